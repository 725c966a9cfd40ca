"""Tests of the API: the contract's routes, shapes and status codes."""
