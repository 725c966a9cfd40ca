"""What single mails say."""

import re
from dataclasses import replace

import pytest

from models.accounts.password_links import owner_of_link
from models.rows.notices import Message
from notifications.writing.dispatch import invite
from notifications.writing.letterhead import Desk
from tests.desks import JO, LEVEL, NOTICED, SIGNATURE, local
from tests.notifications.mailroom import DESK, WANTED, Mailroom, plain, squeezed
from tests.notifications.stories import told
from tests.passwords import give_password
from workflows.law.roles import AGENCY_ADMIN, TRAINEE

PRACTICE = replace(DESK, practice=True, delivers=False)  # there, links are tried out from the desk's own mailbox


def secret_in(message: Message) -> str:
    (secret,) = re.findall(r"https://desk\.hmis\.example/welcome/(\S+)", message.text)
    return str(secret)


def test_a_reminder_begins_with_the_date_and_says_how_long_there_is() -> None:
    message = told()["reminder", TRAINEE]
    assert message.subject == "Due Tuesday, March 17: your training homework"
    assert "You have five days left. Any time on March 17 is in time." in squeezed(message.text)
    assert "If not You can still finish by April 1." in squeezed(message.text)


def test_who_is_late_hears_since_when(room: Mailroom) -> None:
    room.training()
    room.strike(local(3, 18, 9))
    assert room.message("overdue", JO).subject == "Past due since Wednesday, March 18: your training homework"
    assert room.message("overdue", "tess.barlow@desk.example").subject.endswith(": Jo Tran's training homework")


def test_somebody_new_gets_a_way_in_with_the_first_mail(room: Mailroom) -> None:
    room.ask(local(2, 20))
    room.desk = PRACTICE
    room.tell(local(2, 20))
    message = room.message("onboarding-begins")
    with room.database.reading() as session:
        owner = owner_of_link(session, secret_in(message), local(2, 20))
    assert owner is not None
    assert owner.email == JO
    assert "Set your password" in plain(message.html)


def test_somebody_with_a_password_gets_the_case(room: Mailroom) -> None:
    number = room.ask(local(2, 20))
    with room.database.writing() as session:
        (person,) = (each for each in room.people() if each.email == JO)
        give_password(session, person.id, "correct horse battery")
    room.tell(local(2, 20))
    message = room.message("onboarding-begins")
    assert "/welcome/" not in message.text + message.html
    assert f"{DESK.url}/cases/{number}" in message.text


def test_an_invitation_lets_one_person_in_once(room: Mailroom) -> None:
    invite(room.database, room.ruth.id, local(2, 20, 9), PRACTICE, local(2, 20, 9))
    message = room.message(to="ruth.abernathy@desk.example")
    with room.database.reading() as session:
        owner = owner_of_link(session, secret_in(message), local(2, 20, 9, 59))
        late = owner_of_link(session, secret_in(message), local(2, 20, 10))
    assert (message.subject, owner and owner.name, late) == (
        "Set your password for the HMIS Desk",
        "Ruth Abernathy",
        None,
    )


def test_corrections_arrive_word_for_word_and_line_for_line() -> None:
    message = told()["corrections-asked", TRAINEE]
    assert squeezed(WANTED) in squeezed(message.text)
    assert "missing.<br>The second" in message.html


def test_what_people_write_is_never_markup(room: Mailroom) -> None:
    number = room.in_review()
    room.do(number, room.dana, "correct", local(3, 12), wanted='<a href="https://evil.example">{{ sign }}</a>')
    room.tell(local(3, 12))
    message = room.message("corrections-asked")
    assert '<a href="https://evil.example"' not in message.html
    assert "{{ sign }}" in message.text


@pytest.mark.parametrize("role", [TRAINEE, AGENCY_ADMIN])
def test_a_refusal_gives_the_reason_and_the_way_to_complain(role: object) -> None:
    message = next(found for (name, to), found in told().items() if (name, to) == ("license-refused", role))
    for said in (squeezed(message.text), plain(message.html)):
        assert "In two series the homework showed no grasp of exits." in said
        assert "Send a complaint in writing to ICA at VTHMIS@icalliances.org." in said
        assert "2.8-complaint-writing" in said


@pytest.mark.parametrize("typed", ["jtran / Kx7!hemlock", "jtran, password Kx7!hemlock", "jtran Kx7!hemlock"])
def test_no_password_leaves_with_a_license_even_if_typed_beside_the_name(room: Mailroom, typed: str) -> None:
    number = room.ask(local(2, 20))
    room.do(number, room.dana, "waive", local(2, 23), familiarity="Ten years.", changes="None.")
    room.do(number, room.jo, "sign", local(2, 23), **SIGNATURE)
    room.do(number, room.jo, "acknowledge", local(2, 23), **NOTICED)
    room.do(number, room.tess, "decide-level", local(2, 23), **LEVEL)
    room.do(number, room.dana, "record-security-training", local(2, 24), held_on="2026-02-24", minutes=60, missed=0)
    room.do(number, room.dana, "confirm-username", local(2, 24), username=typed, created_on="2026-02-24")
    room.tell(local(2, 24))
    issued = room.messages("license-issued")
    assert len(issued) == 2
    assert not [each for each in issued if "hemlock" in each.subject + each.text + each.html]


def test_the_username_alone_is_told() -> None:
    assert "The username is jtran." in squeezed(told()["license-issued", TRAINEE].text)


def test_news_that_is_told_late_names_no_date_that_is_over(room: Mailroom) -> None:
    number = room.ask(local(2, 20))
    room.do(number, room.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
    room.do(number, room.jo, "submit", local(3, 3), work="All of it.")
    room.do(number, room.dana, "correct", local(3, 4), wanted=WANTED)
    room.do(number, room.jo, "resubmit", local(3, 5), work="Mended.")
    room.tell(local(3, 6))
    subjects = [each.subject for each in room.messages()]
    assert "Your training series has begun" in subjects
    assert "ICA asks you for corrections" in subjects


def test_a_date_of_next_year_says_so(room: Mailroom) -> None:
    number = room.ask(local(12, 20))
    room.do(number, room.dana, "begin-series", local(12, 22), begun_on="2026-12-22")
    room.tell(local(12, 22))
    assert room.message("series-begun").subject == "Due Wednesday, January 6, 2027: your training homework"


def test_an_office_that_nobody_holds_is_filled_in_for_in_words(room: Mailroom) -> None:
    room.leave("tess.barlow@desk.example", local(3, 1))
    room.training()
    room.strike(local(3, 18, 9))
    message = room.message("overdue", "dana.whitcomb@desk.example")
    assert "Otter Creek Shelter has no Agency Administrator, so you fill in." in squeezed(message.text)


def test_a_desk_at_a_path_keeps_it_in_its_links() -> None:
    assert (
        Desk("https://ica.example/desk/", "desk@ica.example").case("26-0414")
        == "https://ica.example/desk/cases/26-0414"
    )


@pytest.mark.parametrize("day", [26, 28])
def test_nobody_is_reminded_of_a_date_within_a_day_of_the_mail_that_asked(room: Mailroom, day: int) -> None:
    number = room.in_review()
    room.do(number, room.dana, "correct", local(3, day), wanted=WANTED)
    for moment in (local(3, day), local(3, day, 11), local(3, day + 1, 9), local(3, 31, 9)):
        room.strike(moment)
    since = [message for message in room.messages(to=JO) if message.created_at >= local(3, day)]
    assert [(message.subject, message.created_at) for message in since] == [
        ("Due Wednesday, April 1: your corrections", local(3, day)),
        ("Due Wednesday, April 1: your training series", local(3, 31, 9)),
    ]
