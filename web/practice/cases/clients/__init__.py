"""Cases of the clients' chapter."""
