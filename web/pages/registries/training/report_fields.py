"""What the page of a webinar's report asks: who each doubtful attendee is, and what else is recorded with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from models.registries.entries import refused, wrong
from models.registries.forms.trainings import Corrected
from models.registries.taking_part.reports import Times
from web.lists.delimited import rows_of_text
from web.lists.encodings import decoded
from web.lists.spreadsheets import is_spreadsheet, rows_of_sheet
from web.lists.unreadable import Unreadable
from web.pages.forms.entering import Tried
from web.pages.forms.form_view import Field, Sheet, fields_of
from web.pages.forms.offers import Offers
from web.pages.forms.posted import Posted
from web.pages.forms.questions import Answer, Option, Sort, declared
from web.pages.words.dates import capital
from web.pages.words.wording import typeset
from workflows.engine.cases import NotAllowed
from workflows.facts.rules import many
from workflows.rosters.attendees import Attendee, attendees
from workflows.rosters.columns import NoRoster, score
from workflows.rosters.matching import Known, Match, called_apart
from workflows.rosters.times import Span

FILE, SAID, ABSENT, NOBODY, WHO = "report", "said", "absent", "nobody", "who-"
REPORT, RECORD_ALL = "webinar-report", "Record the attendance"
MOST_BYTES = 5_000_000
MOST_PEOPLE = 1000
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


def read_report(content: bytes) -> tuple[Attendee, ...]:
    """Return whom a file names; or raise NotAllowed with what is wrong with the file."""
    if not content:
        raise NotAllowed(wrong(FILE, "choose the attendee report"))
    if len(content) > MOST_BYTES:
        raise NotAllowed(wrong(FILE, f"a report has at most {MOST_BYTES // 1_000_000} megabytes; choose another file"))
    try:
        rows = rows_of_sheet(content)[0] if is_spreadsheet(content) else rows_of_text(decoded(content)[0], score)
        found = attendees(list(rows))
    except Unreadable as error:
        raise NotAllowed(wrong(FILE, f"we can't read this file: {error.message}")) from error
    except NoRoster as error:
        raise NotAllowed(wrong(FILE, str(error))) from error
    if len(found) > MOST_PEOPLE:
        raise NotAllowed(wrong(FILE, f"it names more than {MOST_PEOPLE:,} people, as no report of a training does"))
    return found


def packed(attendee: Attendee) -> str:
    """Return what a report says of somebody, to be sent back with the answers: nothing of it is kept meanwhile."""
    return msgspec.json.encode((attendee.name, attendee.email, attendee.spans, attendee.loose)).decode()


def unpacked(posted: Posted) -> tuple[Attendee, ...]:
    """Return what a report said, as it was sent back; or raise NotAllowed."""
    try:
        said = [msgspec.json.decode(each, type=tuple[str, str, tuple[Span, ...], int]) for each in posted.all(SAID)]
    except msgspec.MsgspecError as error:
        raise refused("choose the file again; what was sent with the answers cannot be read") from error
    if not said:
        raise refused("choose the file again; the answers came without it")
    return tuple(Attendee(*each) for each in said)


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
