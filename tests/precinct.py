"""Factories: a town with executive directors and both Continua, and law enforcement that asks for information."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from models.access.access import Viewer
from models.intake.intake import Sent, act, begin
from models.rows.cases import CaseRow
from models.rows.people import Agency
from tests.desks import local
from tests.notifications.mailroom import Mailroom
from workflows.law.roles import AGENCY_DIRECTOR, COC_BALANCE, COC_CHITTENDEN, Role

OTTER, MAPLE = "otter-creek-shelter", "maple-street-family-center"
REQUEST: dict[str, Any] = {
    "instrument": "written request", "received_on": "2026-06-01", "requesting_agency": "Burlington Police Department",
    "official": "Det. R. Cole", "supervisor": "Lt. A. Grange", "their_number": "26-B-1107",
    "sought": "Entry and exit dates of one household", "agencies": [OTTER, MAPLE],
}  # fmt: skip
CHECKED = dict.fromkeys(("signed", "material", "identified", "limited", "deidentified"), True)
GIVEN: dict[str, Any] = {
    "recipient": "Det. R. Cole", "what": "Entry and exit dates", "given_on": "2026-06-10", "lawful": True,
}  # fmt: skip
RELEASE = {**GIVEN, **CHECKED, "approved": True, "consented": True}
CONSENT: dict[str, Any] = {"signed_by": "Miriam Okafor", "signed_on": "2026-06-05"}
PREMISES: dict[str, Any] = {
    **REQUEST, "instrument": "no request: evidence of a crime at the agency", "agencies": [OTTER]
}  # fmt: skip


class Precinct(Mailroom):
    """A town where law enforcement asks for information."""

    def __post_init__(self) -> None:
        """Settle the executive directors and the Continua."""
        super().__post_init__()
        with self.database.writing() as session:
            otter, maple = (session.query(Agency).filter_by(key=key).one() for key in (OTTER, MAPLE))
            self.helen = self._officer(session, "Helen Marsh", AGENCY_DIRECTOR, otter)
            self.paul = self._officer(session, "Paul Renner", AGENCY_DIRECTOR, maple)
            self.miriam = self._officer(session, "Miriam Okafor", COC_BALANCE)
            self.joel = self._officer(session, "Joel Sandberg", COC_CHITTENDEN)
            self.adele = self._officer(session, "Adele Vance", Role.MANAGING_DIRECTOR)

    def requested(self, by: Viewer | None = None, **facts: Any) -> str:
        """Enter a request on Monday, June 1, and return the number of its case."""
        with self.database.writing() as session:
            case_id = begin(session, by or self.dana, "P13", Sent({**REQUEST, **facts}, another=True), local(6, 1))
            return session.get_one(CaseRow, case_id).number

    def in_review(self, **facts: Any) -> str:
        """Hand a complete request to counsel on June 1."""
        number = self.requested(**facts)
        self.do(number, self.dana, "complete", local(6, 1, 11), **CHECKED)
        return number

    def offered(self) -> str:
        """Let counsel and both Continua agree by June 10."""
        number = self.in_review()
        self.do(number, self.miriam, "consent", local(6, 5), **CONSENT)
        self.do(number, self.joel, "consent", local(6, 6), **CONSENT | {"signed_by": "Joel Sandberg"})
        self.do(number, self.ruth, "approve", local(6, 10), opinion="All statements are there.")
        return number

    def released(self) -> str:
        """Let one agency release and the other decide not to."""
        number = self.offered()
        self.do(number, self.helen, "release", local(6, 10, 11), **RELEASE)
        self.do(number, self.paul, "decline", local(6, 10, 12), why="The household has left the state.")
        return number

    def answers_for(self, number: str, by: Viewer, party: str, at: datetime, step: str, **facts: Any) -> None:
        """Let somebody answer in the name of an agency."""
        with self.database.writing() as session:
            act(session, by, number, step, Sent(facts, party=party), now=at, version=None)
