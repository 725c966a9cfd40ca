"""A chair's task goes to whoever becomes chair, however many members there are who can never do it."""

from models.access.access import Viewer
from models.intake.intake import Sent, begin
from models.intake.remarks import recuse
from models.registries.people_and_agencies import give_office
from models.rows.cases import CaseRow, DutyRow
from models.rows.people import Person
from tests.databases import by_turns
from tests.desks import SETTLED
from tests.models.violations import FOUND, Bench
from workflows.law.roles import CHAIR, COMMITTEE

MOVED = {"title": "A shorter series", "text": "Resolved, that ICA proposes four sessions.", "kind": "resolution"}


def test_a_new_chair_has_the_tasks_that_nobody_has() -> None:
    bench = Bench(by_turns("a new chair"))
    with bench.database.writing() as session:
        for name in ("Ada Roy", "Bea Stone", "Cora Bly", "Dora Lind"):
            bench._officer(session, name, COMMITTEE)
        case_id = begin(session, bench.members[0], "P34", Sent(MOVED), FOUND)
    assert holder(bench, case_id) == bench.walter.id
    with bench.database.writing() as session:
        recuse(session, bench.walter, session.get_one(CaseRow, case_id), "A relative moved it.", FOUND)
    assert holder(bench, case_id) is None, "any member may see to it, as long as there is no chair"
    become_chair(bench, bench.members[1])
    assert holder(bench, case_id) == bench.members[1].id


def become_chair(bench: Bench, who: Viewer) -> None:
    with bench.database.writing() as session:
        give_office(session, session.get_one(Person, who.id), CHAIR, None, SETTLED)


def holder(bench: Bench, case_id: int) -> int | None:
    """Return who has the task to put the motion to the vote."""
    with bench.database.reading() as session:
        return session.query(DutyRow).filter_by(case_id=case_id, key="put", closed_at=None).one().assignee_id
