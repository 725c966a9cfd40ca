"""Stories of the clients chapter."""
