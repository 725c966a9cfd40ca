"""What is logged: lines that nobody can forge, that name no secret, and by whose reference an error page is found."""

from __future__ import annotations

import logging
import re
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from tests.databases import KINDS, changed
from tests.web.api.programs import Service
from tests.web.registries.desks import Desk
from web.logs.lines import LogLines, plain
from web.problems import log

SECRET = "hush-hush-wUq8"
SIGN = re.compile(r"reference ([0-9A-Z]{4}-[0-9A-Z]{4})")


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Any:
    """Return what gives the lines that were logged."""
    caplog.set_level(logging.INFO, log.name)
    return lambda: [LogLines().format(record) for record in caplog.records if record.name == log.name]


def record_of(words: str, error: BaseException | None = None) -> str:
    info = (type(error), error, error.__traceback__) if error else None
    return LogLines().format(logging.LogRecord("web", logging.ERROR, "", 0, "%s", (words,), info))


def test_a_line_break_in_what_somebody_sent_begins_no_line() -> None:
    for sign in ("\n", "\r", "\x1b[2K", "\u2028", "\u202e", "\x00", "\x85", "\ud800"):
        line = record_of(f"a{sign}2026-01-01 ERROR root: the desk is on fire")
        assert len(line.splitlines()) == 1
        assert line.isprintable()
    assert plain("a\nb") == "a\\nb"


def test_a_trace_says_where_and_of_which_kind_and_nothing_that_somebody_typed() -> None:
    with pytest.raises(ValueError, match="forged") as raised:
        int(f"{SECRET}\n2026-01-01 ERROR root: forged")
    first, *trace = record_of("it failed", raised.value).splitlines()
    assert first.endswith("it failed")
    assert all(line.startswith("    ") for line in trace)
    assert "builtins.ValueError" in trace[0]
    assert "test_log_lines.py" in "".join(trace)
    assert SECRET not in "".join(trace)


def test_a_mistake_of_the_code_is_told() -> None:
    with pytest.raises(AttributeError) as raised:
        getattr(None, "lost")  # noqa: B009 - a mistake that no checker finds
    assert "'NoneType' object has no attribute 'lost'" in record_of("it failed", raised.value)


@pytest.mark.parametrize("kind", KINDS)
def test_the_values_of_a_statement_are_logged_nowhere(kind: str) -> None:
    database = KINDS[kind]()
    with pytest.raises(SQLAlchemyError) as raised, database.writing() as session:
        session.execute(text("insert into person (name, email) values (:a, :b)"), {"a": SECRET, "b": SECRET})
    assert SECRET not in record_of("it failed", raised.value)


@pytest.mark.parametrize("path", ["/welcome/{}", "/calendar/{}.ics", "/nowhere/{}", "/cases/{}", "/%0AERROR%20{}"])
def test_a_secret_in_a_path_is_not_logged(lines: Any, path: str) -> None:
    desk = Desk()
    desk.dana.client.get(path.format(SECRET), follow_redirects=False)
    assert SECRET not in "".join(lines())


def test_an_error_page_names_the_reference_that_its_line_in_the_log_has(lines: Any) -> None:
    desk = Desk()
    for path, status in (("/nowhere", 404), ("/cases/26-99999999", 404), ("/cases?cursor=nonsense", 422)):
        said = SIGN.search(desk.dana.get(path, status).html)
        assert said, path
        assert f"was answered {status} (reference {said[1]})" in lines()[-1]


def test_a_program_is_told_its_reference_as_well(lines: Any) -> None:
    service = Service()
    answer = service.client.get("/api/cases/26-99999999", headers={"Authorization": f"Bearer {service.tess.token}"})
    reference = answer.json()["instance"].rpartition(":")[2]
    assert lines()[-1].endswith(f"GET /api/cases/{{number}} was answered 404 (reference {reference}): NoSuchCase")


def test_a_failure_of_the_desk_has_its_reference_on_a_page_that_needs_no_database(lines: Any) -> None:
    desk = Desk()
    changed(desk.database.engine)
    with desk.database.writing() as session:
        session.execute(text("DROP TABLE pulse"))
    page = desk.dana.client.get("/inbox")
    said = SIGN.search(page.text)
    assert (page.status_code, bool(said)) == (500, True)
    assert f"GET /inbox failed (reference {said[1] if said else ''})" in lines()[-1]
