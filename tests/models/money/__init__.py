"""What billing writes, on a real desk."""
