"""A training year, remembered on a real desk."""
