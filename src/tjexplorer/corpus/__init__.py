"""Reports on disk, and their segmentation into sections and reading text."""
