"""Authority records: who is who, which words mean the same, and where the reports name them."""
