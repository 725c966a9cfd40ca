"""Tests of the practice desk."""
