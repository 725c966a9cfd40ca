"""A desk on which people hold licenses, and texts are published for them to sign."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select

from models.casebook.case_search import find
from models.intake.intake import Sent, act
from models.registries.people_and_agencies import add_person
from models.registries.policy_texts.publishing import publish
from models.registries.policy_texts.signatures import Line, Sought, Standing, all_signatures, counts_of
from models.rows.cases import CaseRow
from models.rows.people import Agency, Person
from models.rows.registries import License, PolicyText
from tests.desks import SETTLED, Town

NOTICE: dict[str, Any] = {
    "kind": "privacy-notice", "edition": "edition of 2026", "effective_on": "2026-03-02",
    "words": "Privacy notice\r\n\r\nPeople are asked first.", "news": "Clients are asked first.",
}  # fmt: skip
AGREEMENT = {**NOTICE, "kind": "user-agreement", "words": "User Agreement\n\nI keep my password to myself."}
GUIDELINES = {
    **NOTICE, "kind": "guidelines", "words": "Guidelines\n\nEnter data within days.",
    "posted_at": "https://icalliances.org/vermont",
}  # fmt: skip
STEPS: dict[str, tuple[str, dict[str, Any]]] = {
    "privacy-notice": ("acknowledge-notice", {"received": True}),
    "user-agreement": ("sign-agreement", {"agree": True, "conflict_statement": True}),
    "guidelines": ("receive-guidelines", {"received": True}),
}


class Readers(Town):
    """A desk whose users sign texts."""

    def licensed(self, name: str, *agencies: str, issued: datetime = SETTLED) -> int:
        """Let somebody hold a license at each of these agencies, and return the person's number."""
        with self.database.writing() as session:
            at = [session.scalars(select(Agency).where(Agency.name == each)).one() for each in agencies]
            email = f"{name.lower().replace(' ', '.')}@desk.example"
            person = session.scalars(select(Person).where(Person.name == name)).one_or_none()
            person = person or add_person(session, name, email, at[0], issued)
            session.flush()
            for agency in at:
                held = {"level": "Case Manager I", "art": False, "issued_at": issued, "agency_id": agency.id}
                session.add(License(person_id=person.id, username=f"{person.id}-{agency.id}", **held))
            return person.id

    def publish(self, now: datetime, **facts: Any) -> int:
        """Let ICA publish an edition, and return its number."""
        with self.database.writing() as session:
            text = publish(session, {**NOTICE, **facts}, now, self.dana.id)
            session.flush()
            return text.id

    def open_cases(self, person_id: int) -> list[str]:
        """Return the numbers of the open cases that ask somebody for a signature, the newest first."""
        with self.database.reading() as session:
            rows = select(CaseRow.number).where(
                CaseRow.process == "P33", CaseRow.subject_id == person_id, CaseRow.closed_at.is_(None)
            )
            return list(session.scalars(rows.order_by(CaseRow.id.desc())))

    def sign(self, person_id: int, now: datetime, kind: str = "privacy-notice", name: str = "") -> None:
        """Let somebody sign what is asked of them."""
        with self.database.writing() as session:
            person = session.get_one(Person, person_id)
            viewer = self.viewer(person.email)
            step, facts = STEPS[kind]
            (number,) = self.open_cases(person_id)
            case, _ = find(session, viewer, number)
            act(
                session,
                viewer,
                case.number,
                step,
                Sent({**facts, "signed_as": name or person.name}),
                now=now,
                version=None,
            )

    def lines(self, text_id: int, now: datetime, by: Any = None) -> list[tuple[str, str, str]]:
        """Return how it stands with everybody's signature: person, agency, standing."""
        return [(each.person, each.agency, each.standing.value) for each in self.all_lines(text_id, now, by)]

    def all_lines(self, text_id: int, now: datetime, by: Any = None) -> list[Line]:
        """Return the same with the days."""
        with self.database.reading() as session:
            text = session.get_one(PolicyText, text_id)
            return all_signatures(session, by or self.dana, Sought(text, now))

    def counted(self, text_id: int, now: datetime, by: Any = None) -> dict[str, int]:
        """Return how many lines there are of each standing that has any."""
        with self.database.reading() as session:
            found = counts_of(session, by or self.dana, session.get_one(PolicyText, text_id), now)
            return {standing.value: number for standing, number in found.items() if number}

    @property
    def standings(self) -> type[Standing]:
        """The standings there are."""
        return Standing
