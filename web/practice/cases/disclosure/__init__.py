"""Cases of the disclosure chapter."""
