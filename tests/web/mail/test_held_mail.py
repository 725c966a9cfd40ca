"""The mail that a restored desk holds, on pages: looked through, released or dropped in part, sent again, and the hold ended."""

import re
from urllib.parse import urlencode

import pytest
from sqlalchemy import select, update

from models.mail.outbox import held, hold
from models.rows.accounts import AuditRow
from models.rows.cases import CaseRow
from models.rows.message_state import State
from models.rows.notices import Message
from scheduler.clock import wall_now
from tests.desks import local
from tests.web.pages.forms import form_of
from tests.web.registries.desks import Browser, Desk
from tests.web.registries.test_mailbox import mailed
from tests.web.turning import beside
from workflows.law.roles import COUNSEL

PLACE = "/faults/held"
SUBJECTS = ("A license for Jo", "Homework is due", "A date moved")


@pytest.fixture
def desk() -> Desk:
    """Return a desk that holds three mails, written on three days: two to Tess, one to Omar."""
    desk = Desk()
    for place, (subject, to) in enumerate(zip(SUBJECTS, ("tess", "tess", "omar"), strict=True)):
        mailed(desk, getattr(desk.town, to), subject=subject, state=State.QUEUED.value, created_at=local(3, 10 + place))
    with desk.database.writing() as session:
        hold(session, wall_now())
    return desk


def states(desk: Desk) -> list[str]:
    with desk.database.reading() as session:
        return list(session.scalars(select(Message.state).order_by(Message.id)))


def audited(desk: Desk) -> list[str]:
    with desk.database.reading() as session:
        return [row for row in session.scalars(select(AuditRow.what)) if "hold" in row or "held" in row]


def choose(browser: Browser, query: str) -> str:
    """Choose some of the mail, read what it means, confirm it, and return the words of the page that this leads to."""
    asks = browser.get(f"{PLACE}/chosen?{query}")
    return browser.told(PLACE, form_of(asks.html, PLACE).filled())


def test_what_is_held_is_listed_with_whom_it_is_for_what_it_is_when_it_was_written_and_about_which_case(
    desk: Desk,
) -> None:
    number = desk.town.ask(local(3, 2))
    case = desk.town.case(number)
    mailed(desk, desk.town.tess, subject="About Jo", state=State.HELD.value, case_id=case.id)
    words = desk.dana.get(PLACE).words
    assert "Four emails are held" in words
    assert (
        f"About Jo to Tess Barlow To Tess Barlow somebody@desk.example Written Thursday, March 19, 10 a.m. {number}"
        in words
    )
    assert case.heading in words
    assert words.index(SUBJECTS[0]) < words.index(SUBJECTS[2])
    assert "The desk holds its email." in desk.dana.get("/faults").words
    assert f'href="{PLACE}"' in desk.dana.get("/faults").html


def test_some_are_released_after_one_read_how_many_and_to_whom(desk: Desk) -> None:
    asks = desk.dana.get(f"{PLACE}/chosen?deed=release&id=1&id=3")
    assert "Release two emails?" in asks.words
    assert "Omar Haddad: one email Tess Barlow: one email" in asks.words
    assert "They may arrive twice" in asks.words
    assert states(desk) == ["held"] * 3
    assert "Two emails released: they leave within a minute." in choose(desk.dana, "deed=release&id=1&id=3")
    assert states(desk) == ["queued", "held", "queued"]
    assert audited(desk) == ["2 messages that the desk held released: 1, 3"]
    with desk.database.reading() as session:
        assert held(session)


def test_the_same_form_sent_twice_is_done_once_and_says_the_same(desk: Desk) -> None:
    fields = form_of(desk.dana.get(f"{PLACE}/chosen?deed=drop&id=2").html, PLACE).filled()
    first, second = (desk.dana.told(PLACE, fields) for _ in range(2))
    assert "One email dropped." in first
    assert first == second
    assert len(audited(desk)) == 1


def test_what_somebody_else_has_done_meanwhile_is_not_done_again(desk: Desk) -> None:
    fields = form_of(desk.dana.get(f"{PLACE}/chosen?deed=release&id=2").html, PLACE).filled()
    choose(desk.browser(desk.town.nora), "deed=drop&id=2")
    assert "None of these emails is held any more, so nothing was done." in desk.dana.told(PLACE, fields)
    assert states(desk) == ["held", "discarded", "held"]


def test_all_of_some_days_are_chosen_at_once(desk: Desk) -> None:
    page = desk.dana.get(f"{PLACE}?begins=2026-03-11&ends=2026-03-12")
    assert SUBJECTS[0] not in page.words
    chosen = form_of(page.html, f"{PLACE}/chosen").filled()
    query = urlencode({**chosen, "all": "yes", "deed": "release"}, doseq=True)
    mailed(desk, desk.town.tess, state=State.HELD.value, created_at=local(3, 12))  # held since the page was read
    assert "Two emails released" in choose(desk.dana, query)
    assert states(desk) == ["held", "queued", "queued", "held"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("deed=release", "Choose at least one email."),
        ("deed=release&id=4711", "None of these emails is held any more."),
        ("deed=drop&id=x&id=-1&id=1e3", "Choose at least one email."),
        ("deed=drop&all=yes&last=0", "None of these emails is held any more."),
    ],
)
def test_a_choice_of_nothing_leads_back_to_the_list(desk: Desk, query: str, said: str) -> None:
    answer = desk.dana.get(f"{PLACE}/chosen?{query}", 303)
    assert said in desk.dana.get(answer.place).words


