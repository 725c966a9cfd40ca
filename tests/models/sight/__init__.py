"""Who reads what in a case."""
