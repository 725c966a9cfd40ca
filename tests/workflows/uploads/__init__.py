"""The check of an upload, from its elements to the ways in which it may be unreadable."""
