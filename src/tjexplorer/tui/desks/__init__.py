"""What the program does on behalf of a reader, one desk for each kind of work. Desks own state, panes only show it."""
