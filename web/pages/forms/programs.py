"""The programs that somebody may choose among, by their ProjectIDs."""

from __future__ import annotations

from models.registries.programs import to_choose_from
from web.calls import Call
from web.pages.forms.questions import Option


def programs_offered(call: Call, agency_id: int | None = None) -> list[Option]:
    """Return the programs that run, of one agency or of all that somebody may see, with the agency where it is not clear."""
    found = to_choose_from(call.session, call.viewer, call.today, agency_id)
    several = len({each.agency_id for each in found}) > 1
    return [
        (each.project_id, f"{each.name} ({each.project_id})" + (f", {each.agency.name}" if several else ""))
        for each in found
    ]
