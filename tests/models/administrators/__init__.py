"""Who administers an agency."""
