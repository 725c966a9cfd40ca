"""Stories of the conduct chapter."""
