"""What each action of the registry does. Every module owns one kind, and gives its handlers by action id."""
