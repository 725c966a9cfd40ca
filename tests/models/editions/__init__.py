"""Editions of the deadlines and limits, on a real desk."""
