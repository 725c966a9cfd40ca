"""A notice becomes the mails of its readers."""
