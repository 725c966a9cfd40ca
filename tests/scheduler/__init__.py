"""Tests of the sweep, the worker and the practice clock."""
