"""Stored names: what of a change is found, and what an upcaster mends."""
