"""What the forms of a case offer to choose among: agencies, programs, and the users of its agency."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from models.intake.starting import all_open
from models.lookups.ending import what_ends
from models.lookups.standing.unused_files import files_to_choose_from
from models.lookups.users_review import users_to_choose_from
from models.registries.directory import agencies
from models.registries.programs import to_choose_from
from models.rows.cases import CaseRow
from web.calls import Call
from web.pages.forms.offers import Offers
from web.pages.forms.questions import Answer, Option
from web.pages.words.dates import day_words


def offers_in(call: Call, case: CaseRow, answers: Sequence[Answer]) -> Offers:
    """Return what a form of a case offers: the agencies somebody sees, and the programs and users of the case's own."""
    return Offers(
        agencies=_agencies(call) if any(each.is_agency or each.are_agencies for each in answers) else (),
        parties=_other_agencies(call, case) if any(each.is_party for each in answers) else (),
        programs=programs_offered(call, case.agency_id) if any(each.are_programs for each in answers) else (),
        users=_users(call, case.agency_id) if any(each.are_users for each in answers) else (),
        files=_files(call, case) if any(each.are_files for each in answers) else (),
        ending=_ending(call, case) if any(each.are_ending for each in answers) else {},
    )


def programs_offered(call: Call, agency_id: int | None = None) -> list[Option]:
    """Return the programs that run, of one agency or of all that somebody may see, with the agency where it is not clear."""
    found = to_choose_from(call.session, call.viewer, call.today, agency_id)
    several = len({each.agency_id for each in found}) > 1
    return [
        (each.project_id, f"{each.name} ({each.project_id})" + (f", {each.agency.name}" if several else ""))
        for each in found
    ]


def _agencies(call: Call) -> list[Option]:
    return [(each.key, each.name) for each in agencies(call.session, call.viewer) if each.closed_at is None]


def _other_agencies(call: Call, case: CaseRow) -> list[Option]:
    """Return the agencies that may have a part in something, besides the one whose case it is."""
    return [(each.key, each.name) for each in all_open(call.session) if each.id != case.agency_id]


def _users(call: Call, agency_id: int | None) -> list[Option]:
    """Return the users of an agency whose departure is not reported, with when each was last in WellSky."""
    found = users_to_choose_from(call.session, agency_id, call.today, call.policy)
    return [(each.address, f"{each.name}{_seen(call, each.last_log_on, idle=idle)}") for each, idle in found]


def _files(call: Call, case: CaseRow) -> list[Option]:
    """Return the unused files that there is something to say about where a case stands, with when each was last used."""
    found = files_to_choose_from(call.session, case)
    return [(each.client, f"Client {each.client}, last used {day_words(each.last_used, year=True)}") for each in found]


def _ending(call: Call, case: CaseRow) -> Mapping[str, Sequence[Option]]:
    """Return what ends with the agency of a case, and what cannot be ended yet."""
    return what_ends(call.session, call.viewer, case.agency_id, case.id) if case.agency_id else {}


def _seen(call: Call, day: date | None, *, idle: bool) -> str:
    """Say when somebody was last in WellSky, as far as that is known, and whether that is long ago."""
    if day is None:
        return ""
    long_ago = f", more than {call.policy.idle_days} days ago" if idle else ""
    return f", last in WellSky on {day_words(day, year=True)}{long_ago}"
