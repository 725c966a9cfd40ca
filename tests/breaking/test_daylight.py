"""At each change to and from daylight time until 2040 each deadline is acted on at its own hour, and once."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from models.rows.cases import CaseRow, HistoryRow
from tests.breaking.crowd import CALM
from tests.databases import by_turns
from tests.desks import Town

VERMONT, DAY = ZoneInfo("America/New_York"), timedelta(days=1)
YEARS = range(2025, 2041)
ON_ITS_DAY = (HistoryRow.kind == "lapse") | ((HistoryRow.kind == "overdue") & HistoryRow.event.contains('"homework"'))


def at(day: date, hour: int = 0) -> datetime:
    """Return an hour of a day in Vermont, in the time that all machines share."""
    return datetime.combine(day, time(hour), VERMONT).astimezone(UTC)


def changes(year: int) -> list[date]:
    """Return the days of a year that do not have 24 hours."""
    days = (date(year, 1, 1) + n * DAY for n in range(365))
    return [day for day in days if at(day + DAY) - at(day) != DAY]


def walk(day: date) -> list[datetime]:
    """Return moments around a change: every hour of its night and of the next one's, and its morning."""
    night = [at(day) + timedelta(hours=n) for n in range(-1, 5)]
    return [*night, at(day, 9) - timedelta(seconds=1), at(day, 9), *(each + DAY for each in night), at(day + DAY, 9)]


@pytest.mark.parametrize("year", YEARS)
def test_what_is_due_around_a_change_is_acted_on_at_its_own_hour_and_once(year: int) -> None:
    town = Town(by_turns(str(year), CALM))
    for day in changes(year):
        meant = dict[str, list[tuple[str, datetime]]]()
        for ends in (day, day + DAY):
            meant |= {begun(town, ends - 31 * DAY): [("lapse", at(ends))]}
            meant |= {begun(town, ends - 16 * DAY): [("overdue", at(ends))]}
        town.sweep(at(day) - timedelta(hours=2))
        for moment in walk(day):
            town.sweep(moment)
        assert {number: struck(town, number, day) for number in meant} == meant


def begun(town: Town, day: date) -> str:
    """Return the number of a case whose series began on a day, with all acted on that was due before the change."""
    email = f"u{day}.{len(town.people())}@otter.example"
    number = town.ask(at(day, 9), name="New User", email=email)
    town.do(number, town.dana, "begin-series", at(day, 10), begun_on=day.isoformat())
    return number


def struck(town: Town, number: str, day: date) -> list[tuple[str, datetime]]:
    """Return what the clock did in a case on a day and the next one because of its homework and its series, and when."""
    with town.database.reading() as session:
        rows = select(HistoryRow.kind, HistoryRow.at).join(CaseRow, CaseRow.id == HistoryRow.case_id)
        theirs = rows.where(CaseRow.number == number, HistoryRow.at >= at(day), ON_ITS_DAY)
        return [(row.kind, row.at.astimezone(UTC)) for row in session.execute(theirs)]
