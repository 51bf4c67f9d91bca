"""The command line: parses, calls, prints. Everything that the terminal program shows can be had here."""
