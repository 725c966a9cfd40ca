"""A bar has the days on which it holds, not those on which it was written."""

from datetime import date, datetime

from models.database import Database
from tests.desks import local
from tests.models.corrections.correcting import confirmed, corrected
from tests.models.violations import FINDING, GRAVE, Bench


def days(bench: Bench) -> list[tuple[datetime, datetime | None]]:
    return [(bar.begun_at, bar.ended_at) for bar in bench.sanctions()]


def third(bench: Bench, now: datetime) -> str:
    """Find three violations, the third before the Committee since a day."""
    bench.find(local(1, 5, 9), finding={**FINDING, "occurred_on": "2026-01-02"})
    bench.find(local(1, 6, 9), finding={**FINDING, "occurred_on": "2026-01-03"})
    return bench.find(now, finding={**GRAVE, "occurred_on": "2026-01-10"})


def kept(bench: Bench, number: str, now: datetime) -> None:
    for member in (bench.walter, *bench.members):
        bench.vote(number, member, "keep", now)


def test_a_bar_ends_with_the_decision_that_keeps_the_license_and_not_before_it(database: Database) -> None:
    bench = Bench(database)
    number = third(bench, local(1, 12, 9))
    bench.do(number, bench.dana, "send-notice", local(1, 12, 10), sent_on="2026-01-12")
    kept(bench, number, local(2, 20, 15))
    bench.sweep(local(2, 20, 16))
    assert days(bench) == [(local(1, 12, 9), local(2, 20, 15))]


def test_a_notice_that_is_entered_a_year_later_bars_on_the_days_after_it_was_sent(database: Database) -> None:
    bench = Bench(database)
    number = bench.find(local(1, 9, 9), finding={**FINDING, "occurred_on": "2026-01-02"})
    bench.do(number, bench.dana, "send-notice", local(2, 1, 9, year=2027), sent_on="2026-01-10")
    bench.sweep(local(2, 1, 10, year=2027))
    assert days(bench) == [(local(1, 10, 0), local(2, 10, 0))]
    assert bench.case(number).state == "AFTERCARE"


def test_a_remedy_that_is_entered_late_ends_the_bar_on_the_day_ica_received_it(database: Database) -> None:
    bench = Bench(database)
    number = bench.notify(local(4, 1, 9))
    bench.do(number, bench.tess, "report-remedy", local(4, 15, 9), action="Trained.", received_on="2026-04-10")
    assert days(bench) == [(local(4, 1, 9), local(4, 10, 0))]


def test_no_bar_ends_before_it_begins(database: Database) -> None:
    bench = Bench(database)
    number = bench.notify(local(4, 1, 9))
    bench.do(number, bench.tess, "report-remedy", local(4, 3, 9), action="Trained.", received_on="2026-04-01")
    assert days(bench) == [(local(4, 1, 9), local(4, 1, 9))]


def test_a_notice_whose_day_is_corrected_ends_otherwise_and_days_served_stay_served(database: Database) -> None:
    bench = Bench(database)
    number = bench.find(local(4, 1, 9))
    bench.do(number, bench.dana, "send-notice", local(4, 6, 9), sent_on="2026-04-02")
    assert not corrected(bench, number, bench.dana, "send-notice", now=local(4, 7), facts={"sent_on": "2026-04-06"})
    confirmed(bench, number, bench.nora, local(4, 7, 12))
    (bar,) = bench.sanctions()
    assert (bar.begun_at, bar.until_on, bar.ended_at) == (local(4, 2, 0), date(2026, 5, 6), None)


def test_a_late_notice_does_not_lengthen_the_third_tier(database: Database) -> None:
    bench = Bench(database)
    number = third(bench, local(2, 1, 9))
    bench.do(number, bench.dana, "send-notice", local(2, 20, 9), sent_on="2026-02-20")
    kept(bench, number, local(3, 1, 9))
    bench.sweep(local(3, 3, 23))
    assert bench.case(number).state == "KEPT"
    bench.sweep(local(3, 4, 6))
    assert bench.case(number).state == "RETRAINING"
    assert days(bench) == [(local(2, 1, 9), local(3, 4, 0))]


def test_a_notice_that_is_still_missing_lengthens_nothing_and_is_still_owed(database: Database) -> None:
    bench = Bench(database)
    number = third(bench, local(2, 1, 9))
    kept(bench, number, local(2, 10, 9))
    bench.do(number, bench.walter, "close-vote", local(2, 10, 10))
    bench.sweep(local(3, 4, 6))
    assert days(bench) == [(local(2, 1, 9), local(3, 4, 0))]
    assert bench.case(number).state == "RETRAINING"
    assert "notify" in bench.open_duties(number)
