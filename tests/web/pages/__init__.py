"""Tests of the pages of the daily work."""
