"""What the keys do: the registry of actions, the names of keys, and the keys that a reader chose."""
