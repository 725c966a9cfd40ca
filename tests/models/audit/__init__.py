"""Tests of the audit log: its chain, and what it counts."""
