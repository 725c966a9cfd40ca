"""An agency goes through its users, on a real desk."""
