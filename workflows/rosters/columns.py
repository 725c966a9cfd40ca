"""Which columns of a webinar's report say who somebody is and when they were there, however the tool calls them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import Enum

HEAD = 40  # rows among which that of the headers stands; tools write about the session above it


class NoRoster(Exception):
    """Why a table is no roster, and what to do about it."""


class Column(Enum):
    """What a column says of somebody, and how tools call it."""

    NAME = (
        "name",
        "full name",
        "user name",
        "participant",
        "attendee",
        "attendee name",
        "display name",
        "participant name",
    )
    FIRST = "first name", "first"
    LAST = "last name", "surname", "last"
    EMAIL = "email", "email address", "user email", "e mail", "attendee email", "mail"
    JOINED = "join time", "first join", "joined", "joined at", "join", "time joined", "start time"
    LEFT = "leave time", "last leave", "left", "left at", "leave", "time left", "exit time", "time exited"
    MINUTES = (
        "duration", "time in session", "total duration", "in meeting duration", "attendance duration", "minutes",
        "minutes attended",
    )  # fmt: skip
    ATTENDED = ("attended",)

    def __init__(self, *names: str) -> None:
        """Take the names that tools give it."""
        self.names = names


_BY_NAME = {name: column for column in Column for name in column.names}
Places = Mapping[Column, int]


def column_called(words: str) -> Column | None:
    """Return what a header means; what stands in brackets does not matter: "Duration (minutes)"."""
    plain = re.sub(r"\(.*?\)", " ", words.casefold())
    return _BY_NAME.get(" ".join(re.findall(r"[a-z]+", plain)))


def score(row: Sequence[str]) -> int:
    """Count the columns that a row names as headers do."""
    return len({column_called(words) for words in row} - {None})


def found_columns(rows: Sequence[Sequence[str]]) -> tuple[int, Places]:
    """Return below which row the people stand, and where what is said of them; or raise NoRoster."""
    for number, row in enumerate(rows[:HEAD]):
        places = dict[Column, int]()
        for place, words in enumerate(row):
            if column := column_called(words):
                places.setdefault(column, place)
        if _names_people(places) and _says_when(places):
            return number, places
    raise NoRoster(
        "no row of this file names its columns. It needs a column of names or email addresses, and minutes, or the "
        "times of joining and leaving. Export the attendee report of your webinar tool, and choose that file"
    )


def _names_people(places: Places) -> bool:
    return Column.EMAIL in places or Column.NAME in places or {Column.FIRST, Column.LAST} <= places.keys()


def _says_when(places: Places) -> bool:
    return Column.MINUTES in places or {Column.JOINED, Column.LEFT} <= places.keys()
