"""Sentences with numbers of the policy inside: a number that an edition changes changes in every sentence that says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from functools import cache
from string import Formatter
from typing import Any

import msgspec

from workflows.law.policy import Policy

NOTHING_GIVEN: Mapping[str, str] = {}
CENTS = 100  # of a dollar
NOON = 12  # as an hour
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@cache
def names_in(words: str) -> tuple[str, ...]:
    """Return what a sentence names in braces; or raise ValueError where a brace is one too many or too few."""
    return tuple(name for _, name, _, _ in Formatter().parse(words) if name is not None)


def with_settings(words: str, policy: Policy, given: Mapping[str, str] = NOTHING_GIVEN) -> str:
    """Return a sentence with what it names put in: what is given, or else settings."""
    inside = {name: given[name] if name in given else _setting(name, policy) for name in names_in(words)}
    return words.format(**inside) if inside else words


def _setting(name: str, policy: Policy) -> str:
    """Return a setting as a sentence says it: of a yes or no, the words that it declares."""
    value, setting = getattr(policy, name), getattr(type(policy), name)
    return (setting.yes if value else setting.no) if isinstance(value, bool) else told(setting.called(value))


def told(value: Any) -> str:
    """Return a value as a sentence says it."""
    match value:
        case date():
            return f"{value:%B %-d, %Y}"
        case frozenset():
            return told(tuple(sorted(map(told, value))))
        case tuple() | list():
            return listed(map(told, value)) if value else "none"
        case None:
            return "none"
    return str(value)


def listed(items: Iterable[str]) -> str:
    """Join words as a sentence does: "a", "a and b", "a, b, and c"."""
    return _joined(tuple(items), "and")


def clock_words(at: datetime | time) -> str:
    """Return "9:12 a.m.", of a moment in the zone in which it is read."""
    return f"{at.hour % NOON or NOON}:{at.minute:02} {'a.m.' if at.hour < NOON else 'p.m.'}"


def listed_or_none(items: Iterable[str]) -> str:
    """Join words as a sentence does; of none make nothing."""
    words = tuple(items)
    return listed(words) if words else ""


def or_listed(items: Iterable[str]) -> str:
    """Join choices as a sentence does: "a", "a or b", "a, b, or c"."""
    return _joined(tuple(items), "or")


def _joined(items: tuple[str, ...], last: str) -> str:
    *most, end = items
    if not most:
        return end
    return f"{most[0]} {last} {end}" if len(most) == 1 else f"{', '.join(most)}, {last} {end}"


def value_words(value: Any) -> str:
    """Return what somebody answered, as a sentence or a history says it."""
    match value:
        case bool():
            return "yes" if value else "no"
        case date():
            return f"{value:%B %-d, %Y, %H:%M}" if isinstance(value, datetime) else f"{value:%B %-d, %Y}"
        case frozenset():
            return value_words(tuple(sorted(value)))
        case tuple() | list():
            return listed(value_words(each) for each in value) if value else "none"
        case msgspec.Struct():
            return ", ".join(value_words(getattr(value, name)) for name in value.__struct_fields__)
    return "nothing" if value in {None, ""} else str(value)


OWNERS = "{your}"  # stands in declared words for whose it is: "hand in {your} homework"
_BARE = re.compile(r"(?<!{)\b[Yy]our\b")


def to_owner(declared: str) -> str:
    """Return declared words as those read them whom they speak to, before anything else is put in."""
    return declared.replace(OWNERS, "your")


def to_others(declared: str) -> str:
    """Return declared words as everybody else reads them, before anything else is put in."""
    return declared.replace(OWNERS, "their")


def is_for_one_reader(declared: str) -> bool:
    """Say whether declared words say "your" outright, so that they cannot be said to anybody else."""
    return _BARE.search(declared) is not None


def lasting(minutes: int) -> str:
    """Return for how long something lasts: "one hour", "two hours", "90 minutes"."""
    hours, rest = divmod(minutes, 60)
    if rest or not hours:
        return f"{minutes} minute{'' if minutes == 1 else 's'}"
    return f"{NUMBERS[hours] if hours < len(NUMBERS) else hours} hour{'' if hours == 1 else 's'}"


TIERS = {1: "first", 2: "second", 3: "third"}


def ordinal(tier: int) -> str:
    """Return which violation one of a tier is; what lies beyond the third is a further one (2.8-tiered)."""
    return TIERS.get(tier, "further")


def in_dollars(amount: int) -> str:
    """Say an amount in cents as a spreadsheet reads it: "1250.00"."""
    return f"{amount // CENTS}.{amount % CENTS:02}"


def dollars(amount: int) -> str:
    """Say an amount in cents as people read it: "$1,250.00"."""
    return f"${amount // CENTS:,}.{amount % CENTS:02}"
