"""The templates: their words, block by block, and the two layouts around them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from textwrap import fill
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, TemplateNotFound, pass_context, select_autoescape
from jinja2.runtime import Context
from markupsafe import Markup, escape

from notifications.writing.dates import Day, days, in_words, tied
from workflows.law.wording import listed
from workflows.telling.prose import capital
from workflows.telling.sentences import the

WIDTH, LABEL = 72, 10
FACED = frozenset({"quote", "list"})  # blocks whose lines stay as they are
CLAUSE = re.compile(r"\b\d\.\d-[a-z0-9-]*[a-z0-9]\b")
PLAIN_NAME = re.compile(r"[\w.@+-]{1,60}")


@cache
def templates() -> Environment:
    """Return the environment, made once; a part that is not filled in is an error."""
    environment = Environment(
        loader=PackageLoader("notifications"),
        undefined=StrictUndefined,
        autoescape=select_autoescape(["html"]),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "capital": capital, "listed": listed, "days": days, "in_words": in_words, "short": _short,
        "plain_name": plain_name, "wrapped": wrapped, "row": row, "quoted": quoted, "html": html,
    }  # fmt: skip
    environment.globals["the"] = the
    return environment


@pass_context
def _short(context: Context, day: date) -> str:
    """Return a day as "March 17", with its year if that is not this one."""
    return Day(day, context["today"]).short


def words(name: str, context: Mapping[str, Any]) -> dict[str, str]:
    """Return the blocks of a template by name: what the text and the page of a mail both say."""
    template = templates().get_template(name)
    made = template.new_context(dict(context))
    next(iter(template.root_render_func(made)), "")  # as far as this, the blocks that it inherits are gathered
    return {key: _tidy(key, "".join(blocks[0](made))) for key, blocks in made.blocks.items()}


def exists(name: str) -> bool:
    """Say whether there is a template of this name."""
    try:
        templates().get_template(name)
    except TemplateNotFound:
        return False
    return True


def _tidy(key: str, said: str) -> str:
    return said.strip() if key in FACED else " ".join(said.split())


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
    whole = r'<span style="white-space:nowrap">\g<0></span>'
    lines = (CLAUSE.sub(whole, tied(str(escape(line)))) for line in said.splitlines())
    return Markup("<br>".join(lines))  # noqa: S704 - every line is escaped


def plain_name(said: str) -> str:
    """Return a user name if it is nothing but one, so that nothing typed beside it ever leaves by mail."""
    return said if PLAIN_NAME.fullmatch(said) else ""
