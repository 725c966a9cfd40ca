"""3.5, 2.2: an interruption of HMIS as the desk remembers it: who is asked to tell their users, what users read, and which days are excused."""

from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from models.casebook.case_search import find
from models.casebook.casebook import NoSuchCase
from models.database import Database
from models.intake.intake import Sent, begin
from models.lookups.standing.interruptions import excused_between, interrupted, last_over, working_elsewhere
from models.registries.people_and_agencies import add_person
from models.rows.cases import CaseRow
from models.rows.notices import Message, NoticeRow
from models.rows.people import Agency
from models.rows.registries import License
from notifications.writing.dispatch import dispatch
from notifications.writing.letterhead import Desk
from tests.desks import SETTLED, Town, local
from tests.models.corrections.correcting import confirmed, corrected
from workflows.engine.cases import NotAllowed

NINE = local(3, 2, 9)
PAPER = "Write intakes on paper."
DOWN: dict[str, Any] = {
    "since": local(3, 2, 8).isoformat(),
    "reach": "all",
    "advice": PAPER,
    "vendor": "A disk failed.",
}
MOVE: dict[str, Any] = {
    "affected": "Madison WI", "office": "Vermont", "moved_on": "2026-03-02", "reached": "Call 802-555-0100", "why": "A flood"
}  # fmt: skip
DESK = Desk("http://desk.example", "desk@desk.example")


class Vermont(Town):
    """A town in which one agency has a user, and the other has none."""

    def __init__(self, database: Database) -> None:
        """Give Otter Creek its user."""
        super().__init__(database)
        with database.writing() as session:
            otter = session.query(Agency).filter_by(key="otter-creek-shelter").one()
            ida = add_person(session, "Ida Cole", "ida@desk.example", otter, SETTLED)
            session.add(
                License(person_id=ida.id, agency_id=otter.id, username="ic", level="Case Manager I", art=False, issued_at=SETTLED)
            )  # fmt: skip
            self.ida_id = ida.id

    def record(self, step: str = "record", facts: dict[str, Any] = DOWN, by: Any = None, now: datetime = NINE) -> str:
        """Begin a case, and return its number."""
        with self.database.writing() as session:
            case_id = begin(session, by or self.dana, "P32", Sent(facts, another=True), now, step=step)
            return session.get_one(CaseRow, case_id).number

    def asked(self) -> list[tuple[str, str]]:
        """Return which agencies are or were asked to tell their users, and where that stands."""
        with self.database.reading() as session:
            rows = session.scalars(select(CaseRow).where(CaseRow.parent_id.is_not(None)).order_by(CaseRow.id))
            return [(row.agency.name if row.agency else "", row.state) for row in rows]

    def relay(self) -> str:
        """Return the number of the case in which an agency was asked last."""
        with self.database.reading() as session:
            rows = select(CaseRow.number).where(CaseRow.parent_id.is_not(None)).order_by(CaseRow.id.desc())
            return session.scalars(rows).first() or ""

    def mails(self, now: datetime) -> list[tuple[str, str, str]]:
        """Let all notices be told, and return what was written: to whom, about what, and the text."""
        assert dispatch(self.database, now, DESK, now) is not None
        with self.database.reading() as session:
            assert session.scalars(select(NoticeRow.template).where(NoticeRow.outcome == "fault")).all() == []
            found = session.scalars(select(Message).order_by(Message.id))
            return [(each.address, each.subject, each.text) for each in found]


def test_each_agency_with_users_is_asked_at_once_and_the_desk_emails_its_users(database: Database) -> None:
    town = Vermont(database)
    number = town.record()
    assert town.asked() == [("Otter Creek Shelter", "TELLING")]
    town.do(town.relay(), town.tess, "tell-users", NINE, by_desk=True)
    text = next(text for to, _, text in town.mails(local(3, 2, 10)) if to == "ida@desk.example")
    assert "HMIS is interrupted since 8:00 a.m. on March 2" in " ".join(text.split())
    assert PAPER in text
    assert number not in text
    assert "disk" not in text


def test_an_agency_reads_its_own_case_and_not_what_the_vendor_said(database: Database) -> None:
    town = Vermont(database)
    number = town.record()
    with database.reading() as session:
        assert find(session, town.tess, town.relay())[0].agency_id
        for case, who in ((number, town.tess), (town.relay(), town.omar)):
            with pytest.raises(NoSuchCase):
                find(session, who, case)


