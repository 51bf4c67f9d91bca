"""Proofreading: doubtful places of a report, found by a program. Every note rests on evidence that can be shown."""
