"""What the records of a library say against each other and against the sources: all mistakes, each with file and line."""
