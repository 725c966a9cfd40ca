"""A form of the registries as somebody filled it in: what was typed, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar
from urllib.parse import urlencode

from models.registries.directory import agency
from models.registries.people_and_agencies import Unfit, fit, one_line
from models.rows.people import Agency
from web.calls import Call
from web.pages.forms.posted import Posted
from web.pages.words.dates import capital
from web.pages.words.wording import counted
from web.problems import Forbidden, NotFound

T = TypeVar("T")


@dataclass(frozen=True)
class Entry:
    """What was typed into the fields of a form, and the errors beside them."""

    posted: Posted = field(default_factory=Posted)
    errors: Mapping[str, str] = field(default_factory=dict)

    def value(self, name: str, otherwise: str = "") -> str:
        """Return what a field holds."""
        return self.posted.get(name) if name in self.posted.fields else otherwise

    def values(self, name: str) -> tuple[str, ...]:
        """Return all that a field of several answers holds."""
        return self.posted.all(name)

    def refused(self, unfit: Unfit) -> Entry:
        """Return the same entry with what is wrong with it; the first error of a field is the one to mend."""
        errors: dict[str, str] = {}
        for fault in (unfit, *unfit.others):
            errors.setdefault(fault.field, fault.sentence)
        return replace(self, errors=errors)

    @property
    def headline(self) -> str:
        """The line above the errors, which counts them."""
        count = len(self.errors)
        return capital(f"{counted(count, 'answer')} {'needs' if count == 1 else 'need'} a change")


EMPTY = Entry()


def prefilled(**fields: str) -> Entry:
    """Return an entry in which some fields are filled in already."""
    return Entry(Posted.of(fields))


def whole(words: str, *, unreadable: int) -> int | None:
    """Return the number that somebody typed: nothing for nothing, and for what is no number one that never fits."""
    if not words:
        return None
    return int(words) if words.isascii() and words.isdigit() and len(words) <= 9 else unreadable


def day(words: str) -> date | None:
    """Return the day that somebody typed, if it is one."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def agency_chosen(call: Call, key: str) -> Agency | None:
    """Return the agency that was chosen, if one was; or raise Unfit."""
    of = agency(call.session, call.viewer, key) if key else None
    fit((bool(key) and of is None, "agency", "choose an agency of the list"))
    return of


def words_of(query: str) -> str:
    """Return what a search asks for, as long as a search may be."""
    return one_line(query.replace("\0", ""))[:200]


def found(row: T | None) -> T:
    """Return a row that there is and that is somebody's to know; or raise NotFound."""
    if row is None:
        raise NotFound
    return row


def numbered(number: int) -> int:
    """Return the number of a row; or raise NotFound for one that no row can have."""
    if not 0 < number < 2**63:
        raise NotFound
    return number


def staff_only(call: Call, deed: str) -> None:
    """Refuse a deed to everybody but ICA's staff."""
    if not call.viewer.is_staff():
        raise Forbidden(f"only ICA's staff may {deed}")


def link(path: str, **asked: str | int) -> str:
    """Return the address of a list with what is asked of it."""
    return f"{path}?{urlencode({name: value for name, value in asked.items() if value})}".rstrip("?")
