"""The desk and the client files that nobody uses."""
