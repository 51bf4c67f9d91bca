"""Records drafted from the texts of reports: what a program can find by itself, for a person to confirm."""
