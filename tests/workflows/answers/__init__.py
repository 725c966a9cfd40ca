"""Forms as they are read from what somebody sent."""
