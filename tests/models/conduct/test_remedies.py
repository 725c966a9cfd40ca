"""A report of a remedy names an action: one that does not is refused, or sent back, and then it ended nothing."""

import pytest

from models.database import Database
from tests.desks import local
from tests.models.corrections.correcting import confirmed, corrected
from tests.models.violations import FINDING, GRAVE, Bench
from workflows.engine.cases import NotAllowed

REPORT = {"action": "We looked into it.", "received_on": "2026-04-10"}
BACK = {"missing": "Say what was done."}


def test_a_report_that_names_no_action_ends_nothing(database: Database) -> None:
    bench = Bench(database)
    number = bench.notify()
    with pytest.raises(NotAllowed, match="say what was done: a report that names no action") as refused:
        bench.do(number, bench.tess, "report-remedy", local(4, 10), action="x", received_on="2026-04-10")
    assert refused.value.first.field == "action"
    assert [bar.ended_at for bar in bench.sanctions()] == [None]


def test_ica_sends_a_report_back_and_the_suspension_goes_on_as_if_it_had_not_come(database: Database) -> None:
    bench = Bench(database)
    number = bench.notify()
    bench.do(number, bench.tess, "report-remedy", local(4, 10), **REPORT)
    assert [bar.ended_at for bar in bench.sanctions()] == [local(4, 10)]
    bench.do(number, bench.dana, "send-remedy-back", local(4, 13), **BACK)
    assert bench.case(number).state == "FIRST"
    assert [bar.ended_at for bar in bench.sanctions()] == [None]
    assert "remedy" in bench.open_duties(number)
    bench.sweep(local(5, 2, 6))
    assert [bar.ended_at for bar in bench.sanctions()] == [local(5, 2, 0)]


def test_a_report_is_sent_back_within_icas_own_days_only(database: Database) -> None:
    bench = Bench(database)
    number = bench.notify()
    bench.do(number, bench.tess, "report-remedy", local(4, 10), **REPORT)
    with pytest.raises(NotAllowed, match="within 3 days of it"):
        bench.do(number, bench.dana, "send-remedy-back", local(4, 14), **BACK)


def test_a_report_of_a_second_violation_that_is_sent_back_is_asked_for_again(database: Database) -> None:
    bench = Bench(database)
    bench.find()
    number = bench.notify(local(4, 1, 12), finding={**FINDING, "occurred_on": "2026-02-01"})
    bench.do(number, bench.tess, "report-remedy", local(4, 10), **REPORT)
    assert "remedy-second" not in bench.open_duties(number)
    bench.do(number, bench.dana, "send-remedy-back", local(4, 12), **BACK)
    assert "remedy-second" in bench.open_duties(number)
    bench.sweep(local(5, 3, 6))
    assert bench.case(number).state == "SECOND"


def test_a_report_sent_back_by_mistake_ended_the_suspension_after_all(database: Database) -> None:
    bench = Bench(database)
    number = bench.notify()
    bench.do(number, bench.tess, "report-remedy", local(4, 10), **REPORT)
    bench.do(number, bench.dana, "send-remedy-back", local(4, 12), **BACK)
    assert not corrected(bench, number, bench.dana, "send-remedy-back", now=local(4, 13))
    confirmed(bench, number, bench.nora, local(4, 13, 12))
    assert bench.case(number).state == "AFTERCARE"
    assert [bar.ended_at for bar in bench.sanctions()] != [None]


def test_a_second_allegation_joins_the_finding_of_the_same_deed(database: Database) -> None:
    bench = Bench(database)
    first = bench.notify()
    second = bench.allege(local(4, 2))
    with pytest.raises(NotAllowed, match="give the number of a case in which a violation of the same user"):
        bench.do(second, bench.dana, "same-deed", local(4, 2), case="26-0000")
    bench.do(second, bench.dana, "same-deed", local(4, 2), case=first)
    assert bench.case(second).state == "SAME_DEED"
    assert [each.tier for each in bench.findings()] == [1]


def test_two_findings_near_in_person_and_day_are_looked_at(database: Database) -> None:
    bench = Bench(database)
    bench.notify()
    near = bench.notify(local(4, 2), finding={**FINDING, "occurred_on": "2026-03-25"})
    far = bench.notify(local(4, 3), finding={**GRAVE, "occurred_on": "2025-03-25"})
    assert "one-deed" in bench.open_duties(near)
    assert "one-deed" not in bench.open_duties(far)
    bench.do(near, bench.dana, "other-deed", local(4, 4), why="Another computer.")
    assert "one-deed" not in bench.open_duties(near)
