"""Tests of what is remembered of conflicts of interest (P09)."""
