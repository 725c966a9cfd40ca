"""Letters: what the manual wants in writing."""
