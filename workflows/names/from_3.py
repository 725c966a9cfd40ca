"""From version 3, in which a late notice of a departure led to a state of its own."""

from workflows.names.changes import merged_state

CHANGES = (merged_state("P04", "LATE", "ENDED"),)
