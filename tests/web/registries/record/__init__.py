"""What is on record, on pages and on paper."""
