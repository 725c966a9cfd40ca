"""What comes in: how long it is and who sends it, looked at before it is read."""
