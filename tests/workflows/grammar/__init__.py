"""A made-up process that uses every word."""
