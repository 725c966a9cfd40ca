"""The pages of the Committee's meetings: the calendar, the agendas, scheduling, moving and canceling."""

import re
from datetime import datetime

from icalendar import Calendar

from models.access.access import Viewer, viewer_of
from models.registries.people_and_agencies import add_person, give_office
from models.rows.cases import CaseRow
from models.rows.meetings import AgendaItem, Meeting
from models.rows.notices import Message
from tests.desks import JO, SETTLED, local
from tests.web.registries.desks import Browser, Desk, typed
from workflows.law.roles import COC_CHITTENDEN, COMMITTEE, Role

NEW = {**typed("starts_at", local(4, 15, 13)), "starts_at-t": "13:00", "place": "Waterbury"}


def officer(desk: Desk, name: str, role: Role) -> Viewer:
    with desk.database.writing() as session:
        person = add_person(session, name, f"{name.lower().replace(' ', '.')}@desk.example", None, SETTLED)
        give_office(session, person, role, None, SETTLED)
        return viewer_of(person)


def member(desk: Desk) -> Browser:
    return desk.browser(officer(desk, "Greta Lowell", COMMITTEE))


def meeting(desk: Desk, at: datetime) -> int:
    with desk.database.writing() as session:
        row = Meeting(starts_at=at, place="Waterbury")
        session.add(row)
        session.flush()
        return row.id


def point(desk: Desk, since: datetime, told_at: datetime | None = None) -> str:
    """Put the case of a new user on the agendas, and return its number."""
    number = desk.town.ask(local(3, 2))
    with desk.database.writing() as session:
        case = session.query(CaseRow).filter_by(number=number).one()
        words = f"{number}: a password was shared"
        session.add(AgendaItem(case_id=case.id, words=words, since=since, told_at=told_at))
    return number


def test_a_meeting_is_scheduled_and_is_the_next_one() -> None:
    desk = Desk()
    assert "The meeting is scheduled." in desk.dana.told("/meetings/add", NEW)
    words = desk.dana.get("/meetings").words
    assert "Next meeting of the Advisory Committee: Wednesday, April 15, 1 p.m." in words
    assert "Wednesday, April 15, 2026 Waterbury In 4 weeks Nothing on the agenda" in words


def test_without_any_meeting_the_page_says_what_to_do() -> None:
    desk = Desk()
    words = desk.dana.get("/meetings").words
    assert "No meeting of the Advisory Committee is scheduled." in words
    assert "No meeting is on the calendar" in words
    assert "Schedule a meeting" not in member(desk).get("/meetings").words


def test_what_is_to_come_stands_before_what_is_over() -> None:
    desk = Desk()
    for at in (local(1, 14, 13), local(7, 8, 13), local(4, 15, 13)):
        meeting(desk, at)
    words = desk.dana.get("/meetings").words
    assert words.index("April 15, 2026") < words.index("July 8, 2026") < words.index("January 14, 2026")
    assert "January 14, 2026 Waterbury Held" in words
    assert "Next meeting" in desk.dana.get("/meetings").words


def test_findings_that_wait_while_no_meeting_is_scheduled_are_a_warning() -> None:
    desk = Desk()
    number = point(desk, local(3, 10))
    words = desk.dana.get("/meetings").words
    assert "Waiting for a meeting 1 item, and no meeting is scheduled" in words
    assert f"{number}: a password was shared Found Tuesday, March 10, 2026 Committee has not heard yet" in words
    desk.dana.told("/meetings/add", NEW)
    assert "Waiting for a meeting" not in desk.dana.get("/meetings").words


def test_findings_that_were_not_told_at_their_meeting_are_a_warning() -> None:
    desk = Desk()
    meeting(desk, local(3, 12, 13))
    point(desk, local(3, 10))
    assert "Not yet reported 1 item, and the meeting is over" in desk.dana.get("/meetings").words


def test_an_agenda_says_number_and_nature_and_leads_to_the_case_only_those_who_may_see_it() -> None:
    desk = Desk()
    path = f"/meetings/{meeting(desk, local(4, 15, 13))}"
    number = point(desk, local(3, 10))
    seen, told = desk.dana.get(path), member(desk).get(path)
    assert f'href="/cases/{number}"' in seen.html
    assert f"{number}: a password was shared" in told.words
    assert f'href="/cases/{number}"' not in told.html
    assert "Jo Tran" not in told.html


