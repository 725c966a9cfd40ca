"""What somebody may name in a form, by what they read of the case."""
