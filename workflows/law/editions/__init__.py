"""Editions of the policy: as desks write them down, and what differs between two of them."""
