"""Correcting entries of the registries: always with a reason, and with a history that everybody who edits can read."""
