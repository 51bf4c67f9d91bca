"""Characters and nothing else: folding with an offset map, matching, line breaking, cell widths, dates."""
