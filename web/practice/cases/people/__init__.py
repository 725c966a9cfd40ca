"""Cases of the people chapter."""