def test_when_hmis_is_back_what_was_not_told_yet_gives_way_and_what_was_lost_is_entered_again(
    database: Database,
) -> None:
    town = Vermont(database)
    number = town.record()
    with database.reading() as session:
        assert interrupted(session, NINE)
    town.do(number, town.dana, "restore", local(3, 2, 15), back_at=local(3, 2, 14).isoformat(), lost_hours=10)
    assert [state for _, state in town.asked()] == ["SUPERSEDED", "TELLING"]
    town.do(town.relay(), town.tess, "tell-users", local(3, 2, 16), by_desk=True)
    assert town.case(town.relay()).state == "REENTERING"
    text = next(
        text for to, subject, text in town.mails(local(3, 2, 17)) if (to, subject) == ("ida@desk.example", "HMIS is back")
    )  # fmt: skip
    assert "Entries since 10:00 p.m. on March 1 may be lost" in " ".join(text.split())
    with database.reading() as session:
        assert interrupted(session, local(3, 2, 16)) is None
        assert last_over(session, local(3, 1))
        excused = excused_between(session, date(2026, 3, 1), date(2026, 3, 31), local(3, 31))
    assert excused == {date(2026, 3, 1), date(2026, 3, 2)}


def test_what_was_recorded_in_error_counts_for_nothing_and_agencies_have_nothing_to_tell(database: Database) -> None:
    town = Vermont(database)
    number = town.record()
    town.do(number, town.dana, "restore", local(3, 2, 15), back_at=local(3, 2, 14).isoformat())
    assert corrected(town, number, town.dana, "restore", now=local(3, 3))
    with database.reading() as session:
        assert interrupted(session, local(3, 3))
    assert [state for _, state in town.asked()] == ["SUPERSEDED", "SUPERSEDED"]
    assert corrected(town, number, town.dana, "record", now=local(3, 4))
    with database.reading() as session:
        assert interrupted(session, local(3, 4)) is None
        assert not excused_between(session, date(2026, 3, 1), date(2026, 3, 31), local(3, 31))


def test_progress_and_a_call_off_can_be_taken_back(database: Database) -> None:
    town = Vermont(database)
    number = town.record()
    said = {"restoring": "tape", "begun_at": NINE.isoformat(), "advice": "Wait."}
    town.do(number, town.dana, "report-progress", NINE, **said)
    with database.reading() as session:
        found = interrupted(session, NINE)
        assert found
        assert (found.expected_at, found.advice) == (local(3, 2, 17), "Wait.")
    assert corrected(town, number, town.dana, "report-progress", now=local(3, 2, 11))
    town.do(number, town.dana, "call-off", local(3, 2, 12), why="Nothing was wrong")
    with database.reading() as session:
        assert interrupted(session, local(3, 2, 13)) is None
        assert not excused_between(session, date(2026, 3, 1), date(2026, 3, 31), local(3, 31))
    assert [state for _, state in town.asked()] == ["SUPERSEDED", "TELLING"]
    assert corrected(town, number, town.dana, "call-off", now=local(3, 2, 14))
    with database.reading() as session:
        found = interrupted(session, local(3, 2, 15))
        assert found
        assert found.expected_at is None


def test_there_is_one_interruption_at_a_time(database: Database) -> None:
    town = Vermont(database)
    town.record()
    with pytest.raises(NotAllowed, match="recorded already"):
        town.record()


def test_who_answers_for_an_agency_hears_that_ica_moved_and_neither_why_nor_from_where(database: Database) -> None:
    town = Vermont(database)
    number = town.record("move", MOVE, town.nora)
    texts = {to: text for to, _, text in town.mails(local(3, 2, 12))}
    assert {"tess.barlow@desk.example", "omar.haddad@desk.example"} <= texts.keys()
    assert "802-555-0100" in texts["tess.barlow@desk.example"]
    assert not [word for word in ("flood", "Madison") if word in texts["tess.barlow@desk.example"]]
    with database.reading() as session:
        moved = working_elsewhere(session)
        assert moved
        assert moved.office == "Vermont"
    town.do(number, town.nora, "go-back", local(3, 9), back_on="2026-03-09")
    with database.reading() as session:
        assert working_elsewhere(session) is None
    assert corrected(town, number, town.nora, "go-back", now=local(3, 10))
    if not corrected(town, number, town.nora, "move", now=local(3, 11)):
        confirmed(town, number, town.dana, local(3, 11))
    with database.reading() as session:
        assert working_elsewhere(session) is None
