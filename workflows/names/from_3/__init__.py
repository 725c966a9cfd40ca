"""From version 3, which knew late notices of a departure, took days as given, and counted only the last keep of a license."""

from workflows.names.changes import days_as_given, merged_state
from workflows.names.field_changes import assumed_field
from workflows.names.from_3 import law_enforcement, research_and_imports

CHANGES = (
    merged_state("P04", "LATE", "ENDED"),
    assumed_field("P19", "ConductRecord", "last_keep_only", value=True),
    days_as_given(),
    *law_enforcement.CHANGES,
    *research_and_imports.CHANGES,
)
