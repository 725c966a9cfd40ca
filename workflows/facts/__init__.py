"""What may be known of a case, the dates that are reckoned from it, and what a decision may change beyond it."""