@pytest.mark.parametrize("query", ["deed=burn&id=1", "id=1", "deed=drop&all=yes&begins=yesterday"])
def test_what_is_no_choice_is_refused_in_words(desk: Desk, query: str) -> None:
    desk.dana.get(f"{PLACE}/chosen?{query}", 400)
    desk.dana.post(PLACE, dict(each.split("=") for each in query.split("&")), 400)
    assert states(desk) == ["held"] * 3


def test_what_was_dropped_says_by_whom_wherever_it_is_listed_and_is_sent_again_by_a_person(desk: Desk) -> None:
    choose(desk.dana, "deed=drop&id=1")
    said = "ot sent: dropped by Dana Whitcomb on Friday, March 20, 10 a.m."
    assert f"N{said}" in desk.dana.get(f"{PLACE}?show=dropped").words
    assert said.rstrip(".") in desk.tess.get("/mailbox/1").words
    assert "Dropped mail" in desk.dana.get("/faults").words
    assert "another copy of this desk sent it" in desk.dana.get("/faults/mail/1").words
    assert "The email is on its way again." in desk.dana.told("/faults/mail/1")
    assert states(desk)[0] == "queued"
    assert "No email was dropped" in desk.dana.get(f"{PLACE}?show=dropped").words


def test_a_case_says_of_a_notice_that_its_mail_was_dropped(desk: Desk) -> None:
    number = desk.town.ask(local(3, 2))
    desk.house.worker.settle(local(3, 20))
    with desk.database.writing() as session:
        session.execute(update(Message).where(Message.notice_id.is_not(None)).values(state=State.HELD.value))
        first = session.scalars(select(Message.id).where(Message.notice_id.is_not(None))).first()
    choose(desk.dana, f"deed=drop&id={first}")
    assert "not sent: dropped by Dana Whitcomb on" in desk.dana.get(f"/cases/{number}").words


def test_when_nothing_is_held_any_more_the_page_says_so_and_that_new_mail_waits_until_the_hold_ends(desk: Desk) -> None:
    words = choose(desk.dana, "deed=release&id=1&id=2&id=3")
    assert "No email is held New email shows up here while the hold lasts." in words
    assert "End the hold?" in desk.dana.get(f"{PLACE}/end").words
    assert "The hold has ended." in desk.dana.told(f"{PLACE}/end")
    assert "The desk holds no email." in desk.dana.get(PLACE).words
    assert "The desk holds no mail any more." in desk.dana.told(f"{PLACE}/end")
    assert audited(desk)[1:] == ["the hold of the desk's mail was ended: 0 messages let go"]
    assert "Nothing needs attention" in desk.dana.get("/faults").words


def test_only_icas_staff_see_or_change_what_is_held(desk: Desk) -> None:
    for place in (PLACE, f"{PLACE}/chosen?deed=drop&id=1", f"{PLACE}/end"):
        assert "Only ICA" in desk.tess.get(place, 403).words
    desk.tess.post(PLACE, {"deed": "release", "id": "1"}, 403)
    desk.tess.post(f"{PLACE}/end", {}, 403)
    assert states(desk) == ["held"] * 3


def test_a_case_that_is_kept_from_somebody_shows_by_number_alone_and_the_log_says_who_saw_it(desk: Desk) -> None:
    number = desk.town.ask(local(3, 2))
    mailed(desk, desk.town.tess, subject="Secret Jo", state=State.HELD.value, case_id=desk.town.case(number).id)
    with desk.database.writing() as session:
        session.execute(update(CaseRow).where(CaseRow.number == number).values(withheld=f";{COUNSEL.key};"))
    page = desk.dana.get(PLACE)
    assert f"Email about case {number}" in page.words
    assert re.search(rf"{number}</a>\s*</span>", page.html)
    assert "Secret Jo" not in page.html
    with desk.database.reading() as session:
        assert "saw {case} in a list" in session.scalars(select(AuditRow.what)).all()


def test_a_long_list_comes_in_pages_with_what_narrows_it_down(desk: Desk) -> None:
    for _ in range(60):
        mailed(desk, desk.town.tess, state=State.HELD.value, created_at=local(3, 15))
    first = desk.dana.get(f"{PLACE}?begins=2026-03-15")
    assert "60 emails are held, of those days" in first.words
    assert "also on the other pages" in first.words
    following = beside(first.html)["next"]
    assert "begins=2026-03-15" in following
    assert desk.dana.get(following).html.count('name="id"') == 10
