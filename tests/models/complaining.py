"""Factories: a town with the leadership of the Continua and of ICA, and complaints in it."""

from __future__ import annotations

from typing import Any

from models.access.access import Viewer
from models.casebook.case_search import Search as Wanted
from models.casebook.case_search import count, search
from models.intake.intake import Sent, begin
from models.registries.people_and_agencies import add_person, person_of
from models.rows.cases import CaseRow
from models.rows.people import Agency
from tests.desks import SETTLED, Town, local
from workflows.law.roles import COC_BALANCE, COC_CHITTENDEN, COMMITTEE, MANAGING_DIRECTOR, SYSTEM_ADMIN

IDA = "ida.cole@otter.example"
OF_A_USER: dict[str, Any] = {
    "about": "a user", "user": "Ida Cole", "agency": "otter-creek-shelter", "occurred": "February 2026",
    "description": "She shared her password with the night staff.", "complainant": "Robin Vale",
    "contact": "802-555-0117", "anonymous": True,
}  # fmt: skip
OF_STAFF: dict[str, Any] = {
    "about": "an ICA employee", "employee": "Kofi Mensah", "continua": ["Balance of State"],
    "description": "He looked up a neighbor in the HMIS.", "complainant": "Robin Vale", "contact": "802-555-0117",
}  # fmt: skip
ALLEGED: dict[str, Any] = {
    "agency": "otter-creek-shelter", "violator": "a user", "user": IDA, "occurred": "February 2026",
    "what": "Shared her password, as Robin Vale saw.",
}  # fmt: skip
CAME = local(3, 2)


class Leaders(Town):
    """A town with everybody who may have to do with a complaint."""

    def __post_init__(self) -> None:
        """Settle them."""
        super().__post_init__()
        with self.database.writing() as session:
            otter = session.query(Agency).filter_by(key="otter-creek-shelter").one()
            self.kofi = self._officer(session, "Kofi Mensah", SYSTEM_ADMIN)
            self.adele = self._officer(session, "Adele Vance", MANAGING_DIRECTOR)
            self.miriam = self._officer(session, "Miriam Okafor", COC_BALANCE)
            self.joel = self._officer(session, "Joel Sandberg", COC_CHITTENDEN)
            self.greta = self._officer(session, "Greta Lowell", COMMITTEE)
            add_person(session, "Ida Cole", IDA, otter, SETTLED)

    @property
    def ida(self) -> Viewer:
        """The user most complaints are about."""
        return self.viewer(IDA)

    def complain(self, by: Viewer | None = None, **facts: Any) -> str:
        """File a complaint about Ida, with some fields changed, and return its number."""
        with self.database.writing() as session:
            case_id = begin(session, by or self.omar, "P20", Sent({**OF_A_USER, **facts}, another=True), CAME)
            return session.get_one(CaseRow, case_id).number

    def complain_of_staff(self, by: Viewer | None = None, **facts: Any) -> str:
        """File a complaint about Kofi, with some fields changed, and return its number."""
        with self.database.writing() as session:
            case_id = begin(session, by or self.tess, "P20", Sent({**OF_STAFF, **facts}, another=True), CAME)
            return session.get_one(CaseRow, case_id).number

    def who_sees(self, number: str) -> set[str]:
        """Return the first names of those who find a case, by asking for each of them."""
        everybody = [self.viewer(person.email) for person in self.people()]
        with self.database.reading() as session:
            seen = {each.name.split()[0] for each in everybody if count(session, each, Wanted(words=number)).number}
            found = {each.name.split()[0] for each in everybody if search(session, each, Wanted(words=number)).rows}
        assert seen == found
        return seen

    def person(self, email: str) -> int:
        """Return the number of a person."""
        with self.database.reading() as session:
            found = person_of(session, email)
            assert found is not None
            return found.id
