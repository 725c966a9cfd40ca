"""For some minutes a step can be taken back by whoever took it, and its mail waits so long."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from models.access.access import Viewer
from models.casebook.case_search import history_of
from models.casebook.casebook import NoSuchCase, Stale
from models.intake.undoing import undo
from models.mail.sent_mail import mailbox
from models.rows.message_state import State
from models.rows.notices import Message, NoticeRow
from models.store.paging import Part
from notifications.writing.dispatch import dispatch
from tests.databases import KINDS
from tests.desks import JO, LEVEL, local
from tests.models.corrections.test_corrections import is_as_its_history_says
from tests.models.violations import FOUND, Bench
from tests.notifications.mailroom import DESK, Mailroom
from workflows.engine.cases import NotAllowed

BEGAN = local(3, 2)
LATER = timedelta(minutes=10)


@pytest.fixture(params=KINDS)
def room(request: pytest.FixtureRequest) -> Mailroom:
    """Return a town whose mail waits as long as it does by default."""
    return Mailroom(KINDS[request.param]())


def begun(room: Mailroom, now: datetime = BEGAN) -> str:
    """Return a case whose series was begun a moment ago, all told."""
    number = room.ask(local(2, 20))
    room.tell(local(2, 20))
    room.do(number, room.dana, "begin-series", now, begun_on="2026-03-02")
    room.tell(now)
    return number


def take_back(room: Mailroom, number: str, by: Viewer, now: datetime, *, version: int | None = None) -> None:
    with room.database.writing() as session:
        undo(session, by, number, now, version=version)


def moments(room: Mailroom, template: str) -> set[datetime | None]:
    return {message.next_try_at for message in room.messages(template)}


def test_the_mail_of_a_step_waits_ten_minutes(room: Mailroom) -> None:
    begun(room)
    assert moments(room, "series-begun") == {BEGAN + LATER}


def test_the_mail_of_the_clock_waits_for_the_one_mail_of_the_day_and_not_to_be_taken_back(room: Mailroom) -> None:
    begun(room)
    room.strike(local(3, 27, 9))
    assert moments(room, "reminder") == {local(3, 27, 10)}


def test_a_step_taken_back_counts_for_nothing_and_its_mail_reaches_nobody(room: Mailroom) -> None:
    number = begun(room)
    take_back(room, number, room.dana, BEGAN + LATER - timedelta(seconds=1))
    assert room.case(number).state == "ENROLLED"
    assert {message.state for message in room.messages("series-begun")} == {State.WITHDRAWN.value}
    assert room.outcomes("series-begun") == ["withdrawn"]
    room.tell(local(3, 3))
    assert room.messages("corrected") == []
    assert is_as_its_history_says(room, number)
    with room.database.reading() as session:
        latest, before = history_of(session, room.case(number).id)[:2]
    assert (latest.kind, before.kind) == ("strike", "begin-series")
    assert "Taken back within 10 minutes." in latest.note


def test_what_was_not_even_written_yet_is_not_written_any_more(room: Mailroom) -> None:
    number = room.ask(local(2, 20))
    room.do(number, room.dana, "begin-series", BEGAN, begun_on="2026-03-02")
    take_back(room, number, room.dana, BEGAN)
    room.tell(BEGAN + LATER)
    assert room.messages("series-begun") == []


@pytest.mark.parametrize("who", ["jo", "nora", "tess"])
def test_nobody_takes_back_what_another_did(room: Mailroom, who: str) -> None:
    number = begun(room)
    by = room.viewer(JO) if who == "jo" else getattr(room, who)
    with pytest.raises(NotAllowed, match="nothing here that you can take back"):
        take_back(room, number, by, BEGAN)


def test_who_may_not_know_of_the_case_learns_nothing(room: Mailroom) -> None:
    with pytest.raises(NoSuchCase):
        take_back(room, begun(room), room.omar, BEGAN)


def test_after_ten_minutes_it_is_corrected_instead(room: Mailroom) -> None:
    number = begun(room)
    with pytest.raises(NotAllowed, match="it can be corrected in the history"):
        take_back(room, number, room.dana, BEGAN + LATER)
    assert room.case(number).state == "TRAINING"


def test_what_another_step_was_built_on_is_not_taken_back(room: Mailroom) -> None:
    number = begun(room)
    room.do(number, room.viewer(JO), "submit", BEGAN + timedelta(minutes=3), work="All of it.")
    with pytest.raises(NotAllowed, match="nothing here that you can take back"):
        take_back(room, number, room.dana, BEGAN + timedelta(minutes=4))


def test_it_is_taken_back_once(room: Mailroom) -> None:
    number = begun(room)
    take_back(room, number, room.dana, BEGAN)
    with pytest.raises(NotAllowed, match="nothing here that you can take back"):
        take_back(room, number, room.dana, BEGAN)


def test_it_is_taken_back_as_it_was_seen(room: Mailroom) -> None:
    number = begun(room)
    with pytest.raises(Stale):
        take_back(room, number, room.dana, BEGAN, version=1)


def test_a_case_opened_by_mistake_is_taken_back_whole(room: Mailroom) -> None:
    number = room.ask(local(2, 20))
    room.tell(local(2, 20))
    take_back(room, number, room.tess, local(2, 20))
    assert (room.case(number).state, room.open_duties(number)) == ("NEW", {})
    assert {message.state for message in room.messages()} <= {State.WITHDRAWN.value}


@pytest.mark.parametrize("kind", KINDS)
def test_a_sanction_is_told_at_once_and_is_not_taken_back(kind: str) -> None:
    bench = Bench(KINDS[kind]())
    number = bench.notify()
    dispatch(bench.database, FOUND, DESK, FOUND)
    with bench.database.reading() as session:
        told = select(Message.next_try_at).join(NoticeRow, NoticeRow.id == Message.notice_id)
        assert set(session.scalars(told.where(NoticeRow.template == "violation-found"))) == {FOUND}
    with pytest.raises(NotAllowed, match="nothing here that you can take back"), bench.database.writing() as session:
        undo(session, bench.dana, number, FOUND)


def test_mail_on_its_way_is_read_by_nobody_before_it_leaves(room: Mailroom) -> None:
    begun(room)
    own = room.viewer(JO)
    assert "series-begun" not in templates_in_mailbox(room, own, BEGAN)
    assert "series-begun" in templates_in_mailbox(room, own, BEGAN + LATER)


def templates_in_mailbox(room: Mailroom, own: Viewer, now: datetime) -> set[str]:
    """Return which mails somebody can read on the desk's own page."""
    with room.database.reading() as session:
        ids = {row.id for row in mailbox(session, own, Part(""), now, everybody=False).rows}
    return {"series-begun" for row in room.messages("series-begun") if row.id in ids}


def test_mail_about_a_date_that_passed_at_midnight_leaves_in_the_morning(room: Mailroom) -> None:
    begun(room)
    room.strike(local(3, 18, 0))
    assert moments(room, "overdue") == {local(3, 18, 9)}


def test_a_second_step_of_a_kind_is_told_though_the_clock_stands_still(room: Mailroom) -> None:
    number = begun(room)
    trainee = room.viewer(JO)
    for wanted in ("The exit dates.", "The entry dates."):
        room.do(number, trainee, "submit" if wanted.startswith("The exit") else "resubmit", local(3, 10), work="All.")
        room.do(number, room.dana, "correct", local(3, 10), wanted=wanted)
        room.tell(local(3, 10))
    assert len(room.messages("corrections-asked", JO)) == 2


def test_what_others_did_beside_it_is_no_hindrance(room: Mailroom) -> None:
    number = begun(room)
    room.do(number, room.tess, "decide-level", BEGAN + timedelta(minutes=1), **LEVEL)
    take_back(room, number, room.dana, BEGAN + timedelta(minutes=2))
    assert room.case(number).state == "ENROLLED"
    assert "level" not in room.open_duties(number)
