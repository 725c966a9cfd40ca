"""What is entered again: the same thing, the same person by another spelling, a second case where there may be one."""
