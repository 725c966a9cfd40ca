"""Editions of the policy as a desk writes them down: a TOML file that names what differs from the defaults.

name = "2027 edition"
since = 2027-01-01

[settings]
onboarding_submit_days = 20
closures = [2027-07-05]
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from types import GenericAlias
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Meta

from workflows.law.calendar import month_and_day
from workflows.law.levels import Level
from workflows.law.policy import FIRST_EDITION, Editions, Policy
from workflows.law.setting import Change, Setting

NONE = "# all numbers are as they are by default"  # what a file says of them, so that nobody takes it for unfinished
KEYS = frozenset({"name", "since", "settings"})
Number = Annotated[int, Meta(ge=0, le=100_000)]
Words = Annotated[str, Meta(min_length=1, max_length=200)]


class EditionError(Exception):
    """What is wrong with an edition, a sentence for each fault."""

    def __init__(self, *faults: str) -> None:
        """Take the faults."""
        super().__init__("\n".join(faults))
        self.faults = faults


def read_edition(text: str) -> Policy:
    """Return the edition that a text in TOML describes, or raise EditionError with all that is wrong with it."""
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise EditionError(f"this is not TOML: {error}") from error
    changes, faults = _changes(said.get("settings", {}))
    faults = [*_unsaid(said), *faults]
    if faults:
        raise EditionError(*faults)
    return Policy(said["name"].strip(), said["since"], *changes)


def _changes(settings: object) -> tuple[list[Change[Any]], list[str]]:
    """Return what some settings become, and what is wrong with the others."""
    changes, faults = list[Change[Any]](), list[str]()
    for name, value in settings.items() if isinstance(settings, dict) else ():
        try:
            changes.append(_change(name, value))
        except ValueError as error:
            faults.append(str(error))
    return changes, faults


def with_numbers(name: str, since: date, text: str) -> Policy:
    """Return the edition of a name and a first day whose numbers stand in a text, a line each; or raise EditionError."""
    try:
        changes, faults = _changes(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise EditionError(f"this is not TOML: {error}") from error
    if faults:
        raise EditionError(*faults)
    return Policy(name, since, *changes)


def drafted(name: str, since: date, said: Mapping[str, str], before: Policy) -> Policy:
    """Return an edition in which some settings have other values than in the one before it, each typed as a text.

    Raises Unfit with what is wrong, by the setting; what is typed as it is already changes nothing.
    """
    changes, faults = list[Change[Any]](), dict[str, str]()
    for setting in Policy.settings():
        value, text = before[setting], said.get(setting.name)
        try:
            same = text is None or text.strip() == typed(value)
            change = Change(setting, value) if same else _change(setting.name, _value(setting, text or ""))
        except ValueError as error:
            faults[setting.name] = str(error).removeprefix(f"{setting.name} ")
            continue
        changes += [change] if change.value != setting.default else []
    if faults:
        raise Unfit(faults)
    return Policy(name, since, *changes)


class Unfit(Exception):
    """What is wrong with the values of an edition, by the names of its settings."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        """Take the faults."""
        super().__init__(", ".join(f"{name} {fault}" for name, fault in faults.items()))
        self.faults = faults


def typed(value: object) -> str:
    """Return a value as people type it: lists with commas, days as 2026-07-04, and yes or no."""
    match value:
        case bool():
            return "yes" if value else "no"
        case tuple():
            return ", ".join(map(typed, value))
        case frozenset():
            return ", ".join(sorted(map(str, value)))
        case _:
            return str(value)


def _value(setting: Setting[Any], text: str) -> Any:
    """Return what somebody typed as a value of the setting's kind; `_change` says whether it fits."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    match setting.default:
        case bool():
            return {"yes": True, "no": False}.get(text.strip().lower(), text)
        case int():
            return _whole(text)
        case tuple():
            whole = isinstance(next(iter(setting.default), ""), int)
            return [_whole(part) for part in parts] if whole else parts
        case frozenset():
            return parts
        case _:
            return text.strip()


def _whole(text: str) -> int | str:
    digits = text.strip().replace(",", "")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else text.strip()


def written(edition: Policy) -> str:
    """Return an edition as the file that `read_edition` reads."""
    head = (f"name = {_toml(edition.name)}", f"since = {edition.since}", "", "[settings]")
    return "\n".join((*head, numbers_of(edition), ""))