def test_only_the_committee_the_continua_and_ica_see_the_meetings() -> None:
    desk = Desk()
    path = f"/meetings/{meeting(desk, local(4, 15, 13))}"
    coc = desk.browser(officer(desk, "Joel Sandberg", COC_CHITTENDEN))
    for reader in (desk.dana, member(desk), coc):
        assert 'href="/meetings"' in reader.get("/meetings").html
        assert "Agenda" in reader.get(path).words
    assert 'href="/meetings"' not in desk.tess.get("/inbox").html
    for place in ("/meetings", path):
        assert "Only the Advisory Committee" in desk.tess.get(place, 403).words


def test_whoever_may_make_a_motion_finds_it_on_the_page_of_a_meeting_to_come_and_nobody_else() -> None:
    desk = Desk()
    to_come, held = (f"/meetings/{meeting(desk, at)}" for at in (local(4, 15, 13), local(3, 11, 13)))
    coc = desk.browser(officer(desk, "Joel Sandberg", COC_CHITTENDEN))
    for reader, may in ((desk.dana, True), (member(desk), True), (coc, False)):
        assert ('href="/start/P34"' in reader.get(to_come).html) is may
        assert 'href="/start/P34"' not in reader.get(held).html
        reader.get("/start/P34", 200 if may else 403)


def test_whom_a_case_is_about_does_not_read_of_it_even_as_a_member() -> None:
    desk = Desk()
    path = f"/meetings/{meeting(desk, local(4, 15, 13))}"
    number = point(desk, local(3, 10))
    with desk.database.writing() as session:
        subject = session.query(CaseRow).filter_by(number=number).one().subject
        assert subject is not None
        give_office(session, subject, COMMITTEE, None, SETTLED)
    assert "Nothing is on the agenda." in desk.browser(desk.town.viewer(JO)).get(path).words


def test_only_ica_schedules_moves_and_cancels() -> None:
    desk = Desk()
    path = f"/meetings/{meeting(desk, local(4, 15, 13))}"
    greta = member(desk)
    for place in ("/meetings/add", f"{path}/move", f"{path}/cancel"):
        assert "Only ICA's staff" in greta.get(place, 403).words
        assert "Only ICA's staff" in greta.post(place, {**NEW, "why": "Snow."}, 403).words
    assert "Move the meeting" not in greta.get(path).words


def test_before_a_meeting_moves_its_consequences_are_shown_and_then_its_agenda_moves_along() -> None:
    desk = Desk()
    path = f"/meetings/{meeting(desk, local(4, 15, 13))}"
    point(desk, local(3, 10))
    asked = desk.dana.get(f"{path}/move")
    assert "One item on its agenda goes to whichever meeting then comes first" in asked.words
    assert (asked.value("starts_at-d"), asked.value("starts_at-y"), asked.value("starts_at-t")) == (
        "15",
        "2026",
        "13:00",
    )
    later = {**typed("starts_at", local(5, 6)), "starts_at-t": "09:30"}
    assert "Say why the meeting moves" in desk.dana.post(f"{path}/move", later, 422).words
    moved = desk.dana.told(f"{path}/move", {**later, "why": "The room is taken."})
    assert "The meeting is on Wednesday, May 6, 9:30 a.m. now." in moved
    assert "a password was shared" in moved
    was = "Day and time: Wednesday, May 6, 2026, 9:30 a.m., not Wednesday, April 15, 2026, 1:00 p.m."
    assert f"Corrections {was} The room is taken. Dana Whitcomb" in moved.replace("\xa0", " ")
    assert "The room is taken." not in member(desk).get(path).words


def test_before_a_meeting_is_canceled_it_is_said_where_its_agenda_goes() -> None:
    desk = Desk()
    path = f"/meetings/{meeting(desk, local(4, 15, 13))}"
    point(desk, local(3, 10))
    assert "One item on its agenda waits: no later meeting is scheduled." in desk.dana.get(f"{path}/cancel").words
    later = meeting(desk, local(7, 8, 13))
    assert "goes to the meeting of Wednesday, July 8, 2026." in desk.dana.get(f"{path}/cancel").words
    assert "Say why the meeting is canceled" in desk.dana.post(f"{path}/cancel", {}, 422).words
    words = desk.dana.told(f"{path}/cancel", {"why": "Snow."})
    assert "Canceled: Snow." in words
    assert "Its agenda moved to the next meeting." in words
    assert "Meeting: canceled, not scheduled Snow. Dana Whitcomb" in words
    assert "a password was shared" in desk.dana.get(f"/meetings/{later}").words


def test_a_meeting_moved_into_the_past_stays_where_it_is_and_what_was_typed_is_kept() -> None:
    desk = Desk()
    path = f"/meetings/{meeting(desk, local(4, 15, 13))}"
    refused = desk.dana.post(
        f"{path}/move", {**typed("starts_at", local(3, 1)), "starts_at-t": "13:00", "why": "Snow."}, 422
    )
    assert "One answer needs a change" in refused.words
    assert "Enter a day and time in the future" in refused.words
    assert (refused.value("starts_at-d"), refused.value("starts_at-t")) == ("1", "13:00")
    assert "April 15, 2026" in desk.dana.get(path).words


