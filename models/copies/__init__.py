"""Copies of a desk: made while it is in use, proved, put back; and what tells a desk from a copy of it."""
