"""Stories of the disclosure chapter."""
