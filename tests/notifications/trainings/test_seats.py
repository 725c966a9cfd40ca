"""Mail about trainings: who is signed up, what changed, who waits for a seat, and who was not there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from icalendar import Calendar
from sqlalchemy import select

from models.access.rulebook import Rulebook
from models.accounts.mail_rhythm import choose_mail_rhythm
from models.database import Database
from models.registries.edits.editing import edit
from models.registries.edits.entries import TRAININGS
from models.registries.people_and_agencies import add_person
from models.registries.rosters import record
from models.registries.taking_part.calling_off import call_off
from models.registries.taking_part.sign_ups import give_up, sign_up
from models.registries.taking_part.waiting import wait
from models.registries.trainings import enter_training
from models.rows.people import Agency, Person
from models.rows.registries import Attendance, License, Training
from tests.databases import KINDS, sqlite
from tests.desks import SETTLED, local
from tests.notifications.mailroom import AT_ONCE, Mailroom, squeezed

EDNA, OTIS, TESS = "edna.pell@otter.example", "otis.reed@otter.example", "tess.barlow@desk.example"
PLANNED = {"topic": "general", "title": "Data quality", "held_on": "2026-03-20", "minutes": 60, "begins": "9:30 AM",
           "place": "https://meet.example/1", "seats": 1}  # fmt: skip
WHEN = "Friday, March 20, 2026, at 9:30 a.m."


class Class(Mailroom):
    """A desk with two users of Otter Creek, whose training year runs, and a training with one seat."""

    def __init__(self, database: Database) -> None:
        """Settle them."""
        super().__init__(database)
        with database.writing() as session:
            otter = session.scalars(select(Agency).where(Agency.key == "otter-creek-shelter")).one()
            for name, email in (("Edna Pell", EDNA), ("Otis Reed", OTIS)):
                person = add_person(session, name, email, otter, SETTLED)
                session.add(
                    License(person_id=person.id, agency_id=otter.id, username=email[:4], level="agency-staff", art=False,
                            issued_at=SETTLED)
                )  # fmt: skip
        self.strike(local(1, 1, 9))
        self.plan()

    def plan(self, **facts: Any) -> int:
        """Plan a training."""
        with self.database.writing() as session:
            return enter_training(session, {**PLANNED, **facts}, local(3, 2)).id

    def into(self, deed: Any, email: str, now: datetime, training: int = 1) -> None:
        """Let somebody sign up, or wait for a seat."""
        viewer = self.viewer(email)
        with self.database.writing() as session:
            held, people = session.get_one(Training, training), {"people": [str(viewer.id)]}
            deed(session, viewer, held, people, now=now, today=now.date())
        self.strike(now)

    def out(self, email: str, now: datetime) -> None:
        """Let somebody give their seat up."""
        viewer = self.viewer(email)
        with self.database.writing() as session:
            give_up(session, viewer, session.get_one(Training, 1), viewer.id, now=now, today=now.date())
        self.strike(now)

    def changed(self, now: datetime, **facts: Any) -> None:
        """Let ICA correct what the list says of the training."""
        with self.database.writing() as session:
            said = {**PLANNED, **facts, "reason": "The room is taken."}
            edit(session, TRAININGS, session.get_one(Training, 1), said, now=now, today=now.date(), by=self.dana.id)
        self.strike(now)

    def attendance(self, now: datetime, why: str = "", **missed: int) -> None:
        """Let ICA record who missed how much, by the beginning of each address."""
        with self.database.writing() as session:
            rows = session.scalars(select(Attendance)).all()
            said = {row.id: {"missed": missed[row.person.email[:4]]} for row in rows}
            training = session.get_one(Training, 1)
            record(session, training, said, self.dana.id, now=now, today=now.date(), why=why)
        self.strike(now)

    def mails(self, email: str) -> list[str]:
        """Return the subjects of the mail about trainings that somebody got."""
        found = (each for each in self.messages(to=email) if each.created_at >= local(3, 1))
        return [each.subject for each in found]

    def entry(self, template: str, email: str = EDNA) -> tuple[str, int, str, str]:
        """Return what a mail does to a calendar: the entry's id and number, when it is, and whether it stands."""
        (event,) = Calendar.from_ical(self.messages(template, email)[-1].calendar).walk("VEVENT")
        number, when = int(str(event["SEQUENCE"])), event.decoded("DTSTART")
        return str(event["uid"]), number, f"{when:%m-%d %H:%M}", str(event["STATUS"])


@pytest.fixture
def room() -> Class:
    """Return the desk of these stories."""
    return Class(sqlite(AT_ONCE))


@pytest.fixture(params=KINDS)
def anywhere(request: pytest.FixtureRequest) -> Iterator[Class]:
    """Return that desk on each kind of database, for the stories that go through every query."""
    database = KINDS[request.param](AT_ONCE)
    yield Class(database)
    database.engine.dispose()


