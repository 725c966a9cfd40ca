"""Cases of the money chapter."""