def numbers_of(edition: Policy) -> str:
    """Return the numbers of an edition that are not as they are by default, a line each, as `with_numbers` reads them."""
    changed = (each for each in Policy.settings() if edition[each] != each.default)
    return "\n".join(f"{each.name} = {_toml(edition[each])}" for each in changed) or NONE


def _toml(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case tuple() | frozenset():
            return f"[{', '.join(map(_toml, sorted(value) if isinstance(value, frozenset) else value))}]"
        case str():
            return json.dumps(value, ensure_ascii=False)
        case _:
            return str(value)


def load(folder: Path) -> Editions:
    """Return all editions of a folder beside the first one, or raise EditionError with all that is wrong with them."""
    if not folder.is_dir():
        raise EditionError(f"there is no folder {folder}")
    editions, faults = list[Policy](), list[str]()
    for path in sorted(folder.glob("*.toml")):
        try:
            editions.append(read_edition(path.read_text(encoding="utf-8")))
        except EditionError as error:
            faults += (f"{path.name}: {fault}" for fault in error.faults)
        except UnicodeDecodeError:
            faults.append(f"{path.name}: this is not text in UTF-8")
    faults += _rivals([FIRST_EDITION, *editions])
    if faults:
        raise EditionError(*faults)
    return Editions(editions)


def _unsaid(said: Mapping[str, Any]) -> Iterator[str]:
    name, since = said.get("name"), said.get("since")
    if not isinstance(name, str) or not name.strip():
        yield 'an edition has a name: name = "2027 edition"'
    if not isinstance(since, date) or isinstance(since, datetime):
        yield "an edition says from which day on cases are opened under it: since = 2027-01-01"
    if not isinstance(said.get("settings", {}), dict):
        yield "the settings of an edition are a table: [settings]"
    yield from (f"an edition says its name, since and settings, not {key!r}" for key in said if key not in KEYS)


def _rivals(editions: Iterable[Policy]) -> Iterator[str]:
    names, days = set[str](), set[date]()
    for edition in editions:
        if edition.name in names:
            yield f"there are two editions named {edition.name!r}"
        if edition.since in days:
            yield f"there are two editions since {edition.since}"
        names.add(edition.name)
        days.add(edition.since)


def _change(name: str, value: Any) -> Change[Any]:
    """Return the change of a setting, or raise ValueError with the reason against it."""
    setting = next((each for each in Policy.settings() if each.name == name), None)
    if setting is None:
        raise ValueError(f"there is no setting {name!r}")
    kind, wanted = _kind(setting.default)
    try:
        fitting = msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise ValueError(f"{name} takes {wanted}, not {value!r}") from error
    for ending, (fits, narrower) in NARROWER.items():
        if name.endswith(ending) and not fits(fitting):
            raise ValueError(f"{name} takes {narrower}, not {value!r}")
    return Change(setting, fitting)


def _kind(default: object) -> tuple[Any, str]:
    """Return the type that a setting's values have, and its name in words."""
    match default:
        case bool():
            return bool, "true or false"
        case int():
            return Number, "a whole number from 0 to 100,000"
        case tuple():
            kind, words = _kind(next(iter(default), 0))
            return GenericAlias(tuple, (kind, ...)), f"a list, each {words}"
        case frozenset():
            return frozenset[date], "a list of days"
        case _:
            return Words, "a few words"


def _is_zone(name: Any) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _is_day_of_years(words: Any) -> bool:
    try:
        return bool(month_and_day(words))
    except ValueError:
        return False


NARROWER: Mapping[str, tuple[Callable[[Any], bool], str]] = {  # by the end of a setting's name
    "timezone": (_is_zone, "the name of a time zone, such as America/New_York"),
    "_hour": (lambda value: value <= 23, "an hour from 0 to 23"),
    "_percent": (lambda value: value <= 100, "a percentage from 0 to 100"),
    "year_start": (_is_day_of_years, "a month and a day that every year has, such as 07-01"),
    "invoice_month": (lambda value: 1 <= value <= 12, "a month from 1 to 12"),
    "_pct": (lambda value: value <= 100, "a percentage from 0 to 100"),
    "background_check": (lambda value: value in {"record-only", "required"}, '"record-only" or "required"'),
    "max_level": (lambda value: value in {level.value for level in Level}, "the name of an access level"),
}
