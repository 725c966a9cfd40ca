"""Factories: the town that is attacked, with what attackers look for in it."""

from __future__ import annotations

from typing import Any

from models.access.access import Viewer, viewer_of
from models.intake.intake import Sent, begin
from models.intake.remarks import attach
from models.registries.people_and_agencies import add_agency, add_person, give_office, person_of
from models.rows.cases import CaseRow
from models.rows.people import Agency
from tests.campus import MAPLE, OTTER, PROPOSAL, TERMS
from tests.desks import SETTLED, local
from tests.models.complaining import Leaders
from tests.models.violations import FINDING, GRAVE, Bench
from tests.precinct import REQUEST
from workflows.law.continua import Continuum
from workflows.law.roles import AGENCY_DIRECTOR, Role

NOW = local(3, 2, 12)
MARKER = "<xss\"'onerror=alert(1)>"  # in a page it is text, or it is an attack that came through
HIDDEN = "a secret that only its readers know"
FOREIGN = "what another agency wrote"
LONE = "lone-pine-shelter"  # which has no administrator


class Crowd(Bench, Leaders):
    """A town with the leadership, a Committee, a university and the police."""

    def __post_init__(self) -> None:
        """Settle them, and begin their cases."""
        super().__post_init__()
        with self.database.writing() as session:
            lone = add_agency(session, "Lone Pine Shelter", "shelter", [Continuum.BALANCE])
            self.lena = self._officer(session, "Lena Frost", AGENCY_DIRECTOR, lone)
        self.greta, self.hassan, self.polly = self.members
        self.third = self._third()

    @staticmethod
    def _officer(session: Any, name: str, role: Role, agency: Agency | None = None) -> Viewer:
        """Give a role to somebody, who may be there already."""
        email = f"{name.lower().replace(' ', '.')}@desk.example"
        person = person_of(session, email) or add_person(session, name, email, agency, SETTLED)
        if not any(office.role is role for office in person.offices):
            give_office(session, person, role, agency, SETTLED)
            session.refresh(person)
        return viewer_of(person)

    def _third(self) -> str:
        """Put a third violation before the Committee."""
        self.find(local(1, 9), finding={**FINDING, "occurred_on": "2026-01-05"}, occurred="January 2026")
        self.find(local(2, 9), finding={**FINDING, "occurred_on": "2026-02-05"}, occurred="February 2026")
        return self.notify(local(3, 1), finding={**GRAVE, "occurred_on": "2026-02-26"}, occurred="February 2026")

    def research(self, **facts: Any) -> str:
        """Record a proposal and ask the agencies."""
        with self.database.writing() as session:
            said = {**PROPOSAL, "agencies": [OTTER, MAPLE, LONE], **facts}
            case_id = begin(session, self.dana, "P15", Sent(said, another=True), local(2, 9))
            number = session.get_one(CaseRow, case_id).number
        self.do(number, self.dana, "accept-terms", local(2, 16), **TERMS)
        return number

    def police(self, by: Viewer, **facts: Any) -> str:
        """Enter a request of law enforcement."""
        with self.database.writing() as session:
            said = {**REQUEST, "received_on": "2026-02-23", **facts}
            case_id = begin(session, by, "P13", Sent(said, another=True), local(2, 23))
            return session.get_one(CaseRow, case_id).number


def filled(town: Crowd) -> tuple[dict[str, str], dict[str, int]]:
    """Fill a town with what attackers look for."""
    town.ask(NOW)
    numbers = {
        "complaint": town.complain(description=HIDDEN),
        "of staff": town.complain_of_staff(description=HIDDEN),
        "license": town.ask(NOW, name="Kay Lund", email="kay@otter.example"),
        "third": town.third,
    }
    with town.database.writing() as session:
        marked = add_agency(session, f"Agency {MARKER}", "shelter", [Continuum.BALANCE])
        add_person(session, f"Pat {MARKER}", "pat@marked.example", marked, SETTLED)
        otter = session.query(Agency).filter_by(key=OTTER).one()
        add_person(session, f"Sam {MARKER}", "sam@otter.example", otter, SETTLED)
        case = session.query(CaseRow).filter_by(number=numbers["license"]).one()
        kept = attach(session, town.tess, case, "plan.pdf", content=b"%PDF-1.7 " + FOREIGN.encode(), now=NOW)
        return numbers, {"document": kept.id, "kay": town.viewer("kay@otter.example").id}
