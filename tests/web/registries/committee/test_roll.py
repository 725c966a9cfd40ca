"""1: the Committee's seats and terms on its page; what is missing is a task, and nobody's role hangs on it."""

import pytest
from sqlalchemy import select

from models.rows.cases import CaseRow, DutyRow
from scheduler.clock import PracticeClock
from tests.desks import local
from tests.models.violations import Bench
from tests.web.registries.desks import Answer, Desk, typed

PAGE, MARCH_23 = "/committee", local(3, 23)
SEAT = {"kind": "users", "area": "state"}


class Hall(Desk):
    """A desk with a Committee."""

    settles = Bench

    @property
    def bench(self) -> Bench:
        """The town."""
        assert isinstance(self.town, Bench)
        return self.town

    def term(self, seat: int, member: str, *days: int, status: int = 303) -> Answer:
        """Give a seat, from a day of March 2026 to one of December of a year."""
        year, day = days
        facts = {"member": member, **typed("begins_on", local(3, day)), **typed("ends_on", local(12, 31, year=year))}
        return self.dana.post(f"{PAGE}/seats/{seat}/term", facts, status)

    def turn(self, month: int, day: int, year: int = 2026) -> None:
        """Move the clock and sweep."""
        assert isinstance(self.house.clock, PracticeClock)
        self.house.clock.move(local(month, day, year=year))
        self.bench.sweep(local(month, day, year=year))

    def care(self) -> tuple[str, set[str]]:
        """Return where the newest case about the Committee stands, and what is owed in it."""
        with self.database.reading() as session:
            rows = select(CaseRow).where(CaseRow.process == "D04").order_by(CaseRow.id.desc())
            case = session.scalars(rows).unique().first()
            if case is None:
                return "", set()
            open_ = select(DutyRow.key).where(DutyRow.case_id == case.id, DutyRow.closed_at.is_(None))
            return case.state, set(session.scalars(open_))


@pytest.fixture
def hall() -> Hall:
    """Return a desk with a Committee, and no seat on record."""
    return Hall()


def test_seats_are_given_for_terms_and_what_is_missing_is_a_task_until_it_is_there(hall: Hall) -> None:
    hall.turn(3, 21)
    assert hall.care() == ("", set())  # a Committee that keeps no seats here is asked for nothing
    assert "No seat is on record" in hall.dana.get(PAGE).words
    hall.dana.post(f"{PAGE}/seats/add", SEAT)
    assert "Empty seat: HMIS users, the whole state" in hall.dana.get(PAGE).words
    hall.turn(3, 22)
    assert hall.care() == ("WANTED", {"fill-seats"})
    greta = hall.bench.members[0]
    assert "Choose a member of the Committee" in hall.term(1, "tess.barlow@otter.example", 2026, 1, status=422).words
    hall.term(1, "greta.lowell@desk.example", 2026, 1)
    assert hall.care() == ("SETTLED", set())
    words = hall.browser(greta).get(PAGE).words
    assert "Chair: Walter Pine. Nobody is the vice chair" in words
    assert "HMIS users, the whole state Greta Lowell Until December" in words
    assert (
        "Somebody has this seat on some of these days"
        in hall.term(1, "polly.trask@desk.example", 2027, 9, status=422).words
    )


def test_before_a_term_ends_somebody_is_to_follow_and_meetings_of_a_year_are_planned_at_once(hall: Hall) -> None:
    hall.dana.post(f"{PAGE}/seats/add", SEAT)
    hall.term(1, "greta.lowell@desk.example", 2026, 1)
    hall.turn(12, 1)  # thirty days before the term ends; the only meeting was in April
    assert hall.care() == ("WANTED", {"schedule", "renew-terms"})
    plan = {
        **typed("starts_at", local(12, 8)),
        "starts_at-t": "13:00",
        "months": "2",
        "meetings": "6",
        "place": "Barre",
    }
    assert "Six meetings scheduled." in hall.dana.told("/meetings/plan", plan)
    assert hall.care() == ("WANTED", {"renew-terms"})
    assert "Tuesday, October 12, 2027" in hall.dana.get("/meetings").words  # the second Tuesday, ten months later
    assert "The term of Greta Lowell ends December 31, 2026" in hall.dana.get(PAGE).words


def test_a_term_that_is_taken_back_leaves_an_empty_seat_and_takes_nobodys_role(hall: Hall) -> None:
    hall.dana.post(f"{PAGE}/seats/add", SEAT)
    hall.term(1, "greta.lowell@desk.example", 2026, 1)
    hall.dana.post(f"{PAGE}/seats/1/terms/1/take-back")
    words = hall.dana.get(PAGE).words
    assert "Nobody has this seat" in words
    assert "Members without a seat on record" in words
    assert "Greta Lowell" in words
    hall.dana.post(f"{PAGE}/seats/1/give-up", typed("on", MARCH_23))
    hall.turn(3, 23)
    assert "No seat is on record" in hall.dana.get(PAGE).words


def test_the_chair_keeps_the_seats_a_member_reads_them_and_an_agency_sees_none(hall: Hall) -> None:
    hall.browser(hall.bench.walter).post(f"{PAGE}/seats/add", SEAT)
    member = hall.browser(hall.bench.members[0])
    assert "Add a seat" not in member.get(PAGE).words
    member.post(f"{PAGE}/seats/add", SEAT, 403)
    hall.tess.get(PAGE, 403)
