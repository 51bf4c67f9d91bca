"""Pages about records of the authority files, as entries of a list: who is who, with ways to every place in the reports."""
