"""From version 3, in which a late notice of a departure led to a state of its own, and only the last keep of a license counted."""

from workflows.names.changes import merged_state
from workflows.names.field_changes import assumed_field

CHANGES = (
    merged_state("P04", "LATE", "ENDED"),
    assumed_field("P19", "ConductRecord", "last_keep_only", value=True),
)
