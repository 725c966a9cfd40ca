"""What the manual says of itself: its clauses and numbers, its days, its roles, its levels."""
