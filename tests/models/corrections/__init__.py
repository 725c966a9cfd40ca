"""Corrections, written and read back on both databases."""
