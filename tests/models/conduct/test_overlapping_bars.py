"""Two suspensions side by side: WellSky is asked for, and confirmed, right to the last, whichever case ends last."""

from sqlalchemy import select

from models.database import Database
from models.rows.cases import CaseRow
from models.rows.notices import Message
from notifications.writing.dispatch import dispatch
from tests.desks import local
from tests.models.corrections.test_recounts import revoke
from tests.models.violations import FINDING, KIM, Bench
from tests.notifications.mailroom import DESK

REMEDY = {"action": "Trained.", "received_on": "2026-04-05"}


def two(bench: Bench) -> tuple[str, str]:
    """Suspend Kim by a first violation, in WellSky too, and by a second one."""
    first = bench.notify(local(4, 1, 9))
    bench.do(first, bench.dana, "confirm-suspension", local(4, 1, 15), done_on="2026-04-01")
    second = bench.notify(local(4, 3, 9), finding={**FINDING, "occurred_on": "2026-03-02"})
    bench.do(first, bench.tess, "report-remedy", local(4, 5), **REMEDY)
    bench.do(second, bench.tess, "report-remedy", local(4, 5), **REMEDY)
    return first, second


def close(bench: Bench, number: str) -> None:
    bench.do(number, bench.dana, "record-training", local(4, 6), held_on="2026-04-06", what="Passwords")
    bench.do(number, bench.dana, "report", local(4, 14, 15), told_on="2026-04-14")


def subjects(bench: Bench) -> list[str]:
    now = local(5, 4)
    dispatch(bench.database, now, DESK, now)
    with bench.database.reading() as session:
        return [each.subject for each in session.query(Message).filter(Message.address == KIM).order_by(Message.id)]


def test_the_case_that_ends_last_asks_to_reinstate_what_another_had_suspended_in_wellsky(database: Database) -> None:
    bench = Bench(database)
    first, second = two(bench)
    assert "reinstatement" not in bench.open_duties(first)
    close(bench, first)
    assert bench.open_duties(first).keys() == {"objecting"}  # as long as somebody may object
    bench.sweep(local(5, 2, 6))
    assert bench.case(first).state == "CLOSED"
    bench.sweep(local(5, 4, 6))
    assert "reinstatement" in bench.open_duties(second)
    bench.do(second, bench.dana, "confirm-reinstatement", local(5, 4, 9), done_on="2026-05-04")
    assert [bar.ended_confirmed_at for bar in bench.sanctions() if bar.begun_confirmed_at] == [local(5, 4, 9)]


def test_of_two_cases_that_both_wait_one_confirmation_is_enough(database: Database) -> None:
    bench = Bench(database)
    first, second = two(bench)
    bench.sweep(local(5, 4, 6))
    assert {"reinstatement"} <= bench.open_duties(first).keys() & bench.open_duties(second).keys()
    bench.do(first, bench.dana, "confirm-reinstatement", local(5, 4, 9), done_on="2026-05-04")
    assert "reinstatement" not in bench.open_duties(second)


def test_your_suspension_has_ended_is_said_only_when_nothing_else_suspends(database: Database) -> None:
    bench = Bench(database)
    two(bench)
    subjects(bench)
    bench.sweep(local(5, 4, 6))
    said = [each for each in subjects(bench) if "suspen" in each]
    assert said == ["One of your suspensions has ended, another still runs", "Your suspension has ended"]


def test_a_suspension_that_was_never_made_in_wellsky_does_not_vanish(database: Database) -> None:
    bench = Bench(database)
    number = bench.notify(local(4, 1, 9))
    bench.do(number, bench.tess, "report-remedy", local(4, 5), **REMEDY)
    close(bench, number)
    assert bench.open_duties(number).keys() == {"unserved", "objecting"}
    bench.do(number, bench.dana, "explain-suspension", local(4, 15), why="Nobody was there.")
    bench.sweep(local(5, 2, 6))
    assert bench.case(number).state == "CLOSED"


def test_one_that_was_made_and_only_not_confirmed_is_reinstated_there(database: Database) -> None:
    bench = Bench(database)
    number = bench.notify(local(4, 1, 9))
    bench.do(number, bench.tess, "report-remedy", local(4, 5), **REMEDY)
    bench.do(number, bench.dana, "explain-suspension", local(4, 6), done_on="2026-04-02")
    assert "reinstatement" in bench.open_duties(number)


def test_where_a_correction_ends_the_last_suspension_the_license_is_turned_on_again_in_wellsky(
    database: Database,
) -> None:
    bench = Bench(database)
    first, second = two(bench)
    close(bench, first)
    bench.sweep(local(5, 2, 6))  # nobody can object to the first one any more
    revoke(bench, second, local(5, 2, 9))
    with database.reading() as session:
        (follow,) = session.scalars(select(CaseRow).where(CaseRow.process == "D01")).all()
    assert (follow.state, follow.subject and follow.subject.email) == ("DIFFERS", KIM)
    bench.do(follow.number, bench.dana, "confirm", local(5, 2, 13), done_on="2026-05-02")
    assert [bar.ended_confirmed_at for bar in bench.sanctions() if bar.begun_confirmed_at] == [local(5, 2, 13)]


def test_where_an_open_case_asks_for_the_license_the_correction_of_another_asks_nobody_twice(
    database: Database,
) -> None:
    bench = Bench(database)
    first, second = two(bench)
    revoke(bench, second, local(4, 20))
    assert "reinstatement" in bench.open_duties(first)
    with database.reading() as session:
        assert session.scalars(select(CaseRow).where(CaseRow.process == "D01")).all() == []
