"""Violations and findings on pages."""
