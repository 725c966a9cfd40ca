"""HMIS CSV exports as files: archives, tables and rows, read in a stream."""
