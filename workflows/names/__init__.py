"""The names under which cases are stored: what they are, what changed since a version, and how what was stored is read."""
