"""Stories of the data chapter."""
