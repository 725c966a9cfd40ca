"""What the desk finds out for a case by itself; a file a chapter."""
