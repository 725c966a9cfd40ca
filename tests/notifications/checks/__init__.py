"""The faults of templates, each planted and found; and every notice as every reader gets it."""
