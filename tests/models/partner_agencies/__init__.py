"""Agencies that join and renew, as the desk remembers it."""
