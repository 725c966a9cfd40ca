"""Proofs, as their words are made."""