def test_who_signs_up_is_told_with_an_entry_that_later_mail_changes_and_takes_out(anywhere: Class) -> None:
    anywhere.into(sign_up, EDNA, local(3, 3))
    assert anywhere.mails(EDNA) == [f"You are signed up for Data quality, {WHEN}"]
    text = squeezed(anywhere.message("training-invited").text)
    assert f"It is {WHEN}, for 60 minutes. Place: https://meet.example/1 " in text
    assert "Sign off on its page by Thursday, March 19, so that somebody else gets your seat." in text
    assert anywhere.entry("training-invited") == ("training-1@desk.hmis.example", 0, "03-20 09:30", "CONFIRMED")
    anywhere.changed(local(3, 4), held_on="2026-03-27", begins="1:00 PM")
    assert anywhere.mails(EDNA)[1] == "Data quality was moved to Friday, March 27, 2026, at 1:00 p.m."
    assert f"It was to be {WHEN} It is Friday, March 27" in squeezed(anywhere.message("training-moved").text)
    assert anywhere.entry("training-moved") == ("training-1@desk.hmis.example", 1, "03-27 13:00", "CONFIRMED")
    anywhere.out(EDNA, local(3, 5))
    assert (
        anywhere.mails(EDNA)[2] == "You are no longer signed up for Data quality, Friday, March 27, 2026, at 1:00 p.m."
    )
    assert anywhere.entry("training-off") == ("training-1@desk.hmis.example", 2, "03-27 13:00", "CANCELLED")
    assert "METHOD:CANCEL" in anywhere.message("training-off").calendar
    anywhere.into(sign_up, EDNA, local(3, 6))
    assert anywhere.entry("training-invited")[1:] == (3, "03-27 13:00", "CONFIRMED")
    assert len(anywhere.mails(EDNA)) == 4


def test_the_first_who_waits_gets_the_seat_that_becomes_free_and_is_told(room: Class) -> None:
    room.into(sign_up, EDNA, local(3, 3))
    room.into(wait, OTIS, local(3, 4))
    room.into(wait, TESS, local(3, 5))
    assert room.mails(OTIS) == []
    room.out(EDNA, local(3, 6))
    assert room.mails(OTIS) == [f"You have a seat in Data quality, {WHEN}"]
    assert "A seat became free, and you were next on the waiting list." in squeezed(
        room.message("training-seat-free", OTIS).text
    )
    assert room.messages("training-seat-free", TESS) == []
    room.changed(local(3, 7), seats=2)
    assert room.message("training-seat-free", TESS).subject == f"You have a seat in Data quality, {WHEN}"


def test_a_training_that_is_called_off_is_taken_out_of_calendars_and_nobody_waits_for_it(anywhere: Class) -> None:
    anywhere.into(sign_up, EDNA, local(3, 3))
    anywhere.into(wait, OTIS, local(3, 4))
    with anywhere.database.writing() as session:
        training, why = session.get_one(Training, 1), {"why": "The trainer is ill."}
        call_off(session, training, why, now=local(3, 5), today=date(2026, 3, 5), by=anywhere.dana.id)
    anywhere.strike(local(3, 5))
    assert [anywhere.mails(each)[-1] for each in (EDNA, OTIS)] == [f"Data quality, {WHEN}, is called off"] * 2
    assert "The trainer is ill." in anywhere.messages("training-called-off", EDNA)[0].text
    assert anywhere.entry("training-called-off")[1:] == (1, "03-20 09:30", "CANCELLED")
    anywhere.strike(local(3, 19, 9))
    assert len(anywhere.mails(EDNA)) == 2


def test_each_reminder_comes_once_on_its_day_in_the_hours_of_the_office(room: Class) -> None:
    room.into(sign_up, EDNA, local(3, 3))
    for day in (12, 13, 14, 19, 19, 20):
        room.strike(local(3, day, 0))
    assert room.mails(EDNA)[1:] == ["Friday, March 20: Data quality", "Tomorrow: Data quality"]
    assert room.entry("training-reminder")[1:] == (0, "03-20 09:30", "CONFIRMED")


def test_who_signs_up_on_the_eve_is_told_once_and_not_reminded_beside_it(room: Class) -> None:
    room.into(sign_up, EDNA, local(3, 19))
    room.strike(local(3, 20, 1))
    assert room.mails(EDNA) == [f"You are signed up for Data quality, {WHEN}"]


