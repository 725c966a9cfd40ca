"""Violations and findings, as the registries keep them."""