def test_what_cannot_be_read_is_asked_again_beside_its_field() -> None:
    desk = Desk()
    for fields, words in (
        ({}, "Enter the day and the time at which the meeting starts"),
        ({}, "Enter where the Committee meets"),
        ({**NEW, "starts_at-y": "0001"}, "Enter the year with its four digits"),
        ({**NEW, "starts_at-t": "noon"}, "Enter the time, as 14:30"),
        ({**NEW, "place": "x" * 201}, "At most 200 characters; this has 201"),
    ):
        assert words in desk.dana.post("/meetings/add", fields, 422).words
    assert "No meeting of the Advisory Committee is scheduled." in desk.dana.get("/meetings").words


def test_a_meeting_that_is_over_is_not_changed_any_more() -> None:
    desk = Desk()
    path = f"/meetings/{meeting(desk, local(3, 12, 13))}"
    words = desk.dana.get(path).words
    assert "Held" in words
    assert "Cancel the meeting" not in words
    assert "This meeting is over" in desk.dana.post(f"{path}/cancel", {"why": "Snow."}, 422).words
    assert "This meeting is over" in desk.dana.post(f"{path}/move", NEW, 422).words


def test_members_have_the_meetings_in_their_private_calendars_and_nobody_else_has() -> None:
    desk = Desk()
    meeting(desk, local(4, 15, 13))
    meeting(desk, local(3, 12, 13))
    calendars = []
    for reader in (member(desk), desk.tess):
        shown = re.search(r"/feed/[^\s\"<]+\.ics", reader.post("/me/feed", status=200).html)
        assert shown
        calendars.append(desk.browser(None).get(shown[0]).html)
    assert calendars[0].count("BEGIN:VEVENT") == 1
    assert "SUMMARY:Meeting of the Advisory Committee" in calendars[0]
    assert "DTSTART:20260415T170000Z" in calendars[0]
    assert "LOCATION:Waterbury" in calendars[0]
    assert "Advisory Committee" not in calendars[1]


def test_a_meeting_that_is_not_there_is_not_found() -> None:
    desk = Desk()
    for path in ("/meetings/99", f"/meetings/{2**70}", "/meetings/99/move"):
        assert desk.dana.get(path, 404).status == 404


def test_the_committee_is_told_when_a_meeting_is_set_moved_and_canceled_and_nobody_else_is() -> None:
    desk = Desk()
    greta, walter = officer(desk, "Greta Lowell", COMMITTEE), officer(desk, "Walter Pine", Role.CHAIR)
    desk.dana.told("/meetings/add", NEW)
    later = {**typed("starts_at", local(5, 6)), "starts_at-t": "09:30", "why": "The room is taken."}
    desk.dana.told("/meetings/1/move", later)
    desk.dana.told("/meetings/1/cancel", {"why": "Snow."})
    with desk.database.reading() as session:
        written = list(session.query(Message).order_by(Message.id))
    mails = [(mail.person_id, mail.subject) for mail in written]
    first, then = "Wednesday, April 15, 2026, at 1:00 p.m.", "Wednesday, May 6, 2026, at 9:30 a.m."
    for each in (greta, walter):
        assert [subject for person, subject in mails if person == each.id] == [
            f"The Committee meets {first}",
            f"The Committee\u2019s meeting was moved to {then}",
            f"The Committee\u2019s meeting {then} is canceled",
        ]
    assert {person for person, _ in mails} == {greta.id, walter.id}
    entries = [_entry(mail.calendar) for mail in written if mail.person_id == greta.id]
    assert entries == [
        ("PUBLISH", "meeting-1@desk.example", 0, local(4, 15, 13), "CONFIRMED"),
        ("PUBLISH", "meeting-1@desk.example", 1, local(5, 6, 9, 30), "CONFIRMED"),
        ("CANCEL", "meeting-1@desk.example", 2, local(5, 6, 9, 30), "CANCELLED"),
    ]
    assert "April 15 is attached for your calendar." in written[0].text


def _entry(text: str) -> tuple[object, ...]:
    """Return what a mail brings to its reader's calendar: one entry, the newer in place of the older."""
    calendar = Calendar.from_ical(text)
    (event,) = calendar.events
    return str(calendar["METHOD"]), str(event["UID"]), event["SEQUENCE"], event.start, str(event["STATUS"])
