"""Interruptions of HMIS, as the desk remembers them."""
