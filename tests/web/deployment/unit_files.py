"""The files of docs/deployment as tests read them: entries of units, and commands as the desk would take them."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path

import click

from web.command.main import desk

FOLDER = Path(__file__).parents[3] / "docs" / "deployment"
UNITS = FOLDER / "systemd"
COMMON = UNITS / "hmis-desk-.service.d" / "common.conf"


def entries(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the entries of a unit, of which one name may stand there several times; those that are commented out too."""
    for line in path.read_text(encoding="utf-8").splitlines():
        name, equals, said = line.removeprefix("#").partition("=")
        if equals and name.isalpha():
            yield name, said


def said(path: Path, name: str) -> list[str]:
    """Return all that a unit says under a name, word by word."""
    return [word for key, words in entries(path) if key == name for word in shlex.split(words)]


def taken(words: list[str]) -> str:
    """Return the name of the desk's command that takes these words; or raise what it says against them."""
    command: click.Command = desk
    context = click.Context(desk)
    while isinstance(command, click.Group):
        name, found, words = command.resolve_command(context, words)
        assert found
        command, context = found, click.Context(found, info_name=name, parent=context)
    command.make_context(command.name, words, parent=context.parent)
    return command.name or ""
