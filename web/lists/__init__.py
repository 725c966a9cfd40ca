"""Reads what people keep in rows, whatever program wrote it: CSV in any dialect and encoding, and spreadsheets."""
