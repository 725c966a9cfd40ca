"""From version 3, in which a late notice of a departure led to a state of its own, and days were taken as they were given."""

from workflows.names.changes import days_as_given, merged_state

CHANGES = (merged_state("P04", "LATE", "ENDED"), days_as_given())
