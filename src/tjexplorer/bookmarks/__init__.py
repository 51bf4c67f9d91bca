"""Passages that a reader keeps: one file each, found again when the source was edited."""
