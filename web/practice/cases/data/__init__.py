"""Cases of the data chapter."""
