"""Checking an HMIS CSV export before it is imported: how many answers are missing, element by element."""
