"""Dates and their receipts."""
