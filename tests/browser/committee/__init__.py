"""The Advisory Committee in a real browser."""
