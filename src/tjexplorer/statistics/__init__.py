"""Counting words: how often, where, beside which others, and which set a report apart."""
