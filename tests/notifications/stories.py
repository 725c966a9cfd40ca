"""Cases walked through onboarding until every one of its notices has been told to every role."""

from __future__ import annotations

from datetime import datetime
from functools import cache

from sqlalchemy import select

from models.access.rulebook import Rulebook
from models.registries.people_and_agencies import add_person
from models.rows.notices import Message, NoticeRow
from models.rows.people import Agency
from models.rows.registries import License
from tests.databases import sqlite
from tests.desks import FAR_OFF, JO, LEVEL, NOTICED, SERIES_ALONE, SETTLED, SIGNATURE, local
from tests.models.disclosure.funds import ENDS, granted, helen, named
from tests.notifications.mailroom import WANTED, Mailroom
from workflows.law.policy import Editions, Policy
from workflows.law.roles import Role

GAPS_COUNT = Rulebook(
    editions=Editions([Policy("gaps count", SETTLED.date(), Policy.returning_user_gap_days.to(90), *FAR_OFF)])
)


@cache
def told() -> dict[tuple[str, Role], Message]:
    """Return one message of each notice to each role."""
    found: dict[tuple[str, Role], Message] = {}
    for story in (licensed, refused, lapsed, withdrawn, waived, allowed, denied, counted, expired, funded):
        room = Mailroom(sqlite(GAPS_COUNT if story is counted else SERIES_ALONE))
        story(room)
        with room.database.reading() as session:
            rows = select(NoticeRow, Message).join(Message, Message.notice_id == NoticeRow.id).order_by(Message.id)
            for notice, message in session.execute(rows):
                found.setdefault((notice.template, notice.role), message)
        room.database.engine.dispose()
    return found


def cleared(room: Mailroom) -> str:
    """Walk a trainee to where only the username is missing."""
    number = room.training()
    room.do(number, room.jo, "submit", local(3, 10), work="All of it.")
    room.do(
        number, room.dana, "record-session", local(3, 11), title="Intake", held_on="2026-03-02", minutes=60, missed=0
    )
    room.do(number, room.dana, "accept", local(3, 12))
    room.do(number, room.jo, "sign", local(3, 12), **SIGNATURE)
    room.do(number, room.jo, "acknowledge", local(3, 12), **NOTICED)
    room.do(number, room.tess, "decide-level", local(3, 12), **LEVEL)
    room.do(number, room.dana, "record-security-training", local(3, 12), held_on="2026-03-12", minutes=180, missed=0)
    room.tell(local(3, 12))
    return number


def expired(room: Mailroom) -> None:
    """Let the agreement of a cleared trainee expire before the username is there."""
    cleared(room)
    for day in (11, 12, 13, 14):
        room.strike(local(3, day, 0, 1, year=2027))


def licensed_before(room: Mailroom, until: datetime, why: str) -> str:
    """Return the request for somebody whose license at another agency ended."""
    with room.database.writing() as session:
        maple = session.query(Agency).filter_by(key="maple-street-family-center").one()
        person = add_person(session, "Jo Tran", JO, maple, SETTLED)
        session.add(
            License(person_id=person.id, agency_id=maple.id, username="jtran", level="Case Manager II", art=False,
                    issued_at=local(1, 2, year=2025), ended_at=until, ended_why=why)
        )  # fmt: skip
    number = room.ask(local(2, 20), by=room.dana, how="Tess called.")
    room.tell(local(2, 20))
    return number


def allowed(room: Mailroom) -> None:
    """Allow a new license after a termination."""
    number = licensed_before(room, local(6, 1, year=2025), "terminated")
    room.do(number, room.nora, "allow-license", local(2, 23), why="A new agency, and a year without a complaint.")
    room.tell(local(2, 23))


def denied(room: Mailroom) -> None:
    """Deny a new license after a termination."""
    number = licensed_before(room, local(6, 1, year=2025), "terminated")
    room.do(number, room.nora, "deny-license", local(2, 23), why="Client data was sold.")
    room.tell(local(2, 23))


def counted(room: Mailroom) -> None:
    """Count the series that somebody took for an earlier license."""
    number = licensed_before(room, local(2, 1), "left")
    room.do(number, room.dana, "count-earlier-series", local(2, 23))
    room.tell(local(2, 23))


def funded(room: Mailroom) -> None:
    """Let a funder's agreement end while somebody of the fund is on the way to a license."""
    number = granted(room)
    named(room, number, name="Jo Tran", email=JO)
    room.do(number, helen(room), "agency-ends", local(3, 5), **ENDS)
    room.tell(local(3, 5))


def licensed(room: Mailroom) -> None:
    """Walk a late trainee and a late reviewer to the license."""
    number = room.training()
    for day in (12, 16, 18):
        room.strike(local(3, day, 9, 1))
    room.do(number, room.jo, "submit", local(3, 18, 12), work="All of it.")
    room.tell(local(3, 18, 12))
    for day in (20, 24, 31):
        room.strike(local(3, day, 9, 1))
    room.do(number, room.dana, "correct", local(3, 31), wanted=WANTED)
    room.tell(local(3, 31))
    room.do(number, room.jo, "resubmit", local(4, 1), work="Mended.")
    room.do(
        number, room.dana, "record-session", local(4, 1), title="Intake", held_on="2026-03-02", minutes=60, missed=0
    )
    room.do(number, room.dana, "accept", local(4, 3))
    room.tell(local(4, 3))
    room.do(number, room.jo, "sign", local(4, 3), **SIGNATURE)
    room.do(number, room.jo, "acknowledge", local(4, 3), **NOTICED)
    room.do(number, room.tess, "decide-level", local(4, 3), **LEVEL)
    room.do(number, room.dana, "record-security-training", local(4, 3), held_on="2026-04-03", minutes=180, missed=0)
    room.do(number, room.dana, "confirm-username", local(4, 3), username="jtran", created_on="2026-04-03")
    room.tell(local(4, 3))


def refused(room: Mailroom) -> None:
    """Walk a trainee through two failed series."""
    room.do(room.in_review(), room.dana, "repeat", local(3, 12), why="Projects and exits are mixed up.")
    room.tell(local(3, 12))
    number = room.newest().number
    room.do(number, room.dana, "begin-series", local(4, 2), begun_on="2026-04-02")
    room.do(number, room.jo, "submit", local(4, 10), work="All of it.")
    room.do(number, room.dana, "refuse", local(4, 11), why="In two series the homework showed no grasp of exits.")
    room.tell(local(4, 11))


def lapsed(room: Mailroom) -> None:
    """Let a series run out."""
    room.training()
    for day in (18, 27, 31):
        room.strike(local(3, day, 9, 1))
    room.strike(local(4, 2, 0, 1))


def withdrawn(room: Mailroom) -> None:
    """Let an agency withdraw its request."""
    room.do(room.ask(local(2, 20)), room.tess, "withdraw", local(2, 21), why="The position is not filled.")
    room.tell(local(2, 21))


def waived(room: Mailroom) -> None:
    """Waive the series."""
    number = room.ask(local(2, 20))
    room.do(number, room.dana, "waive", local(2, 23), familiarity="Ten years of it.", changes="The new exits screen.")
    room.tell(local(2, 23))
