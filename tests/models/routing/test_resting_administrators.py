"""An administrator whose license is suspended or has ended: ICA does the duties, the executive director consents (crossings: Agency)."""

from __future__ import annotations

from datetime import datetime

import pytest
from sqlalchemy import select

from models.casebook.case_search import find
from models.casebook.changing_hands import follow_licenses
from models.database import Database
from models.intake.intake import Sent, begin
from models.intake.starting import ways_for
from models.lookups.changes import tell_of_users
from models.rows.cases import CaseRow
from models.rows.conduct import Sanction
from models.rows.notices import NoticeRow
from models.rows.people import Agency, Person
from models.rows.registries import License
from tests.desks import SETTLED, local
from tests.models.violations import KIM, Bench
from tests.precinct import OTTER
from workflows.engine.cases import NotAllowed
from workflows.grammar.takers import RESTS
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.people.access_level import PROCESS as ACCESS


class Resting(Bench):
    """A town whose administrator Tess has a license, and in which Kim needs a new password."""

    def settle(self) -> None:
        """License Tess, so that there is something to suspend."""
        with self.database.writing() as session:
            tess = session.get_one(Person, self.tess.id)
            session.add(License(person_id=tess.id, agency_id=self.otter, username="tbarlow", level="Agency Administrator",
                                art=False, issued_at=SETTLED))  # fmt: skip
            tell_of_users(session, SETTLED, self.otter)

    @property
    def otter(self) -> int:
        """The agency."""
        with self.database.reading() as session:
            return session.scalars(select(Agency.id).where(Agency.key == OTTER)).one()

    def begun(self, process: str, step: str, now: datetime, **facts: object) -> str:
        """Let the administrator or ICA begin a case about Kim, and return its number."""
        with self.database.writing() as session:
            case_id = begin(session, self.dana, process, Sent({"agency": OTTER, "user": KIM, **facts}), now, step=step)
            return session.get_one(CaseRow, case_id).number

    def whose(self, number: str, duty: str) -> tuple[str, int | None]:
        """Return the team and the person who have a task."""
        row = self.open_duties(number)[duty]
        return row.team.key, row.assignee_id

    def bar(self, now: datetime, *, agency: bool = False) -> None:
        """Suspend Tess, or all of the agency."""
        with self.database.writing() as session:
            case_id = session.scalars(select(CaseRow.id)).first()
            whom = {"agency_id": self.otter} if agency else {"person_id": self.tess.id}
            session.add(Sanction(case_id=case_id, kind="training", begun_at=now, **whom))
            follow_licenses(session, {self.tess.id}, {self.otter}, now)


def settled(database: Database) -> Resting:
    town = Resting(database)
    town.settle()
    return town


def test_whose_license_is_suspended_for_a_violation_hands_the_duties_to_ica_and_has_them_back_afterwards(
    database: Database,
) -> None:
    town = settled(database)
    asked = town.begun("P07", "ask-for", local(3, 30), why="locked", since="2026-03-30")
    theirs, icas = (AGENCY_ADMIN.key, town.tess.id), (SYSTEM_ADMIN.key, town.dana.id)
    assert town.whose(asked, "reset") == theirs
    violation = town.notify(user="tess.barlow@desk.example", now=local(4, 1))
    assert town.whose(asked, "reset") == icas
    with database.reading() as session:
        told = session.scalars(select(NoticeRow).where(NoticeRow.template.in_(("task-lost", "task-handed"))))
        assert [(each.template, each.person_id) for each in told] == [("task-lost", town.tess.id)]  # Dana did it
        assert find(session, town.tess, asked)  # she reads it as before
        assert "change" not in [step.name for step in ways_for(session, town.tess, ACCESS)]
    with pytest.raises(NotAllowed, match=RESTS):
        town.do(asked, town.tess, "reset", local(4, 2), reset_on="2026-04-02", handed_over="in person")
    town.do(violation, town.helen, "report-remedy", local(4, 3), action="We retrained her.", received_on="2026-04-03")
    assert town.whose(asked, "reset") == theirs


@pytest.mark.parametrize("agency", [False, True], ids=["of hers", "of the agency"])
def test_while_a_bar_of_any_kind_stands_the_executive_director_consents(database: Database, *, agency: bool) -> None:
    town = settled(database)
    town.sweep(local(1, 1))
    with database.reading() as session:
        review = session.scalars(select(CaseRow).where(CaseRow.process == "D03", CaseRow.agency_id == town.otter)).one()
    assert town.whose(review.number, "agency") == (AGENCY_ADMIN.key, town.tess.id)
    town.bar(local(1, 2), agency=agency)
    assert town.whose(review.number, "agency") == (AGENCY_DIRECTOR.key, town.helen.id)


def test_whose_license_has_ended_does_nothing_as_administrator_and_who_never_had_one_does(database: Database) -> None:
    town = Resting(database)
    asked = town.begun("P07", "ask-for", local(3, 30), why="locked", since="2026-03-30")
    assert town.whose(asked, "reset") == (AGENCY_ADMIN.key, town.tess.id)  # she holds none yet
    town.settle()
    with database.writing() as session:
        held = session.scalars(select(License).where(License.person_id == town.tess.id)).one()
        held.ended_at = local(4, 1)
        follow_licenses(session, {town.tess.id}, (), local(4, 1))
    assert town.whose(asked, "reset") == (SYSTEM_ADMIN.key, town.dana.id)
