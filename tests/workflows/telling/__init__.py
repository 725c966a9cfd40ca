"""A declaration told."""
