"""Workflows decide: the manual's processes as values, and the pure engine that runs them."""
