"""Copies of a desk: made, proved, put back, rehearsed; and what tells a desk from a copy of it."""
