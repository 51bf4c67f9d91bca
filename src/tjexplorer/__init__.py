"""tjexplorer: a terminal reading room for Taiwanese reports about visits to Japanese science institutions."""

__version__ = "0.1.0"
