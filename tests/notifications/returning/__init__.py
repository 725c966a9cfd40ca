"""Tests of mail that comes back."""
