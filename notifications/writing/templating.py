"""The templates: their words, block by block, and the two layouts around them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from textwrap import fill
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, UndefinedError, pass_context, select_autoescape
from jinja2.runtime import Context
from markupsafe import Markup, escape

from notifications.writing.catalog import HOME
from notifications.writing.dates import Day, days, in_words, tied
from notifications.writing.kinds import kind_words
from workflows.law.wording import listed
from workflows.telling.prose import capital
from workflows.telling.sentences import the

WIDTH, LABEL = 72, 10
FACED = frozenset({"quote"})  # blocks whose lines stay as they are
CLAUSE = re.compile(r"\b\d(?:\.\d)?-[a-z][a-z0-9-]*[a-z0-9]\b")
HOUR_AT_THE_END = re.compile(r"\b([ap]\.m\.)\.")
PLAIN_NAME = re.compile(r"[\w.@+-]{1,60}")


def _something(value: object) -> object:
    """Return what a sentence says at a place; nothing at all is no word, and a mail that said "None" would pass for whole."""
    if value is None:
        raise UndefinedError("a sentence has a place for something that there is not")
    return value


@cache
def templates(home: Path = HOME) -> Environment:
    """Return the environment of a folder of templates, made once; a part that is not filled in is an error."""
    environment = Environment(
        loader=FileSystemLoader(home),
        undefined=StrictUndefined,
        finalize=_something,
        autoescape=select_autoescape(["html"]),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "capital": capital, "listed": listed, "days": days, "in_words": in_words, "short": _short,
        "plain_name": plain_name, "ended": ended, "wrapped": wrapped, "row": row, "kind_words": kind_words, "quoted": quoted, "html": html,
    }  # fmt: skip
    environment.globals["the"] = the
    return environment


@pass_context
def _short(context: Context, day: date) -> str:
    """Return a day as "March 17", with its year if that is not this one."""
    return Day(day, context["today"]).short


def words(name: str, context: Mapping[str, Any]) -> dict[str, str]:
    """Return the blocks of a template by name: what the text and the page of a mail both say."""
    made = _filled(name, context, templates())
    return {key: _said(made, key) for key in made.blocks}


def block(name: str, key: str, context: Mapping[str, Any], environment: Environment) -> str:
    """Return one block of a template, and nothing of the others."""
    return _said(_filled(name, context, environment), key)


def _filled(name: str, context: Mapping[str, Any], environment: Environment) -> Context:
    template = environment.get_template(name)
    made = template.new_context(dict(context))
    next(iter(template.root_render_func(made)), "")  # as far as this, the blocks that it inherits are gathered
    return made


def _said(made: Context, key: str) -> str:
    return _tidy(key, "".join(made.blocks[key][0](made)))


def _tidy(key: str, said: str) -> str:
    return said.strip() if key in FACED else HOUR_AT_THE_END.sub(r"\1", " ".join(said.split()))


def ended(said: str) -> str:
    """Return a sentence with one full stop, whether or not it was written with it."""
    return said if said.endswith(tuple(".?!")) else f"{said}."


def wrapped(said: str) -> str:
    """Return a paragraph in lines of 72 characters."""
    return fill(said, WIDTH, break_long_words=False, break_on_hyphens=False)


def row(said: str, label: str) -> str:
    """Return a paragraph behind its label."""
    indent, first = " " * LABEL, label.ljust(LABEL)
    return fill(said, WIDTH, initial_indent=first, subsequent_indent=indent, break_long_words=False,
                break_on_hyphens=False)  # fmt: skip


def quoted(said: str) -> str:
    """Return somebody's own words set in, line by line."""
    indent = "    "
    lines = (fill(line, WIDTH, initial_indent=indent, subsequent_indent=indent) for line in said.splitlines())
    return "\n".join(lines)


def html(said: str) -> Markup:
    """Return words as a page has them: escaped, dates and clauses unbroken, lines as they are."""
    whole = r'<span class="whole" style="white-space:nowrap">\g<0></span>'
    lines = (CLAUSE.sub(whole, tied(str(escape(line)))) for line in said.splitlines())
    return Markup("<br>".join(lines))  # noqa: S704 - every line is escaped # nosec B704


def plain_name(said: str) -> str:
    """Return a username if it is nothing but one, so that nothing typed beside it ever leaves by mail."""
    return said if PLAIN_NAME.fullmatch(said) else ""
