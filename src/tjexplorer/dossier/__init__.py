"""What the reports say of one institution, gathered; and what one passage says that another does not."""
