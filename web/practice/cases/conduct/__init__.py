"""Cases of the conduct chapter."""
