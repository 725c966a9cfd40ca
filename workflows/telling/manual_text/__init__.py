"""The manual's own text, and the rules beside it."""
