"""Withholding notes and documents, on both databases."""
