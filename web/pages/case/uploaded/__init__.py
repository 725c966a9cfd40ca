"""Uploads of data to a case: sending one, and what stands of them on its page."""
