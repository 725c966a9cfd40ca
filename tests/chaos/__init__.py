"""The desk's real processes, killed at random moments while people work: nothing is lost, and nothing is doubled."""
