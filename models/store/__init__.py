"""The database itself: its schema, its prepared statements, its copies."""
