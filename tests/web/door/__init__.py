"""What comes in: who asks and how much, before anything is read; and what is refused of it."""
