"""Bringing a desk up to date: its schema, and what its cases were stored as under earlier names."""
