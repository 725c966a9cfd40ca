"""An empty desk is set up in a browser by whoever has the code from its log, and by nobody else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from models.database import Database
from models.rows.notices import Message
from models.rows.people import Person
from scheduler.clock import WallClock
from tests.databases import sqlite
from tests.web.apps import AppOf
from tests.web.pages.forms import form_of
from tests.web.registries.desks import Answer, Browser, Desk
from web.bootstrap import House, assemble
from web.given.set_up_code import is_code, set_up_code
from web.settings import Settings

SECRET = "a long random text that nobody guesses"
FIRST = {"name": "Dana Whitcomb", "email": "dana@desk.example.org"}


@dataclass
class Empty:
    """A desk that nobody is in, and a browser of somebody."""

    smtp_host: str = ""
    database: Database = field(default_factory=sqlite)

    def __post_init__(self) -> None:
        """Open it."""
        settings = Settings(url="http://desk.example", secret=SECRET, smtp_host=self.smtp_host)
        self.house: House = assemble(settings, self.database, WallClock())
        self.browser = Browser(self.house, AppOf(self.house), None)
        self.code = set_up_code(SECRET)

    def send(self, status: int, **typed: Any) -> Answer:
        """Fill in the form, and send it."""
        form = form_of(self.browser.get("/set-up").html, "/set-up")
        return self.browser.post("/set-up", form.filled(**{"code": self.code, **FIRST, **typed}), status)

    def people(self) -> list[str]:
        """Return who is there."""
        with self.database.reading() as session:
            return [each.name for each in session.query(Person).order_by(Person.id)]


def test_the_first_administrator_sets_a_password_and_is_signed_in() -> None:
    desk = Empty()
    place = desk.send(303, counsel="Ruth Abernathy <ruth@desk.example.org>").place
    assert place.startswith("/welcome/")
    welcome = form_of(desk.browser.get(place).html, place)
    inbox = desk.browser.post(place, welcome.filled(password="a green mountain in the mist"))
    assert inbox.place == "/inbox"
    assert "Dana Whitcomb" in desk.browser.get("/inbox").html
    assert desk.people() == ["Dana Whitcomb", "Ruth Abernathy"]


@pytest.mark.parametrize("typed", ["", "AAAAA-BBBBB-CCCCC-DDDDD", set_up_code(f"not {SECRET}")])
def test_without_the_code_nobody_is_named(typed: str) -> None:
    desk = Empty()
    assert "code" in desk.send(422, code=typed).words
    assert desk.people() == []


def test_the_code_may_be_typed_in_small_letters_and_without_its_groups() -> None:
    assert is_code(SECRET, set_up_code(SECRET).lower().replace("-", " "))
    assert not is_code(SECRET, set_up_code(SECRET)[:-1])
    assert not is_code(SECRET, "")
    assert set_up_code(SECRET) != set_up_code(SECRET + "x")
    assert SECRET not in set_up_code(SECRET)


def test_of_a_secret_that_can_be_guessed_the_code_cannot_be_worked_out(monkeypatch: pytest.MonkeyPatch) -> None:
    before, sure = set_up_code("s3cret"), set_up_code(SECRET)
    monkeypatch.setattr("web.given.set_up_code._OF_THIS_START", "another start of the process")
    assert set_up_code("s3cret") != before
    assert set_up_code(SECRET) == sure


def test_wrong_codes_are_counted_by_where_they_come_from_before_they_are_looked_at() -> None:
    desk = Empty()
    most = desk.database.rulebook.policy(desk.house.clock.now()).client_attempts
    for _ in range(most):
        desk.send(422, code="wrong")
    assert "Too many wrong codes came from your network." in desk.send(429).words  # also with the right one
    assert desk.people() == []


def test_once_somebody_is_there_the_page_is_as_one_that_there_is_not() -> None:
    desk = Empty()
    form = form_of(desk.browser.get("/set-up").html, "/set-up").filled(code=desk.code, **FIRST)
    desk.browser.post("/set-up", form)
    for answer in (desk.browser.get("/set-up", 404), desk.browser.post("/set-up", form, 404)):
        assert "ode" not in answer.words
    assert desk.people() == ["Dana Whitcomb"]
    settled = Desk()
    assert settled.dana.get("/set-up", 404).status == settled.browser(None).get("/set-up", 404).status


def test_what_is_wrong_is_said_beside_its_field_and_what_was_typed_stays() -> None:
    desk = Empty()
    again = desk.send(422, chair="Ida Quill", name="Dana  Whitcomb")
    assert "as in Ruth Abernathy <ruth@example.org>" in again.words
    assert again.value("chair") == "Ida Quill"
    assert desk.people() == []


def test_all_others_are_written_to_where_mail_leaves() -> None:
    desk = Empty(smtp_host="mail.example")
    assert "We email everybody you enter" in desk.browser.get("/set-up").words
    desk.send(303, counsel="Ruth Abernathy <ruth@desk.example.org>", chair="Dana <dana@desk.example.org>")
    with desk.database.reading() as session:
        assert [each.address for each in session.query(Message)] == ["ruth@desk.example.org"]
