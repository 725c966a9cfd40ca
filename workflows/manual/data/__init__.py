"""The data chapter of the manual: their quality, what is imported, and how long they are kept."""
