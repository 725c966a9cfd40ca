"""Stories of the people chapter."""
