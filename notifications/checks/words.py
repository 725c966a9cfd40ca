"""Faults of one template: what cannot be read or filled in, a subject that is missing, a number that is written out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jinja2 import TemplateError

from notifications.checks.every_sentence import Told, reading, tellings
from notifications.checks.names import exists
from notifications.writing.catalog import DUTY, NOTICE, Catalog
from notifications.writing.templating import CLAUSE
from workflows.checks.words import YES_OR_NO
from workflows.checks.written_out import addresses, defaults, numbers
from workflows.grammar.process import Process
from workflows.law.clauses import clauses

FILLED_IN = re.compile(r"\{[^{}]*\}")


def faults(path: str, catalog: Catalog, processes: Sequence[Process]) -> Iterator[str]:
    """Yield what is wrong with a template that some processes tell."""
    try:
        told = list(tellings(path, catalog))
    except (TemplateError, TypeError, ValueError, AttributeError) as error:
        yield f"{path} cannot be read: {error}"
        return
    if path not in {NOTICE, DUTY}:
        if path in catalog.notices.values() and not all(each.words for each in told if each.block == "subject"):
            yield f"{path} has no subject"
        yield from _unknown_blocks(path, catalog)
    yield from _words(path, told)
    for name in sorted({name for each in told for name in each.named}):
        if not exists(name, processes):
            yield f"{path} names {name!r}, which nobody fills in"
    for name in sorted({name for each in told for name in each.presumed}):
        yield f"{path} names {name!r}, a task that may be closed by then; ask first whether it is in tasks"


def _unknown_blocks(path: str, catalog: Catalog) -> Iterator[str]:
    environment = reading(catalog.home)
    frame = NOTICE if path in catalog.notices.values() else DUTY
    known = environment.get_template(frame).blocks
    for block in environment.get_template(path).blocks:
        if block not in known:
            yield f"{path} has a block {block!r}, which no mail shows: {frame} has those that there are"


def _words(path: str, told: Sequence[Told]) -> Iterator[str]:
    filled_in = dict.fromkeys((each.block, name[1:-1]) for each in told for name in FILLED_IN.findall(each.words))
    for block, name in filled_in:
        if name in YES_OR_NO:
            yield f"{block} of {path} prints {name!r}, which is True or False; ask for it with {{% if %}}"
    said = dict.fromkeys((each.block, FILLED_IN.sub("", each.words)) for each in told)
    yield from dict.fromkeys(f"{block} of {path} {fault}" for block, words in said for fault in _written_out(words))


def _written_out(words: str) -> Iterator[str]:
    for clause in CLAUSE.findall(words):
        if clause not in clauses():
            yield f"cites {clause!r}, which the register does not have"
    bare = CLAUSE.sub("", words)
    if address := next(addresses(bare), None):
        yield f"writes {address!r} out; name the setting that holds it"
    if number := next(numbers(bare), None):
        yield f"writes {number!r} out; name a setting, or say it without a number"
    for text, setting in defaults(bare):
        yield f"writes {text!r} out; name the setting: {{{{ policy.{setting} }}}}"
