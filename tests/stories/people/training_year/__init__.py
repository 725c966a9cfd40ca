"""A training year, and what becomes of one that was missed."""
