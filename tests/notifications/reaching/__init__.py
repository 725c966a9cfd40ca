"""Whom a notice reaches."""
