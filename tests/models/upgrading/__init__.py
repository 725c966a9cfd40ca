"""Desks that are brought up to date."""
