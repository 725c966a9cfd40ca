"""The door of the desk: passwords, tries, links, sessions, tokens."""
