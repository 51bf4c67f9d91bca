"""From values to text in formats that others read. Pure functions: nothing here opens a file."""
