"""Cases of the governance chapter."""
