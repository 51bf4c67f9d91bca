"""A report as rows of cells, every character still tied to its place in the source."""
