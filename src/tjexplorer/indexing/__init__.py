"""What is searched, and the index of it: a cache that can be deleted at any time."""
