"""The log as JSON: each event one object, found by its reference and its case, and no word of a person in it."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest
from sqlalchemy import text

from tests.databases import changed
from tests.web.pages.desks import Office
from tests.web.registries.desks import Desk
from web.logs.events import LogEvents
from web.problems import log

PERSON = "Liam Frost"


@pytest.fixture
def events(caplog: pytest.LogCaptureFixture) -> Any:
    """Return what gives the events that were logged."""
    caplog.set_level(logging.INFO, log.name)
    return lambda: [json.loads(LogEvents().format(each)) for each in caplog.records if each.name == log.name]


def event_of(words: str, error: BaseException | None = None, **extra: Any) -> str:
    info = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord("web", logging.ERROR, "", 0, "%s", (words,), info)
    vars(record).update(extra)
    return LogEvents().format(record)


def test_an_answer_is_found_by_its_reference_its_route_and_its_case(events: Any) -> None:
    office = Office()
    program = office.browser(None)
    program.client.get(f"/api/cases/{office.number}")
    event = events()[-1]
    assert event["event"].endswith(f"(reference {event['reference']}): NotSignedIn")
    assert {name: event[name] for name in ("level", "logger", "case", "route", "status")} == {
        "level": "info", "logger": "web.problems", "case": office.number, "route": "GET /api/cases/{number}", "status": 401,
    }  # fmt: skip
    assert event["at"].endswith("+00:00")


def test_what_somebody_typed_in_the_place_of_a_number_is_not_written(events: Any) -> None:
    Desk().dana.client.get(f"/cases/{PERSON}")
    assert "case" not in events()[-1] or events()[-1]["case"] is None
    assert "Liam" not in json.dumps(events())


def test_a_failure_has_its_trace_without_what_it_says(events: Any) -> None:
    desk = Desk()
    changed(desk.database.engine)
    with desk.database.writing() as session:
        session.execute(text("DROP TABLE pulse"))
    desk.dana.client.get(f"/inbox?q={PERSON}")
    event = events()[-1]
    assert (event["status"], event["level"]) == (500, "error")
    assert any("sqlalchemy.exc" in line for line in event["trace"])
    assert "Liam" not in json.dumps(event)
    with pytest.raises(ValueError, match="Liam") as raised:
        int(PERSON)
    assert "Liam" not in event_of("it failed", raised.value)


def test_an_event_is_one_line_whatever_it_says_and_tells_nothing_that_it_is_not_to_tell() -> None:
    for sign in ("\n", "\r", "\x1b[2K", "\u2028", "\u202e", "\x00", "\ud800"):
        line = event_of(f"a{sign}forged", case_row=7, person=PERSON)
        assert (len(line.splitlines()), line.isprintable()) == (1, True)
        assert json.loads(line)["event"] == f"a{sign}forged"
        assert (json.loads(line)["case_row"], PERSON in line) == (7, False)
