"""What the page of a webinar's report asks: who each doubtful attendee is, and what else is recorded with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from models.registries.entries import refused, wrong
from models.registries.forms.trainings import Corrected
from models.registries.taking_part.reports import Times
from web.lists.attendee_report import FILE, opened, packed
from web.pages.forms.entering import Tried
from web.pages.forms.form_view import Field, Sheet, fields_of
from web.pages.forms.offers import Offers
from web.pages.forms.posted import Posted
from web.pages.forms.questions import Answer, Option, Sort, declared
from web.pages.words.dates import capital
from web.pages.words.wording import typeset
from workflows.engine.cases import NotAllowed
from workflows.facts.rules import many
from workflows.rosters.attendees import Attendee
from workflows.rosters.matching import Known, Match, called_apart

SAID, ABSENT, NOBODY, WHO = "said", "absent", "nobody", "who-"
REPORT, RECORD_ALL = "webinar-report", "Record the attendance"
UPLOAD = Answer(
    FILE, Sort.FILE, "Attendee report",
    "The file that your webinar tool exports: CSV, or a spreadsheet such as .xlsx. We keep nothing of it but the minutes.",
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """An attendee on the page: who it is, or the question who it is; and what the report says, to be sent back."""

    match: Match
    field: Field
    said: str


def unpacked(posted: Posted) -> tuple[Attendee, ...]:
    """Return what a report said, as it was sent back; or raise NotAllowed."""
    said = tuple(opened(each) for each in posted.all(SAID))
    if not said:
        raise refused("choose the file again; the answers came without it")
    return said


def asked_of(matches: Sequence[Match], known: Sequence[Known], tried: Tried) -> list[Asked]:
    """Return each attendee with the field in which it is said who it is; who is sure stands there already."""
    roster = [each for each in known if each.on_roster]
    return [
        Asked(each, _who(number, each, roster, tried), packed(each.attendee)) for number, each in enumerate(matches)
    ]


def questions(found: Sequence[Attendee]) -> list[Answer]:
    """Return which fields there are, and what they ask."""
    return [*(_answer(number, each) for number, each in enumerate(found)), *declared(Corrected)]


def people_said(found: Sequence[Attendee], posted: Posted) -> Mapping[int, list[Times]]:
    """Return when each person was there, as was answered; or raise NotAllowed with each attendee left unanswered."""
    there, faults = dict[int, list[Times]](), []
    for number, each in enumerate(found):
        said = posted.get(_name(number))
        if said.isdecimal() and len(said) < MOST_DIGITS:
            there.setdefault(int(said), []).append(Times(each.spans, each.loose))
        elif said != NOBODY:
            faults.append(wrong(_name(number), f"say who {each.called} is, or that nothing is recorded for this row"))
    if faults:
        raise NotAllowed(*faults)
    return there


MOST_DIGITS = 19  # of the number of a person


def reason_field(tried: Tried) -> Field:
    """Return the field that asks why what is on record already is changed."""
    return fields_of(REPORT, declared(Corrected), tried.posted, tried.misfits)[0]


def report_sheet(action: str, rows: Sequence[Asked], reason: Field, tried: Tried, drafted: str = "") -> Sheet:
    """Return the form with all answers."""
    fields = (*(each.field for each in rows if each.match.doubt), reason)
    return Sheet(REPORT, action, RECORD_ALL, fields, misfits=tried.misfits, draftable=True, drafted=drafted)


def _who(number: int, match: Match, roster: Sequence[Known], tried: Tried) -> Field:
    sent = tried.posted if tried.posted and _name(number) in tried.posted.fields else None
    sure = Posted.of({_name(number): str(match.person.id)}) if match.person else None
    offered = Offers(list(_options(match, roster)))
    return fields_of(REPORT, [_answer(number, match.attendee, _doubt(match))], sent or sure, tried.misfits, offered)[0]


def _options(match: Match, roster: Sequence[Known]) -> Iterator[Option]:
    people = list(dict.fromkeys((*match.likely, *roster)))
    for number, called in called_apart(people).items():
        yield (
            str(number),
            called
            if number in {each.id for each in people if each.on_roster}
            else f"{called}, who is not on the roster yet",
        )
    yield NOBODY, "Nobody: record nothing for this row"


def _answer(number: int, attendee: Attendee, doubt: str = "") -> Answer:
    return Answer(_name(number), Sort.LIST, f"Who is {attendee.called}?", doubt, offered=True)


def _doubt(match: Match) -> str:
    """Say why it is asked who somebody is, and what else the report says of them."""
    said = match.attendee
    address = f" ({said.email})" if said.name and said.email else ""
    return (
        typeset(f"{capital(match.doubt)}{address}. There for {many(said.minutes, 'minutes')}.") if match.doubt else ""
    )


def is_answer(name: str) -> bool:
    """Say whether a field of the form is part of what somebody says of a report."""
    return name in {SAID, ABSENT, *(each.name for each in declared(Corrected))} or name.startswith(WHO)


def _name(number: int) -> str:
    return f"{WHO}{number}"
