"""Who keeps a case, and how that changes."""
