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
from web.pages.forms.entering import Ask, Tried
from web.pages.forms.form_view import Field, Sheet, fields_of
from web.pages.forms.posted import Posted
from web.pages.forms.questions import Answer, Option, Sort, declared
from web.pages.forms.refusals import NONE, Misfits

ROSTER = "roster"
ENROLL = Ask(Enrollment, "Enroll them", "enroll")


def minutes_asked(names: Iterable[str]) -> list[Answer]:
    """Return what is asked in the fields of these names."""
    return [Answer(name, Sort.NUMBER, "Minutes missed") for name in names]


def minutes(row: Attendance, tried: Tried) -> Field:
    """Return the field that asks what somebody missed, as it was sent, else as it is recorded."""
    name = field_of(row.id)
    by = Markup('Minutes missed<span class="sr"> by {}</span>').format(row.person.name)
    recorded = Posted.of({name: "" if row.missed is None else row.missed})
    again = tried.key == ROSTER
    return fields_of(ROSTER, [Answer(name, Sort.NUMBER, by)], tried.posted if again else recorded, _wrong(tried))[0]


def why_asked() -> tuple[Answer, ...]:
    """Return how it is asked why what is on record already is changed."""
    return declared(Corrected)


def why(tried: Tried) -> Field:
    """Return the field that asks why what is on record already is changed, as it was sent."""
    return fields_of(ROSTER, why_asked(), tried.posted if tried.key == ROSTER else None, _wrong(tried))[0]


def roster_sheet(action: str, fields: Sequence[Field], tried: Tried) -> Sheet:
    """Return the form of a roster."""
    return Sheet(ROSTER, action, "Record the attendance", tuple(fields), misfits=_wrong(tried))


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
