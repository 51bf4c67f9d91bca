"""Searches that are remembered: every one in a bounded history, named ones in a file each."""
