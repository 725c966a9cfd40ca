"""The scheduler wakes: the clock, the sweep of what is due, and the worker that does both again and again."""
