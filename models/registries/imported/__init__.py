"""Lists that are read into the directory: each row by its key, so that a list may be read again."""
