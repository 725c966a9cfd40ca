"""What the desk set aside, and how people set it going again."""

from models.casebook.case_search import find
from models.desk.clock_watch import Uptime, watch
from models.inbox.due import set_aside
from models.intake.remarks import recuse
from models.mail.mail_server import back, out_of_reach
from models.rows.cases import DutyRow
from models.rows.message_state import State
from models.rows.notices import Message
from tests.desks import local
from tests.web.registries.desks import Desk
from tests.web.registries.test_mailbox import mailed

WHY = "KeyError: 'Series'"


def stuck(desk: Desk) -> tuple[str, int]:
    """Begin a series whose first deadline was set aside; return its case and duty."""
    number = desk.town.ask(local(3, 2))
    desk.town.do(number, desk.town.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
    duty = desk.town.open_duties(number)["homework"].id
    with desk.database.writing() as session:
        set_aside(session, duty, WHY)
    return number, duty


def fault(desk: Desk, duty: int) -> str | None:
    with desk.database.reading() as session:
        return session.get_one(DutyRow, duty).fault


def state(desk: Desk, message: int) -> str:
    with desk.database.reading() as session:
        return session.get_one(Message, message).state


def test_what_was_set_aside_stands_with_its_reason_and_case_and_is_tried_again() -> None:
    desk = Desk()
    number, duty = stuck(desk)
    words = desk.dana.get("/faults").words
    assert "One deadline and no emails need attention." in words
    assert f"{number} A license for Jo Tran" in words
    assert WHY in words
    told = desk.dana.told(f"/faults/{duty}")
    assert f"the deadline of case {number} again" in told
    assert "Nothing needs attention." in told
    assert fault(desk, duty) is None
    assert "Deadline tried again" in desk.dana.get(f"/cases/{number}").words


def test_a_deadline_that_was_not_set_aside_is_not_restarted() -> None:
    desk = Desk()
    _, duty = stuck(desk)
    desk.dana.post(f"/faults/{duty}")
    assert desk.dana.post(f"/faults/{duty}", status=404).status == 404


def test_only_staff_see_what_was_set_aside() -> None:
    desk = Desk()
    _, duty = stuck(desk)
    assert "Only ICA" in desk.tess.get("/faults", 403).words
    desk.tess.post(f"/faults/{duty}", status=404)
    assert fault(desk, duty) == WHY


def test_who_stands_aside_from_a_case_sees_nothing_of_its_faults() -> None:
    desk = Desk()
    number, duty = stuck(desk)
    case = desk.town.case(number)
    message = mailed(desk, desk.town.tess, state=State.FAILED.value, case_id=case.id)
    with desk.database.writing() as session:
        recuse(session, desk.town.dana, find(session, desk.town.dana, number)[0], "My cousin.", local(3, 3))
    words = desk.dana.get("/faults").words
    assert "Nothing needs attention." in words
    assert number not in words
    assert desk.dana.post(f"/faults/{duty}", status=404).status == 404
    assert desk.dana.post(f"/faults/mail/{message}", status=404).status == 404
    assert number in desk.browser(desk.town.nora).get("/faults").words


def test_mail_is_sent_again_only_after_one_read_that_it_may_arrive_twice() -> None:
    desk = Desk()
    message = mailed(desk, desk.town.tess, state=State.UNCERTAIN.value, subject="Due Friday")
    assert "Due Friday" in desk.dana.get("/faults").words
    assert "It may arrive twice" in desk.dana.get(f"/faults/mail/{message}").words
    assert state(desk, message) == State.UNCERTAIN
    assert "on its way again" in desk.dana.told(f"/faults/mail/{message}")
    assert state(desk, message) == State.QUEUED


def test_mail_that_arrived_is_not_sent_again() -> None:
    desk = Desk()
    message = mailed(desk, desk.town.tess, state=State.SENT.value)
    assert desk.dana.get(f"/faults/mail/{message}", 404).status == 404
    assert desk.dana.post(f"/faults/mail/{message}", status=404).status == 404
    assert state(desk, message) == State.SENT


def test_a_mail_server_out_of_reach_is_said_with_the_reason_and_nobody_has_to_do_anything() -> None:
    desk = Desk()
    with desk.database.writing() as session:
        out_of_reach(session, "The mail server is out of reach: connection refused", local(3, 20))
    words = desk.dana.get("/faults").words
    assert "No email leaves at the moment." in words
    assert "connection refused" in words
    assert "nobody has to send it again" in words
    desk.house.worker.count()
    assert "hmis_desk_mail_server_away_seconds" in desk.dana.client.get("/metrics").text
    with desk.database.writing() as session:
        back(session)
    assert "Nothing needs attention." in desk.dana.get("/faults").words


def test_a_clock_in_doubt_is_shown_and_confirmed_by_icas_staff_alone() -> None:
    desk = Desk()
    with desk.database.writing() as session:
        watch(session, local(3, 2), Uptime("machine", 5.0))
        watch(session, local(3, 5), Uptime("machine", 65.0))
    words = desk.dana.get("/faults").words
    assert "It said Thursday, March 5, 10 a.m. where Monday, March 2, 10:01 a.m. was expected." in words
    assert "Nothing needs attention" not in words
    desk.tess.post("/faults/clock/machine", {}, 403)
    desk.dana.post("/faults/clock/another", {}, 404)
    desk.dana.post("/faults/clock/machine", {}, 303)
    assert "was expected" not in desk.dana.get("/faults").words
