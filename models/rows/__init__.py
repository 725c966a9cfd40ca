"""Rows: classes with a table, and nothing that asks."""
