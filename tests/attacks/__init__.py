"""A red team: each attack is tried against a running desk, as several people, and has to come to nothing.

What a later change is still to close is marked `xfail(strict=True)` with the number of its fault in people-and-sight.
"""
