"""A session that ends in mid-form: why one is asked to sign in is said, and nothing that was typed is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update

from models.accounts.passwords import Chosen
from models.accounts.sessions import REMEMBERED, UNKNOWN, sign_out
from models.accounts.ways_in import set_password
from models.rows.accounts import SignIn
from models.rows.cases import Draft
from models.rows.people import Person
from scheduler.clock import wall_now
from tests.passwords import give_password
from tests.web.pages.desks import Office
from tests.web.pages.forms import Form, form_of
from tests.web.registries.desks import Answer, Browser
from web.cookies import SESSION

SECRET = "a long enough sentence"
WORDS = "Knows it well"


@pytest.fixture
def office() -> Office:
    """Return a desk where Dana and Tess have a password."""
    made = Office()
    with made.database.writing() as session:
        for viewer in (made.town.dana, made.town.tess):
            give_password(session, viewer.id, SECRET)
    made.dana, made.tess = made.browser(made.town.dana), made.browser(made.town.tess)
    return made


def end(office: Office, ago: timedelta = timedelta(minutes=1)) -> None:
    """Let every browser session end by itself."""
    with office.database.writing() as session:
        session.execute(update(SignIn).values(expires_at=wall_now() - ago))


def sent(browser: Browser, form: Form, **typed: str) -> Answer:
    """Send a form as it stands on a page that is open."""
    response = browser.client.post(form.action, data=form.filled(**typed), follow_redirects=False)
    return Answer(response.status_code, response.text, response.headers.get("location", ""), response.headers)


def sign_in(browser: Browser, place: str, email: str) -> Answer:
    form = form_of(browser.get(place).html, "/sign-in")
    return sent(browser, form, email=email, password=SECRET)


def drafts(office: Office) -> int:
    with office.database.reading() as session:
        return session.query(Draft).count()


def waived(office: Office) -> Form:
    return form_of(office.dana.get(office.case).html, f"{office.case}/waive")


def test_who_sends_a_form_too_late_signs_in_and_is_back_in_it_with_the_words(office: Office) -> None:
    form = waived(office)
    end(office)
    asked = sent(office.dana, form, familiarity=WORDS)
    assert (asked.status, office.state) == (303, "ENROLLED")
    page = office.dana.get(asked.place)
    assert "You were signed out, because you signed in more than 12 hours ago." in page.words
    assert "What you typed is kept" in page.words
    back = sign_in(office.dana, asked.place, "dana.whitcomb@desk.example")
    assert back.place == f"{office.case}#do-waive"
    page = office.dana.get(back.place)
    assert "You were signed out. Nothing was lost" in page.words
    assert form_of(page.html, f"{office.case}/waive").fields["familiarity"] == [WORDS]


def test_the_form_with_which_a_case_begins_is_back_too(office: Office) -> None:
    form = form_of(office.tess.get("/start/P03").html, "/start/P03")
    end(office)
    asked = sent(office.tess, form, name="Kim Roe", email="kim@otter.example")
    back = sign_in(office.tess, asked.place, "tess.barlow@desk.example")
    again = form_of(office.tess.get(back.place).html, "/start/P03")
    assert (again.fields["name"], again.fields["email"]) == (["Kim Roe"], ["kim@otter.example"])


def test_a_note_and_a_late_entry_are_back_too(office: Office) -> None:
    page = office.dana.get(office.case).html
    note = form_of(page, f"{office.case}/add/note")
    late = form_of(office.dana.get(f"{office.case}/late/withdraw").html, f"{office.case}/late/withdraw")
    end(office)
    assert "do-add-note" in sent(office.dana, note, note="She called.").place
    asked = sent(office.dana, late, why="A letter")
    back = sign_in(office.dana, asked.place, "dana.whitcomb@desk.example")
    assert form_of(office.dana.get(back.place).html, f"{office.case}/late/withdraw").fields["why"] == ["A letter"]
    assert form_of(office.dana.get(office.case).html, f"{office.case}/add/note").fields["note"] == ["She called."]


def test_somebody_else_who_signs_in_there_sees_none_of_it(office: Office) -> None:
    form = waived(office)
    end(office)
    asked = sent(office.dana, form, familiarity=WORDS)
    back = sign_in(office.dana, asked.place, "tess.barlow@desk.example")
    page = office.dana.get(back.place)
    assert WORDS not in page.html
    assert "Nothing was lost" not in page.words
    assert "Your drafts" not in office.dana.get("/me").words


def test_nothing_is_kept_in_the_name_of_who_signed_out_or_has_a_new_password(office: Office) -> None:
    form = waived(office)
    cookie = office.dana.client.cookies[SESSION]
    with office.database.writing() as session:
        sign_out(session, cookie)
    assert sent(office.dana, form, familiarity=WORDS).place == f"/sign-in?next={office.case}"
    office.dana = office.browser(office.town.dana)
    form = waived(office)
    end(office)
    with office.database.writing() as session:
        person = session.get_one(Person, office.town.dana.id)
        set_password(session, person, Chosen("", person.password_hash), wall_now(), UNKNOWN)
    sent(office.dana, form, familiarity=WORDS)
    assert drafts(office) == 0


def test_a_session_that_ended_long_ago_keeps_nothing(office: Office) -> None:
    form = waived(office)
    end(office, REMEMBERED + timedelta(minutes=1))
    office.browser(office.town.tess)  # whoever signs in next lets the desk forget it
    sent(office.dana, form, familiarity=WORDS)
    assert drafts(office) == 0


def test_a_session_that_ended_lets_nobody_read_anything(office: Office) -> None:
    end(office)
    asked = office.dana.get(office.case, 303)
    page = office.dana.get(asked.place)
    assert "You were signed out" in page.words
    assert "kept" not in page.words


def test_what_is_no_longer_asked_and_what_is_not_ones_own_is_not_kept(office: Office) -> None:
    form = waived(office)
    end(office)
    form.action = f"{office.case}/fly"
    assert sent(office.dana, form).place == f"/sign-in?next={office.case}"
    form.action = "/cases/26-00000/waive"
    assert sent(office.dana, form).place == "/sign-in?next=/cases/26-00000"
    assert drafts(office) == 0


def test_a_form_of_a_registry_and_a_correction_outlive_the_session_too(office: Office) -> None:
    office.begin()
    place = next(
        each
        for each in office.dana.get(office.case).html.split('"')
        if each.endswith("/correct") and "/history/" in each
    )
    pages = {"/people/add": "name", place: "reason"}
    forms = {page: form_of(office.dana.get(page).html, page) for page in pages}
    end(office)
    for page, field in pages.items():
        asked = sent(office.dana, forms[page], **{field: WORDS})
        assert asked.status == 303
        back = sign_in(office.browser(None), asked.place, "dana.whitcomb@desk.example")
        assert back.place == page
    again = office.browser(office.town.dana)
    for page, field in pages.items():
        assert form_of(again.get(page).html, page).fields[field] == [WORDS]
