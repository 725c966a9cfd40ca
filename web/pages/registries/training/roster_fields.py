"""What the page of a roster asks: of each row the minutes missed, and of those found who takes part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from models.access.belonging import asking
from models.registries.forms.trainings import Corrected, Enrollment
from models.registries.rosters import field_of
from models.rows.people import Person
from models.rows.registries import Attendance
from web.calls import Call
from web.pages.forms.drafted import typed_in
from web.pages.forms.entering import Ask, Tried
from web.pages.forms.form_view import Field, Sheet, fields_of
from web.pages.forms.posted import Posted
from web.pages.forms.questions import Answer, Option, Sort, declared
from web.pages.forms.refusals import NONE, Misfits

ROSTER, RECORD = "roster", "Record the attendance"
IN_FULL = "in_full"  # whether everybody whose minutes are left empty attended in full
ENROLL = Ask(Enrollment, "Enroll them", "enroll", drafts=False)
SIGN_UP = Ask(Enrollment, "Sign up", "sign-up", drafts=False)
WAIT = Ask(Enrollment, "Wait for a seat", "wait", drafts=False)


def minutes_asked(names: Iterable[str]) -> list[Answer]:
    """Return what is asked in the fields of these names."""
    return [Answer(name, Sort.NUMBER, "Minutes missed") for name in names]


def minutes(row: Attendance, tried: Tried, draft: Posted) -> Field:
    """Return the field that asks what somebody missed, as it was sent, else as it was left, else as it is recorded."""
    name = field_of(row.id)
    by = Markup('Minutes missed<span class="sr"> by {}</span>').format(row.person.name)
    recorded = draft if name in draft.fields else Posted.of({name: _recorded(row)})
    again = tried.key == ROSTER
    return fields_of(ROSTER, [Answer(name, Sort.NUMBER, by)], tried.posted if again else recorded, _wrong(tried))[0]


def _recorded(row: Attendance) -> str:
    return "" if row.missed is None else str(row.missed)


def typed_on(rows: Iterable[Attendance], posted: Posted) -> dict[str, list[str]]:
    """Return what was typed into a roster: minutes other than those on record, why, and the box for the rest."""
    news = [field_of(row.id) for row in rows if posted.get(field_of(row.id)) != _recorded(row)]
    fields = typed_in([*minutes_asked(news), *why_asked()], posted)
    rest = posted.get(IN_FULL)
    return {**fields, IN_FULL: [rest]} if rest else fields


def why_asked() -> tuple[Answer, ...]:
    """Return how it is asked why what is on record already is changed."""
    return declared(Corrected)


def why(tried: Tried, draft: Posted) -> Field:
    """Return the field that asks why what is on record already is changed, as it was sent or left."""
    return fields_of(ROSTER, why_asked(), tried.posted if tried.key == ROSTER else draft, _wrong(tried))[0]


def roster_sheet(action: str, fields: Sequence[Field], tried: Tried, drafted: str) -> Sheet:
    """Return the form of a roster."""
    return Sheet(ROSTER, action, RECORD, tuple(fields), misfits=_wrong(tried), draftable=True, drafted=drafted)


def offers(call: Call, people: Iterable[Person]) -> list[Option]:
    """Return people as those to choose, each with the agency they work for, or that asks for them."""
    found = list(people)
    asked = {number: f"asked for by {name}" for number, (name, _) in asking(call.session, call.viewer, found).items()}
    return [
        (str(who.id), f"{who.name}, {who.agency.name if who.agency else asked.get(who.id, 'no agency')}, {who.email}")
        for who in found
    ]


def _wrong(tried: Tried) -> Misfits:
    return tried.misfits if tried.key == ROSTER else NONE
