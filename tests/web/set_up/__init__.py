"""A desk that nobody is in yet, and how its first people get into it."""
