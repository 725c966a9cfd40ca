"""A desk is set up by one command, on a machine that has no database yet."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from models.database import open_database
from models.rows.accounts import AuditRow
from models.rows.people import Person
from models.store import schema
from web.command.main import desk

Run = Callable[..., Result]
DANA = ("--name", "Dana Whitcomb", "--email", "dana@desk.example.org")
RUTH = ("--counsel", "Ruth Abernathy <ruth@desk.example.org>")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return where the database will be."""
    url = f"sqlite:///{tmp_path / 'new' / 'desk.sqlite3'}"
    monkeypatch.setenv("HMIS_DESK_DATABASE", url)
    monkeypatch.setenv("HMIS_DESK_URL", "https://desk.example.org")
    return url


@pytest.fixture
def run(place: str) -> Run:  # noqa: ARG001 - the command finds it in the environment
    """Return how to run a command there."""

    def command(*words: str, exits: int = 0, typed: str | None = None) -> Result:
        result = CliRunner().invoke(desk, words, input=typed)
        assert result.exit_code == exits, result.output
        return result

    return command


def people(place: str) -> list[str]:
    with open_database(place).reading() as session:
        return [each.name for each in session.query(Person).order_by(Person.id)]


def test_it_makes_the_database_and_prints_a_link_for_each_person(run: Run, place: str) -> None:
    said = run(
        "set-up", *DANA, *RUTH, "--committee", "Bea Lund <b@x.example.org>", "--committee", "Cy <c@x.example.org>"
    )
    links = re.findall(r"^  (.+): https://desk.example.org/welcome/(\S+)$", said.output, re.MULTILINE)
    assert [name for name, _ in links] == ["Dana Whitcomb", "Ruth Abernathy", "Bea Lund", "Cy"]
    assert len({secret for _, secret in links}) == 4
    assert "database is up to date" in run("db", "check").output
    with open_database(place).reading() as session:
        assert any("the desk was set up" in row.what for row in session.query(AuditRow))


def test_it_refuses_a_desk_that_has_people_and_changes_nothing_there(run: Run, place: str) -> None:
    run("set-up", *DANA)
    said = run("set-up", "--name", "Eve Sutton", "--email", "eve@desk.example.org", exits=1)
    assert "has people already" in said.output
    assert people(place) == ["Dana Whitcomb"]


def test_it_refuses_a_database_of_another_version(run: Run, place: str) -> None:
    schema.upgrade(open_database(place).engine, "0041")
    assert "run `hmis-desk db upgrade`" in run("set-up", *DANA, exits=1).output


def test_without_a_terminal_it_asks_nothing_and_says_what_is_missing(run: Run, place: str) -> None:
    said = run("set-up", *RUTH, exits=1)
    assert said.output.splitlines()[0].endswith("name: enter your name")
    assert people(place) == []


def test_at_a_terminal_it_asks_for_what_no_option_says(run: Run, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.command.people.setting_up.at_terminal", lambda: True)
    answers = "Ida Quill\n\n\n\n\n\n\nBea Lund <bea@x.example.org>; Cy Moss <cy@x.example.org>\n"
    said = run("set-up", *DANA, *RUTH, typed=answers).output
    assert "Your name" not in said
    assert "Error: write the name and the email address, as in Ruth Abernathy <ruth@example.org>" in said
    assert "Legal counsel" not in said
    assert "Balance of State CoC (name <address>, or nothing)" in said
    assert people(place) == ["Dana Whitcomb", "Ruth Abernathy", "Bea Lund", "Cy Moss"]


def test_a_link_is_made_anew_for_whoever_is_there(run: Run) -> None:
    run("set-up", *DANA)
    assert "https://desk.example.org/welcome/" in run("person", "link", "DANA@desk.example.org").output
    assert "nobody who is there" in run("person", "link", "eve@desk.example.org", exits=1).output
