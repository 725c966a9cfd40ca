"""What an event does to a case."""
