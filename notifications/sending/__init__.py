"""A mail of the outbox is carried to a mail server."""
