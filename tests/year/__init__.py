"""A year of the practice desk, with people who do, refuse and forget what is theirs; and what must be true of its rows afterwards.

`python -m tests.year`, or `make year`. The people act by a seeded model; what they say is drawn, and what the desk refuses stays undone.
"""
