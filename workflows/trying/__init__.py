"""A process tried out: every way it can go, and what would happen if."""
