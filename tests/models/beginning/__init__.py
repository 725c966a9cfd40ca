"""Tests of how cases begin."""
