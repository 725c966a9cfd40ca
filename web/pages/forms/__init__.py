"""Forms on pages: what they ask, what was typed, and what is wrong with it."""
