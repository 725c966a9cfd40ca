"""Whoever is accused, named, tied or recused reads nothing of a hearing, holds no task in it and decides nothing: walked.

Each of the four ways out is taken by a member of the Committee, and once by its chair; every page and call of the hearing is
opened, every step is tried, and each is as of a case that does not exist.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from models.access.access import Viewer
from models.accounts.tokens_and_feeds import create_token
from models.casebook.case_search import find
from models.intake.remarks import recuse
from models.registries.people_and_agencies import add_person, give_office, person_of
from models.rows.cases import CaseRow, DutyRow
from models.rows.people import Agency, Person
from scheduler.clock import wall_now
from tests.desks import SETTLED, local
from tests.models.violations import FOUND, GRAVE, KIM, SENT, Bench
from tests.web.registries.desks import Browser, Desk
from workflows.law.roles import COMMITTEE, Role

SECRET = "Lent to a neighbor, says the file."
FINDING = {**GRAVE, "grounds": SECRET}
PAGES = (
    "/meetings", "/meetings/1", "/meetings/1/packet", "/meetings/1/minutes", "/meetings/1/attendance",
    "/meetings/1/minutes/edit", "/inbox", "/inbox?queue=team", "/cases", "/mailbox", "/findings",
    "/api/meetings", "/api/meetings/1", "/api/meetings/1/attendance", "/api/meetings/1/minutes", "/api/cases", "/api/tasks?queue=all",
)  # fmt: skip
HEARD = {
    "/meetings/1", "/meetings/1/packet", "/meetings/1/minutes", "/inbox", "/cases", "/api/meetings/1", "/api/meetings/1/minutes",
}  # fmt: skip
"""Where a member who has no part in it does read of it."""
STEPS = ("vote", "close-vote", "vote-again", "hand-in-statement", "find", "send-notice")


class Chamber(Desk):
    """A desk on which Kim, who lent a password, and the agency that Kim works for may sit on the Committee themselves."""

    settles = Bench

    @property
    def bench(self) -> Bench:
        """The town."""
        assert isinstance(self.town, Bench)
        return self.town

    def seat(self, name: str, role: Role, agency: str = "") -> Viewer:
        """Give a seat on the Committee to somebody new, perhaps of an agency."""
        with self.database.writing() as session:
            of = session.scalars(select(Agency).where(Agency.key == agency)).one_or_none()
            person = add_person(session, name, f"{name.lower().replace(' ', '.')}@otter.example", of, SETTLED)
            give_office(session, person, role, None, SETTLED)
        return self.bench.viewer(person.email)

    def seat_user(self, role: Role, email: str = KIM) -> Viewer:
        """Give a seat to a licensed user of the agency."""
        if email != KIM:
            self.bench.hire("Nan Fay", email)
        with self.database.writing() as session:
            person = person_of(session, email)
            assert person is not None
            give_office(session, person, role, None, SETTLED)
        return self.bench.viewer(email)

    def token(self, who: Viewer) -> str:
        """Return a token for somebody's programs."""
        with self.database.writing() as session:
            return create_token(session, session.get_one(Person, who.id), "hearing", wall_now())

    def brought(self) -> str:
        """Bring a third violation before the Committee."""
        for day in (22, 25):
            before = {"nature": f"Screen left open on March {day}", "occurred_on": f"2026-03-{day - 2}"}
            self.bench.notify(local(3, day, 9), finding=before)
        number = self.bench.find(FOUND, finding=FINDING)
        self.bench.do(number, self.bench.dana, "send-notice", FOUND, **SENT)
        return number


def accused(chamber: Chamber, role: Role) -> tuple[Viewer, str]:
    """Return the user whom the case is about."""
    return chamber.seat_user(role), chamber.brought()


def named(chamber: Chamber, role: Role) -> tuple[Viewer, str]:
    """Return somebody whom a finding about the agency names."""
    who = chamber.seat_user(role, "nan.fay@otter.example")
    about = {"violator": "an agency", "user": None}
    for day in (22, 25):
        before = {"nature": f"No notice on March {day}", "occurred_on": f"2026-03-{day - 2}"}
        chamber.bench.notify(local(3, day, 9), finding=before, **about)
    number = chamber.bench.find(FOUND, finding={**FINDING, "named": ["nan.fay@otter.example"]}, **about)
    chamber.bench.do(number, chamber.bench.dana, "send-notice", FOUND, **SENT)
    return who, number


def tied(chamber: Chamber, role: Role) -> tuple[Viewer, str]:
    """Return somebody who works for the agency of the case."""
    return chamber.seat("Tia Lund", role, "otter-creek-shelter"), chamber.brought()


def recused(chamber: Chamber, role: Role) -> tuple[Viewer, str]:
    """Return somebody who reported a conflict of interest."""
    who, number = chamber.seat("Rex Hale", role), chamber.brought()
    with chamber.database.writing() as session:
        recuse(session, who, find(session, who, number)[0], "We are neighbors.", FOUND)
    return who, number


@pytest.mark.parametrize("role", [COMMITTEE, Role.CHAIR])
@pytest.mark.parametrize("way_out", [accused, named, tied, recused])
def test_nobody_who_is_part_of_it_reads_holds_or_decides(
    way_out: Callable[[Chamber, Role], tuple[Viewer, str]], role: Role
) -> None:
    chamber = Chamber()
    who, number = way_out(chamber, role)
    with chamber.database.reading() as session:
        case = session.scalars(select(CaseRow).where(CaseRow.number == number)).unique().one()
        assert case.state == "THIRD"
        mine = select(DutyRow.key).where(DutyRow.case_id == case.id, DutyRow.closed_at.is_(None))
        held = mine.where((DutyRow.assignee_id == who.id) | (DutyRow.key == f"vote:{who.id}"))
        assert list(session.scalars(held)) == []
    assert chamber.house.practice
    chamber.house.practice.move(local(4, 14, 15))
    browser, token = chamber.browser(who), chamber.token(who)
    assert {path: said for path in PAGES if (said := betrayed(browser, path, token, number))} == {}
    other = chamber.bench.members[0]
    seen, key = chamber.browser(other), chamber.token(other)
    assert {path for path in PAGES if number in betrayed(seen, path, key, number)} >= HEARD
    nothing = browser.get("/cases/26-0000", 404).bare.replace("26-0000", "")
    assert browser.get(f"/cases/{number}", 404).bare.replace(number, "") == nothing
    for step in STEPS:
        browser.post(f"/cases/{number}/{step}", {"choice": "keep"}, 404)
    assert chamber.bench.case(number).state == "THIRD"


def betrayed(browser: Browser, path: str, token: str, number: str) -> list[str]:
    """Return what a page, or an answer to a program, gives away of the case."""
    headers = {"Authorization": f"Bearer {token}"} if path.startswith("/api/") else {}
    answer = browser.client.get(path, headers=headers, follow_redirects=False)
    assert answer.status_code in {200, 403}, (path, answer.status_code)
    return [each for each in (number, SECRET, "In closed session") if each in answer.text]
