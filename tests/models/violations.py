"""Factories: a town with a licensed user, a Committee of five, and violations walked through it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from models.access.access import Viewer, viewer_of
from models.intake.intake import Sent, act, begin
from models.registries.meeting_calendar import schedule
from models.registries.people_and_agencies import add_person, give_office
from models.rows.cases import CaseRow, Recusal
from models.rows.conduct import Finding, Sanction
from models.rows.people import Agency, Person
from models.rows.registries import License
from tests.desks import SETTLED, Town, local
from workflows.law.roles import AGENCY_DIRECTOR, CHAIR, COC_BALANCE, COC_CHITTENDEN, COMMITTEE, Role

KIM = "kim.roe@otter.example"
ALLEGED: dict[str, Any] = {
    "agency": "otter-creek-shelter", "violator": "a user", "user": KIM, "what": "A password was shared.",
    "occurred": "March 2026",
}  # fmt: skip
FINDING: dict[str, Any] = {"nature": "A shared password", "occurred_on": "2026-03-20"}
GRAVE: dict[str, Any] = {**FINDING, "proposal": "keep the license", "grounds": "Remorse"}
SENT: dict[str, Any] = {"sent_on": "2026-04-01"}
FOUND = local(4, 1, 9)


@dataclass
class Bench(Town):
    """A town with a Committee."""

    def __post_init__(self) -> None:
        """Settle the people, the Committee, and a meeting."""
        super().__post_init__()
        with self.database.writing() as session:
            otter = session.scalars(select(Agency).where(Agency.key == "otter-creek-shelter")).one()
            self.helen = self._officer(session, "Helen Marsh", AGENCY_DIRECTOR, otter)
            self.walter = self._officer(session, "Walter Pine", CHAIR)
            self.miriam = self._officer(session, "Miriam Okafor", COC_BALANCE)
            self.joel = self._officer(session, "Joel Sandberg", COC_CHITTENDEN)
            self.members = [
                self._officer(session, name, COMMITTEE) for name in ("Greta Lowell", "Hassan Idris", "Polly Trask")
            ]
            self.tied = self._member(session, "Emil Novak", otter)
            schedule(session, {"starts_at": local(4, 14, 13), "place": "Montpelier"}, SETTLED, self.dana.id)
            self._license(session, "Kim Roe", KIM, otter)

    @staticmethod
    def _member(session: Any, name: str, agency: Agency) -> Viewer:
        """Seat somebody who works for an agency on the Committee."""
        person = add_person(session, name, f"{name.lower().replace(' ', '.')}@desk.example", agency, SETTLED)
        give_office(session, person, Role.COMMITTEE, None, SETTLED)
        return viewer_of(person)

    @staticmethod
    def _license(session: Any, name: str, email: str, agency: Agency) -> Person:
        person = add_person(session, name, email, agency, SETTLED)
        session.add(
            License(person_id=person.id, agency_id=agency.id, username=email.split("@", maxsplit=1)[0],
                    level="Case Manager I", art=False, issued_at=SETTLED)
        )  # fmt: skip
        return person

    def hire(self, name: str, email: str) -> None:
        """Let Otter Creek have another licensed user."""
        with self.database.writing() as session:
            otter = session.scalars(select(Agency).where(Agency.key == "otter-creek-shelter")).one()
            self._license(session, name, email, otter)

    def allege(self, now: datetime, **facts: Any) -> str:
        """Open a case of what is alleged, and return its number."""
        with self.database.writing() as session:
            case_id = begin(session, self.dana, "P19", Sent({**ALLEGED, **facts}, another=True), now)
            return session.get_one(CaseRow, case_id).number

    def find(self, now: datetime = FOUND, *, finding: dict[str, Any] | None = None, **alleged: Any) -> str:
        """Find a violation, and return the number of its case."""
        number = self.allege(now, **alleged)
        self.do(number, self.dana, "find", now, **(finding or FINDING))
        return number

    def notify(self, now: datetime = FOUND, *, finding: dict[str, Any] | None = None, **alleged: Any) -> str:
        """Find a violation and tell user and agency, and return the number of its case."""
        number = self.find(now, finding=finding, **alleged)
        self.do(number, self.dana, "send-notice", now, sent_on=now.date().isoformat())
        return number

    def vote(self, number: str, by: Viewer, choice: str, now: datetime) -> None:
        """Let a member vote."""
        with self.database.writing() as session:
            act(session, by, number, "vote", Sent({"choice": choice}), now=now, version=None)

    def recuse(self, number: str, who: Viewer) -> None:
        """Let somebody stand aside in a case."""
        with self.database.writing() as session:
            case = session.scalars(select(CaseRow).where(CaseRow.number == number)).unique().one()
            session.add(Recusal(case_id=case.id, person_id=who.id, at=FOUND, reason="They are neighbors."))

    def object_to(self, number: str, now: datetime) -> None:
        """Let an objection to a finding come in by mail, on the day of its entry."""
        self.do(number, self.dana, "take-objection", now, grounds="It was not me.", received_on=now.date().isoformat())

    def revoke(self, number: str, now: datetime) -> None:
        """Let the Committee revoke a finding at its meeting of the day."""
        grounds = "The log shows another user."
        self.do(number, self.dana, "revoke-finding", now, decided_on=now.date().isoformat(), grounds=grounds)

    def sanctions(self) -> list[Sanction]:
        """Return all bars."""
        with self.database.reading() as session:
            return list(session.scalars(select(Sanction).order_by(Sanction.id)))

    def findings(self) -> list[Finding]:
        """Return all findings."""
        with self.database.reading() as session:
            return list(session.scalars(select(Finding).order_by(Finding.id)))

    def license(self, email: str = KIM) -> License:
        """Return somebody's license."""
        with self.database.reading() as session:
            rows = select(License).join(Person, Person.id == License.person_id).where(Person.email == email)
            return session.scalars(rows).unique().one()

    def newest_of(self, process: str) -> CaseRow:
        """Return the case last opened of a process."""
        with self.database.reading() as session:
            rows = select(CaseRow).where(CaseRow.process == process).order_by(CaseRow.id.desc())
            return session.scalars(rows.limit(1)).one()
