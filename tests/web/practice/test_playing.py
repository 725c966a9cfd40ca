"""Scripts of the practice desk: played in the order of days, and refused in words where the desk says no."""

import pytest
from sqlalchemy.orm import Session

from models.casebook.case_search import history_of
from models.rows.cases import CaseRow
from scheduler.clock import PracticeClock
from scheduler.wake import Worker
from tests.databases import sqlite
from tests.desks import SERIES_ALONE
from web.bootstrap import assemble
from web.practice.cases.people.onboarding_turns import NewUser, begun, lapsed
from web.practice.deeds import AddDocument
from web.practice.playing import ScriptRefused, in_order, play
from web.practice.scripts import On, Script, Turn
from web.practice.seeding import SETTLED, START, settle_vermont
from web.practice.vermont import CALENDAR, DANA, KOFI, OTTER, email_of
from web.settings import Settings

TESS, JO = "Tess Barlow", NewUser("Jo Tran", OTTER)
ACCESS = {
    "agency": "otter-creek-shelter", "name": "Jo Tran", "email": email_of("Jo Tran"), "engagement": "staff",
    "adult": True, "authorized": True, "level": "Case Manager II",
}  # fmt: skip
INSPECTION = {
    "agency": "otter-creek-shelter", "client": "48213", "asker": "client", "received_on": On(0), "asked": "writing",
    "identity": "photo", "information": "Stays", "wanted": "copy", "medium": "paper",
}  # fmt: skip


@pytest.fixture
def worker() -> Worker:
    """Return the worker of a practice desk with people in it, and no case."""
    database = sqlite(SERIES_ALONE)
    with database.writing() as session:
        settle_vermont(session, SETTLED, "green-mountain")
    return assemble(Settings(), database, PracticeClock(database, START)).worker


def license_for_jo(*turns: Turn, name: str = "Jo", begins: int = 40, by: str = TESS, **facts: object) -> Script:
    return Script(name, "P03", begins, by, {**ACCESS, **facts}, turns)


def inspection(*turns: Turn, name: str = "inspection", begins: int = 20, process: str = "P11") -> Script:
    return Script(name, process, begins, TESS, INSPECTION, turns)


def scripted(session: Session) -> list[CaseRow]:
    """Return the cases that scripts began; the desk asks some agencies of itself besides."""
    return (
        session.query(CaseRow).filter(CaseRow.process.not_in(("P01", "P30", "P31", "D04"))).order_by(CaseRow.id).all()
    )


def happened(worker: Worker) -> list[str]:
    """Return what happened in all cases, in the order in which it was written down."""
    with worker.database.reading() as session:
        rows = [row for case in scripted(session) for row in history_of(session, case.id)]
        return [f"{row.at:%B %-d}: {row.title}" for row in sorted(rows, key=lambda row: row.id)]


def states(worker: Worker) -> list[str]:
    with worker.database.reading() as session:
        return [case.state for case in scripted(session)]


def refusal(worker: Worker, *scripts: Script) -> str:
    with pytest.raises(ScriptRefused) as refused:
        play(worker, scripts, START)
    return str(refused.value)


def test_everybody_acts_in_the_order_of_days_and_hours_whatever_script_it_is_of() -> None:
    younger = inspection(Turn(3, TESS, "give", hour=15), name="b", begins=20)
    older = license_for_jo(
        Turn(13, DANA, "begin-series", hour=16), Turn(13, KOFI, "waive", hour=9), name="a", begins=30
    )
    order = [(cue.script.name, cue.turn and cue.turn.does) for cue in in_order([younger, older], CALENDAR.day(START))]
    assert order == [("a", None), ("b", None), ("a", "waive"), ("b", "give"), ("a", "begin-series")]


def test_the_clock_acts_between_people_at_its_own_moments(worker: Worker) -> None:
    give = Turn(6, TESS, "give", {"given_on": On(6), "explained": True})
    play(worker, [inspection(give, begins=10), license_for_jo(begun(JO, 2))], START)
    assert happened(worker) == [
        "November 26: License requested",
        "November 28: Training series begun",
        "December 8: Reminder sent",
        "December 12: Reminder sent",
        "December 14: Found late",
        "December 23: Reminder sent",
        "December 26: Reminder sent",
        "December 26: Request taken",
        "December 29: The series lapsed",
        "December 29: Next attempt opened",
        "January 1: Information given",
    ]


def test_what_lies_beyond_the_start_of_the_practice_clock_is_still_to_come(worker: Worker) -> None:
    give = Turn(20, TESS, "give", {"given_on": On(20), "explained": True})  # at ten; the clock starts at nine
    play(worker, [inspection(give, begins=20)], START)
    assert states(worker) == ["ASKED"]


def test_a_script_goes_on_in_the_case_that_its_own_opened_when_it_ended(worker: Worker) -> None:
    play(worker, [license_for_jo(*lapsed(JO, until=36), begins=45)], START)
    assert states(worker) == ["LAPSED", "TRAINING"]


NO_ANSWER = Turn(2, TESS, "deny", {"ground": "danger", "reason": "So.", "explained_on": On(2)}, 15)
MISSING = (
    "the script 'inspection', turn 1, 'deny' by Tess Barlow on day 2, December 18, 2025, 3 PM: "
    "3.4-deny-60: The request is in the client's record: an answer is missing (request_recorded); "
    "3.4-deny-60: The reason is in the client's record: an answer is missing (reason_recorded)"
)
STRANGER = (Turn(1, TESS, AddDocument("a.pdf")), Turn(2, "Wes Tully", AddDocument("b.pdf")))
NOT_THEIRS = "turn 2, AddDocument(name='b.pdf', sides=()) by Wes Tully on day 2, December 18, 2025, 10 AM: We can't find that case"
MINOR = "the script 'Jo', the beginning of P03 by Tess Barlow on day 0, November 26, 2025, 9 AM: 2.1-min-age: "


@pytest.mark.parametrize(
    ("script", "why"),
    [
        (inspection(NO_ANSWER), MISSING),
        (inspection(*STRANGER), NOT_THEIRS),
        (license_for_jo(adult=False), MINOR),
        (inspection(Turn(2, "Tess Barley", "give")), "nobody of the practice desk has this name"),
        (inspection(Turn(0, TESS, "give", hour=8)), "the case has not begun by then"),
        (inspection(process="P99"), "There is no process of this key."),
        (inspection(Turn(2, TESS, "guess")), "turn 1, 'guess' by Tess Barlow on day 2, December 18, 2025, 10 AM: "),
    ],
)
def test_a_script_that_the_desk_refuses_says_which_one_which_turn_and_why(
    worker: Worker, script: Script, why: str
) -> None:
    assert why in refusal(worker, script)


def test_a_turn_that_is_refused_leaves_nothing_behind(worker: Worker) -> None:
    refusal(worker, inspection(Turn(2, TESS, "guess")))
    assert happened(worker) == ["December 16: Request taken"]


def test_no_two_scripts_share_a_name(worker: Worker) -> None:
    assert refusal(worker, inspection(), inspection()) == (
        "2 scripts are called 'inspection'; give each a name of its own"
    )
    assert happened(worker) == []
