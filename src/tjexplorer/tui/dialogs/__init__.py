"""Screens that stand over the panes for one question."""
