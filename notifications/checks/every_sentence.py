"""Every sentence that mail can say, template by template, for reading and for checking."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment

from models.accounts.absences import COVERING
from models.desk.clock_watch import CLOCK_AHEAD
from models.health.standing import DESK_ILL
from notifications.checks.turns import Named, Turns, as_named, every_way
from notifications.writing import templating
from notifications.writing.catalog import (
    ADDRESS_GIVEN_UP,
    ADDRESS_NEW,
    CATCH_UP,
    CLAIM_ALLOWED,
    CLAIM_REFUSED,
    CONFIDENTIAL,
    DAILY_MAIL,
    DUTY,
    HOME,
    INVITATION,
    MEETING_CANCELED,
    MEETING_MOVED,
    MEETING_SCHEDULED,
    NOTICE,
    OF_TRAININGS,
    PASSWORD_CHANGED,
    SAME_OF_SEVERAL,
    TOLD_AGAIN,
    Catalog,
)
from workflows.checks.words import SETTINGS
from workflows.law.wording import names_in
from workflows.telling.every_sentence import Sentence
from workflows.telling.prose import capital

EVERY_MAIL = frozenset({"you", "today", "link", "link_lasts", "days_attached", "clause"})
OF_A_CASE = EVERY_MAIL | {
    "case",
    "number",
    "facts",
    "policy",
    "task",
    "tasks",
    "of_agency",
    "who",
    "whose",
    "duty",
    "moves",
    "corrected",
    "asked_by",
    "away",
    "meeting",
    "claim",
    "training",
    "ailments",
}
OF_A_DUTY = (OF_A_CASE - {"duty"}) | {"about_subject"}
OF_SOME = {  # what is handed to templates that are told without a case, or may not tell of it
    CONFIDENTIAL: frozenset({"number", "task", "link", "new"}),
    CATCH_UP: EVERY_MAIL | {"number", "case", "items"},
    TOLD_AGAIN: EVERY_MAIL | {"number", "case", "items"},
    SAME_OF_SEVERAL: EVERY_MAIL | {"number", "case", "items", "kind", "more"},
    DAILY_MAIL: EVERY_MAIL | {"number", "case", "items"},
    INVITATION: OF_A_CASE - {"duty"},
    CLOCK_AHEAD: OF_A_CASE - {"duty"},
    DESK_ILL: OF_A_CASE - {"duty"},
    COVERING: OF_A_CASE - {"duty"},
    ADDRESS_GIVEN_UP: OF_A_CASE - {"duty"},
    ADDRESS_NEW: OF_A_CASE - {"duty"},
    PASSWORD_CHANGED: OF_A_CASE - {"duty"},
    CLAIM_ALLOWED: OF_A_CASE - {"duty"},
    CLAIM_REFUSED: OF_A_CASE - {"duty"},
    MEETING_SCHEDULED: OF_A_CASE - {"duty"},
    MEETING_MOVED: OF_A_CASE - {"duty"},
    MEETING_CANCELED: OF_A_CASE - {"duty"},
    **dict.fromkeys(OF_TRAININGS, OF_A_CASE - {"duty"}),
}


@dataclass(frozen=True)
class Told:
    """One way in which a block of a template can be told, and the values that it asked for."""

    block: str
    words: str
    named: frozenset[str]
    presumed: frozenset[str]  # tasks that may be closed by then


def sentences() -> Iterator[Sentence]:
    """Yield every sentence of the templates of this desk, each once, in the order of their folders."""
    yield from all_sentences(Catalog(HOME))


def all_sentences(catalog: Catalog) -> Iterator[Sentence]:
    """Yield every sentence of some templates, each once: of each template what is its own."""
    for path in (NOTICE, *catalog.notices.values(), DUTY, *catalog.duties.values()):
        told = dict.fromkeys((each.block, each.words) for each in tellings(path, catalog))
        for block, said in told:
            if re.search(r"[A-Za-z]", re.sub(r"\{[^{}]*\}", "", said)):
                yield Sentence(f"{block} of {path}", said, frozenset(names_in(said)) - SETTINGS)


def tellings(path: str, catalog: Catalog) -> Iterator[Told]:
    """Yield each way in which each block of a template can be told, its own and its subject; or raise what is wrong."""
    own = reading(catalog.home).get_template(path).blocks
    inherited = ("subject",) if path in catalog.notices.values() else ()
    for block in dict.fromkeys((*own, *inherited)):
        yield from _tellings(path, block, reading(catalog.home))


def _tellings(path: str, block: str, environment: Environment) -> Iterator[Told]:
    def tell(turns: Turns) -> Told:
        context = {name: Named(name, turns) for name in names_given(path)}
        said = templating.block(path, block, context, environment)
        return Told(block, said, frozenset(turns.named), frozenset(turns.presumed))

    yield from every_way(tell)


def names_given(path: str) -> frozenset[str]:
    """Return the names that the desk fills in for a template."""
    if path == DUTY or "/duties/" in path:
        return OF_A_DUTY
    return OF_SOME.get(Path(path).stem, OF_A_CASE)


@cache
def reading(home: Path) -> Environment:
    """Return the environment in which a folder of templates is read: names pass through its filters as they are."""
    read = templating.templates(home).overlay(auto_reload=False)
    through: dict[str, Any] = dict.fromkeys(("listed", "in_words", "short", "plain_name", "length"), _same)
    read.filters = {**read.filters, **through, "capital": _capital, "days": _days, "ended": _ended}
    read.globals = {**read.globals, "the": _the}
    return read


def _same(said: Any) -> Any:
    return said if isinstance(said, Named) else as_named(said)


def _capital(said: Any) -> Any:
    return said if isinstance(said, Named) else capital(str(said))


def _days(said: Any) -> str:
    return f"{said} days"


def _ended(said: Any) -> str:
    return templating.ended(str(said))


def _the(*roles: Any) -> str:
    return f"the {as_named(*roles)}"
