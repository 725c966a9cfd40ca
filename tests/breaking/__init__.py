"""Proof by breaking: whatever is broken in the middle of a deed, of a deadline or of an upgrade, the desk keeps what it promises."""
