"""Lists: what a page of one has, and how the database finds it."""
