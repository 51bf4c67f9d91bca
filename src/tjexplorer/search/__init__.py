"""The query language, the written forms, hits and the concordance."""
