"""Factories: a small desk with people in it, and cases walked through it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from models.access.access import Viewer, viewer_of
from models.access.rulebook import Rulebook
from models.casebook.case_search import duties_of, newest_about
from models.database import Database
from models.intake.intake import Sent, act, begin
from models.registries.people_and_agencies import add_agency, add_person, give_office, person_of, sign_partnership
from models.rows.cases import CaseRow, DutyRow
from models.rows.people import Agency, Person
from scheduler.sweep import Swept, sweep
from tests.remembered import made_once
from workflows.law.continua import Continuum
from workflows.law.policy import Editions, Policy
from workflows.law.roles import AGENCY_ADMIN, ICA_DIRECTOR, SYSTEM_ADMIN, Role

SETTLED = datetime(2025, 1, 6, 15, tzinfo=ZoneInfo("UTC"))
SIGNED = datetime(2026, 1, 5, 15, tzinfo=ZoneInfo("UTC"))  # the agreements, so that none is renewed in most stories
FAR_OFF = (Policy.usual_days.to(3650), Policy.level_days.to(3650), Policy.new_task_mail.to(False))
"""What the manual leaves untimed, so late that stories of other dates never meet it."""
SERIES_ALONE = Rulebook(editions=Editions([Policy("far targets", SETTLED.date(), *FAR_OFF)]))
JO = "jo.tran@otter.example"
ASKED: dict[str, Any] = {
    "agency": "otter-creek-shelter", "name": "Jo Tran", "email": JO, "engagement": "paid staff",
    "adult": True, "authorized": True, "level": "Case Manager II",
}  # fmt: skip
SIGNATURE: dict[str, Any] = {"agree": True, "conflict_statement": True, "signed_as": "Jo Tran"}
NOTICED: dict[str, Any] = {"received": True, "signed_as": "Jo Tran"}
LEVEL: dict[str, Any] = {"level": "Case Manager II", "provider": "Otter Creek", "oriented": True}


def local(month: int, day: int, hour: int = 10, minute: int = 0, *, year: int = 2026) -> datetime:
    """Return a moment in Vermont."""
    return datetime(year, month, day, hour, minute, tzinfo=ZoneInfo("America/New_York"))


@dataclass
class Town:
    """A desk with two agencies, ICA's staff, and their moves; no case yet."""

    database: Database

    def __post_init__(self) -> None:
        """Settle the people."""
        made_once(Town, self.database, self._settle)
        with self.database.reading() as session:
            known = {person.name: viewer_of(person) for person in session.query(Person)}
        self.tess, self.omar = known["Tess Barlow"], known["Omar Haddad"]
        self.dana, self.nora, self.ruth = known["Dana Whitcomb"], known["Nora Feld"], known["Ruth Abernathy"]

    def _settle(self) -> None:
        with self.database.writing() as session:
            otter = add_agency(session, "Otter Creek Shelter", "shelter", [Continuum.BALANCE])
            maple = add_agency(session, "Maple Street Family Center", "shelter", [Continuum.CHITTENDEN])
            sign_partnership(session, otter, "Helen Marsh", SETTLED, SIGNED)
            sign_partnership(session, maple, "Paul Renner", SETTLED, SIGNED)
            self._officer(session, "Tess Barlow", AGENCY_ADMIN, otter)
            self._officer(session, "Omar Haddad", AGENCY_ADMIN, maple)
            self._officer(session, "Dana Whitcomb", SYSTEM_ADMIN)
            self._officer(session, "Nora Feld", ICA_DIRECTOR)
            self._officer(session, "Ruth Abernathy", Role.COUNSEL)

    @staticmethod
    def _officer(session: Any, name: str, role: Role, agency: Agency | None = None) -> Viewer:
        email = f"{name.lower().replace(' ', '.')}@desk.example"
        person = add_person(session, name, email, agency, SETTLED)
        give_office(session, person, role, agency, SETTLED)
        return viewer_of(person)

    def viewer(self, email: str) -> Viewer:
        """Return somebody as one who asks."""
        with self.database.reading() as session:
            person = person_of(session, email)
            assert person is not None
            return viewer_of(person)

    def ask(self, now: datetime, by: Viewer | None = None, how: str = "", **facts: Any) -> str:
        """Open a case for a new user, and return its number; ICA says how an agency's request came in."""
        with self.database.writing() as session:
            case_id = begin(session, by or self.tess, "P03", Sent({**ASKED, **facts}, how=how, another=True), now)
            return session.get_one(CaseRow, case_id).number

    def do(self, number: str, by: Viewer, step: str, now: datetime, **facts: Any) -> None:
        """Let somebody take a step."""
        with self.database.writing() as session:
            act(session, by, number, step, Sent(facts), now=now, version=None)

    def case(self, number: str) -> CaseRow:
        """Return a case's row."""
        with self.database.reading() as session:
            return session.query(CaseRow).filter_by(number=number).one()

    def newest(self, email: str = JO) -> CaseRow:
        """Return the case last opened about somebody."""
        with self.database.reading() as session:
            return newest_about(session, email)

    def open_duties(self, number: str) -> dict[str, DutyRow]:
        """Return the open duties of a case by their keys."""
        with self.database.reading() as session:
            rows = duties_of(session, self.case(number).id)
            return {duty.key: duty for duty in rows if duty.closed_at is None}

    def sweep(self, now: datetime) -> Swept:
        """Let the clock act on all that is due."""
        return sweep(self.database, now)

    @property
    def jo(self) -> Viewer:
        """The trainee of most stories."""
        return self.viewer(JO)

    @property
    def jo_id(self) -> int:
        """The trainee's number."""
        return self.jo.id

    def people(self) -> list[Person]:
        """Return everybody."""
        with self.database.reading() as session:
            return list(session.query(Person))
