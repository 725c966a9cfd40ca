"""The numbers of the policy as people read them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from web.pages.manual.parts import PARTS
from web.pages.words.dates import day_words
from workflows.law.clauses import clauses
from workflows.law.policy import GLOBAL, Policy
from workflows.law.setting import Origin, Setting
from workflows.law.wording import listed


@dataclass(frozen=True)
class Number:
    """One number of an edition, and what it was by default if that is something else."""

    name: str
    value: str
    words: str
    clause: str
    origin: str
    default: str  # empty where the edition changes nothing


def number(setting: Setting[Any], edition: Policy) -> Number:
    """Return a number as an edition has it."""
    value, default = edition[setting], setting.default
    changed = value_words(setting.called(default)) if value != default else ""
    clause = "" if setting.clause == GLOBAL else setting.clause
    return Number(
        setting.name, value_words(setting.called(value)), setting.words, clause, setting.origin.words, changed
    )


def value_words(value: Any) -> str:
    """Return a value of any kind in words."""
    match value:
        case bool():
            return "yes" if value else "no"
        case int():
            return f"{value:,}"
        case date():
            return day_words(value, year=True)
        case tuple() | frozenset() | list():
            said = [value_words(each) for each in (sorted(value) if isinstance(value, frozenset) else value)]
            return listed(said) if said else "none"
        case _:
            return str(value)


def numbers(edition: Policy, origin: Origin | None) -> dict[str, list[Number]]:
    """Return the numbers of an edition under the headings of the manual, of one origin if one is named."""
    wanted = [each for each in Policy.settings() if origin in {None, each.origin}]
    groups = _grouped(number(setting, edition) for setting in wanted)
    return {heading: groups[heading] for heading in sorted(groups, key=lambda heading: (heading[0].isdigit(), heading))}


def _grouped(found: Iterable[Number]) -> dict[str, list[Number]]:
    groups: dict[str, list[Number]] = {}
    for each in found:
        groups.setdefault(_heading(each.clause), []).append(each)
    return groups


def _heading(clause: str) -> str:
    register = clauses()
    if clause not in register:
        return "All processes"
    part = register[clause].section.partition(" ")[0]
    return f"{part} {PARTS.get(part, '')}".strip()
