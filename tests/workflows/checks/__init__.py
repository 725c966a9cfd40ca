"""Faults planted and found."""
