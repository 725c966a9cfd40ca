"""The log of a process: its events as lines for people or as JSON for programs, and neither names a person."""
