"""Where WellSky had followed what turns out wrong, ICA gets a task to make the account follow what is so."""

from datetime import datetime

from sqlalchemy import select

from models.access.access import hats
from models.database import Database
from models.intake.intake import Sent, begin
from models.rows.cases import CaseRow
from models.rows.notices import NoticeRow
from models.rows.registries import License
from tests.desks import JO, Town, local
from tests.models.corrections.correcting import confirmed, corrected
from tests.models.corrections.test_corrections import restored_case
from tests.models.corrections.test_recounts import found, restore, revoke
from tests.models.test_onboarding_remembered import licensed
from tests.models.violations import FINDING, Bench
from workflows.manual.people.wellsky import InDirectory, InWellSky, behind

DONE = {"done_on": "2026-04-01"}


def follow_ups(town: Town) -> list[CaseRow]:
    with town.database.reading() as session:
        return list(session.scalars(select(CaseRow).where(CaseRow.process == "D01").order_by(CaseRow.id)))


def only(town: Town) -> CaseRow:
    (case,) = follow_ups(town)
    return case


def suspended(bench: Bench, *, there: bool) -> str:
    """Return a finding with a suspension, which WellSky shows or not."""
    number = bench.notify()
    if there:
        bench.do(number, bench.dana, "confirm-suspension", local(4, 1, 15), **DONE)
    return number


def struck(town: Town, number: str, kind: str, now: datetime) -> None:
    assert not corrected(town, number, town.dana, kind, now=now)
    confirmed(town, number, town.nora, now)


def test_a_finding_revoked_after_the_suspension_in_wellsky_lets_the_account_be_turned_on(database: Database) -> None:
    bench = Bench(database)
    number = suspended(bench, there=True)
    revoke(bench, number, local(4, 6))
    case = only(bench)
    duty = bench.open_duties(case.number)["change"]
    assert (case.parent_id, case.state) == (bench.case(number).id, "DIFFERS")
    assert (str(duty.owner), duty.due_at) == ("System Administrator", local(4, 8, 0))
    bench.sweep(local(4, 9, 12))
    with database.reading() as session:
        told = select(NoticeRow.role).where(NoticeRow.case_id == case.id, NoticeRow.template == "overdue")
        assert {str(role) for role in session.scalars(told)} >= {"ICA director"}
        assert hats(session, bench.tess, session.get_one(CaseRow, case.id)) == frozenset()
    (bar,) = bench.sanctions()
    assert (bar.ended_why, bar.begun_confirmed_at, bar.ended_confirmed_at) == (
        "entered in error",
        local(4, 1, 15),
        None,
    )
    bench.do(case.number, bench.dana, "confirm", local(4, 9, 13), done_on="2026-04-09")
    (bar,) = bench.sanctions()
    assert (bench.case(case.number).state, bar.ended_confirmed_at) == ("FOLLOWED", local(4, 9, 13))


def test_where_wellsky_never_followed_nobody_has_a_task(database: Database) -> None:
    bench = Bench(database)
    revoke(bench, suspended(bench, there=False), local(4, 6))
    assert follow_ups(bench) == []


def test_where_another_suspension_stands_wellsky_shows_what_is_so(database: Database) -> None:
    bench = Bench(database)
    number = suspended(bench, there=True)
    bench.notify(local(4, 2), finding={**FINDING, "occurred_on": "2026-04-01"})
    revoke(bench, number, local(4, 6))
    assert follow_ups(bench) == []


def test_a_task_falls_away_once_the_finding_is_restored(database: Database) -> None:
    bench = Bench(database)
    number = suspended(bench, there=True)
    revoke(bench, number, local(4, 6))
    restore(bench, number, local(4, 7))
    bench.do(number, bench.dana, "send-notice", local(4, 7, 12), sent_on="2026-04-07")
    assert only(bench).state == "AGREES"
    assert "suspension" in bench.open_duties(number)


def test_a_suspension_that_goes_on_after_all_is_made_so_again(database: Database) -> None:
    bench = Bench(database)
    number = suspended(bench, there=True)
    bench.do(number, bench.tess, "report-remedy", local(4, 10), action="Trained.", received_on="2026-04-10")
    bench.do(number, bench.dana, "confirm-reinstatement", local(4, 10, 12), done_on="2026-04-10")
    struck(bench, number, "report-remedy", local(4, 13))
    assert only(bench).state == "DIFFERS"
    assert asked(bench) == [(bench.license().username, "suspended")]


def asked(town: Town) -> list[tuple[str, str]]:
    """Return what a task asks accounts to be."""
    forms = restored_case(town, only(town).number).forms
    made, said = forms[InWellSky], forms[InDirectory]
    assert isinstance(made, InWellSky)
    assert isinstance(said, InDirectory)
    return [(each.username, each.access.key) for each in behind(made, said)]


def terminated(bench: Bench, *, suspended_there: bool) -> str:
    """Return a third violation by which the license ended, in WellSky too."""
    _, _, third = found(bench)
    if suspended_there:
        bench.do(third, bench.dana, "confirm-suspension", local(5, 1), done_on="2026-05-01")
    for member in (bench.walter, *bench.members):
        bench.vote(third, member, "terminate", local(5, 2))
    bench.do(third, bench.dana, "confirm-termination", local(5, 3), done_on="2026-05-03")
    return third


def test_a_termination_undone_leaves_a_task_where_nothing_else_asks_for_the_account(database: Database) -> None:
    bench = Bench(database)
    struck(bench, terminated(bench, suspended_there=True), "vote", local(5, 4))
    assert bench.license().ended_at is None
    assert asked(bench) == [(bench.license().username, "suspended")]


def test_a_termination_undone_leaves_no_second_task_where_the_case_asks_for_the_account(database: Database) -> None:
    bench = Bench(database)
    third = terminated(bench, suspended_there=False)
    struck(bench, third, "vote", local(5, 4))
    assert follow_ups(bench) == []
    assert "suspension" in bench.open_duties(third)


def test_a_license_issued_in_error_is_disabled_in_wellsky(database: Database) -> None:
    town = Town(database)
    number = licensed(town)
    struck(town, number, "confirm-username", local(3, 25))
    case = only(town)
    assert set(town.open_duties(case.number)) == {"disable"}
    town.do(case.number, town.dana, "confirm", local(3, 26), done_on="2026-03-26")
    with database.reading() as session:
        license_ = session.scalars(select(License)).unique().one()
        assert license_.events[-1].words == "Made so in WellSky, after a correction"


def left(town: Town, *, disabled: bool) -> str:
    with town.database.writing() as session:
        facts = {
            "agency": "otter-creek-shelter", "user": JO, "last_need": "2026-05-01T17:00:00-04:00", "reason": "leaves",
            "source": "agency", "told_on": "2026-05-01",
        }  # fmt: skip
        number = session.get_one(CaseRow, begin(session, town.tess, "P04", Sent(facts), local(5, 1, 18))).number
    if disabled:
        town.do(number, town.dana, "disable", local(5, 2), disabled_on="2026-05-02")
    return number


def test_a_departure_struck_after_the_account_was_disabled_lets_it_be_made_again(database: Database) -> None:
    town = Town(database)
    licensed(town)
    number = left(town, disabled=True)
    struck(town, number, "notify", local(5, 4))
    assert set(town.open_duties(only(town).number)) == {"change"}


def test_a_departure_struck_before_the_account_was_disabled_needs_none(database: Database) -> None:
    town = Town(database)
    licensed(town)
    struck(town, left(town, disabled=False), "notify", local(5, 4))
    assert follow_ups(town) == []
