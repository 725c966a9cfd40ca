"""What narrows a list down: what a filter may say, and the refusal of anything else, since it would narrow nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from models.registries.directory import is_known
from web.calls import Call
from workflows.engine.cases import Kind, NotAllowed, Refusal
from workflows.grammar.steps import LOCAL
from workflows.law.setting import Origin


class UnknownFilter(NotAllowed):
    """A filter says something that it does not know; the message says what may be written."""

    def __init__(self, name: str, sentence: str) -> None:
        """Take the name of the filter, and the sentence."""
        super().__init__(Refusal(LOCAL, sentence, Kind.ANSWER, name))


def one_of(name: str, said: str, choices: Iterable[str], *, or_nothing: bool = True) -> str:
    """Return what a filter says; or raise UnknownFilter with all that it may say."""
    offered = [str(each) for each in choices]
    if said in offered or (or_nothing and not said):
        return said
    raise UnknownFilter(name, f"{name} is one of: {', '.join(offered)}")


def day_of(name: str, said: str) -> date | None:
    """Return the day that a filter says; nothing if it says nothing; or raise UnknownFilter."""
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        raise UnknownFilter(name, "write the day as 2026-03-02") from None


def process_of(call: Call, key: str) -> str:
    """Return the key of a process; or raise UnknownFilter."""
    return one_of("process", key, call.house.database.rulebook.processes)


def agency_of(call: Call, key: str) -> str:
    """Return the key of an agency of which somebody may see something; or raise UnknownFilter."""
    if not key or is_known(call.session, call.viewer, key):
        return key
    words = "agency is the key of an agency, as its address has it, such as otter-creek-shelter; we don't know this one"
    raise UnknownFilter("agency", words)


def origin_of(name: str, said: str) -> str:
    """Return what an origin is called outside; or raise UnknownFilter."""
    found = next((each for each in Origin if said in {each.key, each.name_outside}), None)
    return found.name_outside if found else one_of(name, said, [each.name_outside for each in Origin])


def known_names(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """Refuse a program's call whose address names a filter that there is not; raise UnknownFilter with those there are."""
    if not connection.url.path.startswith("/api/"):
        return
    names = [name for name in handler.parsed_fn_signature.parameters if name != "request"]
    for name in connection.query_params:
        if name not in names:
            filters = [each for each in names if each not in connection.path_params]
            there_are = f"there are: {', '.join(filters)}" if filters else "nothing narrows this down"
            raise UnknownFilter(name, f"we don't know {name!r}; {there_are}")
