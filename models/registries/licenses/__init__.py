"""Licenses: their usernames, their levels, and when each was last used."""
