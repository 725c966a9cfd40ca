"""What a program may choose among in a step, where the desk lists it: what it chooses is sent back by its key."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from models.lookups.ending import what_ends
from models.lookups.standing.unused_files import files_to_choose_from
from models.lookups.users_review import users_to_choose_from
from models.registries.programs import to_choose_from
from models.rows.cases import CaseRow
from web.api.shapes import ChoiceShape
from web.calls import Call
from workflows.facts.forms import Form
from workflows.law.fields import Mark, marked

Lists: TypeAlias = Callable[[Call, CaseRow, str], Iterable[tuple[str, str]]]


def choices_in(call: Call, row: CaseRow, form: type[Form] | None) -> dict[str, list[ChoiceShape]]:
    """Return what a form of a case lets somebody choose among, by field, as far as the desk lists it."""
    if form is None:
        return {}
    return {
        field: [ChoiceShape(key=key, words=words) for key, words in listed(call, row, field)]
        for mark, listed in LISTS.items()
        for field in marked(form, mark)
    }


def _ending(call: Call, row: CaseRow, field: str) -> Iterable[tuple[str, str]]:
    found = what_ends(call.session, call.viewer, row.agency_id, row.id) if row.agency_id else {}
    return found.get(field, ())


def _users(call: Call, row: CaseRow, _: str) -> Iterable[tuple[str, str]]:
    return (
        (each.address, each.name)
        for each, _ in users_to_choose_from(call.session, row.agency_id, call.today, call.policy)
    )


def _programs(call: Call, row: CaseRow, _: str) -> Iterable[tuple[str, str]]:
    found = to_choose_from(call.session, call.viewer, call.today, row.agency_id)
    return ((each.project_id, each.name) for each in found)


def _files(call: Call, row: CaseRow, _: str) -> Iterable[tuple[str, str]]:
    found = files_to_choose_from(call.session, row)
    return ((each.client, f"last used {each.last_used.isoformat()}") for each in found)


LISTS: dict[Mark, Lists] = {
    Mark.ENDING: _ending, Mark.USERS: _users, Mark.PROGRAMS: _programs, Mark.FILES: _files,
}  # fmt: skip
