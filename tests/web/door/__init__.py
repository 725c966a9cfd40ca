"""The door: signing in, who asks and how much before anything is read, and what is refused of what comes in."""
