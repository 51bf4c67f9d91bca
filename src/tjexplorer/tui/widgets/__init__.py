"""Widgets that several panes and dialogs share."""
