"""The commands that the manual tells an administrator to type are commands of the desk, with options that they take."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from web.command.main import desk

TOP = Path(__file__).parents[3]
PAGES = ("docs/operations.md", "README.md", "docs/reliability.md", "docs/security.md", "CONTRIBUTING.md")
TYPED = re.compile(r"(?:(?<!-o )hmis-desk|(?<=    )desk) ([a-z][a-z-]+(?: [a-z]+)?)([^\n`|]*)")
OPTION = re.compile(r"(?<!\S)(--[a-z][a-z-]+)")
ALL_HAVE = {"--help"}


def command(words: str) -> click.Command | None:
    """Return the command that words begin with."""
    first, _, second = words.partition(" ")
    found = desk.commands.get(first)
    return found.commands.get(second) if isinstance(found, click.Group) else found


@pytest.mark.parametrize("page", PAGES)
def test_what_is_typed_is_a_command_with_options_that_it_takes(page: str) -> None:
    wrong = list[str]()
    for words, rest in TYPED.findall((TOP / page).read_text(encoding="utf-8")):
        found = command(words)
        options = {option for each in found.params for option in each.opts} if found else set()
        wrong += [f"{words}{rest}"] if found is None or set(OPTION.findall(rest)) - options - ALL_HAVE else []
    assert wrong == []


def test_a_slip_would_be_found() -> None:
    assert command("person add")
    assert command("person sdd") is None
    assert command("restroe") is None
    assert TYPED.findall("    desk set-up --name x\n`hmis-desk person link ADDRESS` --x")[0] == ("set-up", " --name x")
