"""Searching: what finds what, and nobody finds by what they may not read."""
