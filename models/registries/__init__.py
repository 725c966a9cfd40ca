"""What outlives a case, as people keep it and read it."""
