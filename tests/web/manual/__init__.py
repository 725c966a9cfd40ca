"""The manual and its numbers on pages."""
