"""What an event does to a case: pure, and all of it."""