def test_after_an_outage_one_message_reminds_of_what_is_still_to_come(room: Class) -> None:
    later = room.plan(title="Reports", held_on="2026-03-25", begins="", seats=None)
    over = room.plan(title="Exits", held_on="2026-03-16", seats=None)
    for training in (1, later, over):
        room.into(sign_up, EDNA, local(3, 3), training)
    room.strike(local(3, 19, 10))
    assert room.mails(EDNA)[3:] == ["Two notices at once: the desk was out of reach"]
    told = room.message("training-reminder", EDNA)
    assert "Training  Tomorrow: Data quality" in told.text
    assert "Training  Wednesday, March 25: Reports" in told.text
    assert told.calendar.count("BEGIN:VEVENT") == 2
    assert "Exits" not in told.text


def test_who_was_signed_up_and_not_there_reads_what_the_year_still_asks_for(anywhere: Class) -> None:
    anywhere.changed(local(3, 2), seats=3)
    for who in (EDNA, OTIS):
        anywhere.into(sign_up, who, local(3, 3))
    anywhere.attendance(local(3, 21), edna=60, otis=0)
    assert anywhere.mails(EDNA)[-1] == "You missed Data quality on Friday, March 20"
    text = squeezed(anywhere.message("training-absent", EDNA).text)
    assert "the attendance says you were not there. You get no credit for it." in text
    assert "For 2026 you still need security training and two general trainings by December 31." in text
    assert "If you were there, reply to reach ICA, who can correct the attendance." in text
    assert "training-absent" not in {
        notice.template for notice in anywhere.notices() if notice.person_id == anywhere.viewer(OTIS).id
    }
    anywhere.strike(local(3, 22))
    assert len(anywhere.messages("training-absent")) == 1
    anywhere.attendance(local(3, 23), why="She joined by phone.", edna=0, otis=0)
    assert anywhere.mails(EDNA)[-1] == "You were at Data quality on Friday, March 20 after all"
    assert "You were at" not in anywhere.mails(OTIS)[-1]
    anywhere.strike(local(3, 24))
    assert len(anywhere.messages("training-was-there")) == 1


def test_whoever_is_found_not_to_have_been_there_after_all_is_told_each_time_it_turns(room: Class) -> None:
    room.into(sign_up, EDNA, local(3, 3))
    room.attendance(local(3, 21), edna=0)
    assert room.mails(EDNA)[-1].startswith("You are signed up for")
    room.attendance(local(3, 23), why="It was another Edna.", edna=60)
    assert room.mails(EDNA)[-1] == "You missed Data quality on Friday, March 20"
    room.attendance(local(3, 24), why="It was she.", edna=0)
    assert room.mails(EDNA)[-1] == "You were at Data quality on Friday, March 20 after all"
    room.attendance(local(3, 25), why="It was not.", edna=60)
    room.strike(local(3, 26))
    assert room.mails(EDNA)[-2:] == [
        "You were at Data quality on Friday, March 20 after all", "You missed Data quality on Friday, March 20"
    ]  # fmt: skip


def test_several_trainings_at_once_are_one_mail_with_all_entries(room: Class) -> None:
    other = room.plan(title="Reports", seats=None)
    viewer = room.viewer(EDNA)
    with room.database.writing() as session:
        for training in (1, other):
            said = {"people": [str(viewer.id)]}
            sign_up(session, viewer, session.get_one(Training, training), said, now=local(3, 3), today=date(2026, 3, 3))
    room.strike(local(3, 3))
    (told,) = room.messages(to=EDNA)[-1:]
    assert told.subject == "You are signed up for two trainings"
    assert told.calendar.count("BEGIN:VEVENT") == 2


def test_who_wants_one_mail_a_day_reads_of_a_distant_training_in_it(room: Class) -> None:
    with room.database.writing() as session:
        edna = session.scalars(select(Person).where(Person.email == EDNA)).one()
        choose_mail_rhythm(session, edna, {"rhythm": "daily"})
    room.into(sign_up, EDNA, local(3, 3, 12))
    (told,) = room.messages("training-invited", EDNA)
    assert told.next_try_at is not None
    assert told.next_try_at > local(3, 4, 0)


def test_a_slip_that_is_put_right_at_once_reaches_nobody() -> None:
    room = Class(sqlite(Rulebook()))
    room.into(sign_up, EDNA, local(3, 3, 10))
    room.out(EDNA, local(3, 3, 10, 5))
    room.strike(local(3, 3, 11))
    assert "training-off" not in {notice.template for notice in room.notices()}


def test_one_reminder_of_the_year_names_all_that_is_still_missing() -> None:
    room = Class(sqlite(AT_ONCE))
    room.strike(local(10, 2, 9))
    assert [each.subject for each in room.messages("reminder", EDNA)] == [
        "Due Thursday, December 31: security training and two general trainings"
    ]
    room.strike(local(1, 1, 9, year=2027))
    assert "What is missing in all: security training and two general trainings." in squeezed(
        room.message("training-security-missed", EDNA).text
    )
