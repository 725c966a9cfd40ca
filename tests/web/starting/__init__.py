"""Tests of how a case begins."""
