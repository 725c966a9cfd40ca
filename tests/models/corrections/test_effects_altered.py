"""What effects leave in the registries where their step said something else, or where only the last of them is struck."""

from datetime import date

from sqlalchemy import select

from models.database import Database
from models.rows.cases import CaseRow
from tests.desks import local
from tests.models.corrections.test_effects_undone import struck
from tests.models.corrections.test_recounts import found
from tests.models.violations import FINDING, KIM, Bench


def test_a_notice_dated_otherwise_moves_the_end_of_its_suspension(database: Database) -> None:
    bench = Bench(database)
    case = bench.find()
    bench.do(case, bench.dana, "send-notice", local(4, 3), sent_on="2026-04-03")
    (bar,) = bench.sanctions()
    struck(bench, case, "send-notice", local(4, 6), facts={"sent_on": "2026-04-02"})
    (otherwise,) = bench.sanctions()
    assert (bar.until_on, otherwise.until_on) == (date(2026, 5, 3), date(2026, 5, 2))
    assert (otherwise.begun_at, otherwise.ended_at) == (bar.begun_at, None)


def test_an_agency_s_finding_that_names_another_user_suspends_that_one(database: Database) -> None:
    bench = Bench(database)
    bench.hire("Bo Lind", "bo@otter.example")
    named = {**FINDING, "named": [KIM]}
    case = bench.notify(finding=named, violator="an agency", user=None)
    bench.do(case, bench.dana, "confirm-suspension", local(4, 1, 15), done_on="2026-04-01")
    struck(bench, case, "find", local(4, 6), facts={**FINDING, "named": ["bo@otter.example"]})
    one, other = bench.sanctions()
    assert (one.ended_at, one.ended_why) == (local(4, 6), "entered in error")
    assert (other.person_id, other.until_on, other.ended_at) == (
        bench.viewer("bo@otter.example").id,
        one.until_on,
        None,
    )
    with database.reading() as session:
        opened = select(CaseRow.subject_id).where(CaseRow.process == "D01")
        assert set(session.scalars(opened)) == {one.person_id, other.person_id}


def test_days_served_stay_served_though_the_finding_was_none(database: Database) -> None:
    bench = Bench(database)
    case = bench.notify()
    bench.do(case, bench.tess, "report-remedy", local(4, 10), action="Trained.", received_on="2026-04-10")
    (bar,) = bench.sanctions()
    struck(bench, case, "find", local(4, 20))
    (after,) = bench.sanctions()
    assert (after.begun_at, after.ended_at, after.ended_why) == (bar.begun_at, local(4, 10), bar.ended_why)


def test_what_was_decided_first_of_a_finding_counts_again_once_a_later_decision_is_struck(database: Database) -> None:
    bench = Bench(database)
    _, _, third = found(bench)
    for member in (bench.walter, *bench.members):
        bench.vote(third, member, "keep", local(5, 2))
    later = bench.find(local(6, 20), finding={**FINDING, "occurred_on": "2026-06-15"})
    bench.do(later, bench.nora, "confirm", local(6, 21), grounds="As alleged.")
    assert [each.outcome for each in bench.findings()] == ["", "", "kept", "terminated"]
    struck(bench, later, "confirm", local(6, 22))
    assert [each.outcome for each in bench.findings()] == ["", "", "kept", "to be confirmed"]
    assert bench.findings()[-1].decided_on == date(2026, 6, 20)
    assert bench.license().ended_at is None
