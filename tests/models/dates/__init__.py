"""Tests of dates as the rows have them."""
