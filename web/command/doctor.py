"""Asking an installation whether it is well."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

import click

from models.health.ailment import Ailment
from web.bootstrap import postman_of, scanner_of
from web.installation.health import ailments_of_database, ailments_of_installation
from web.settings import Settings, Source, load


@click.command()
@click.option("--json", "as_json", is_flag=True)
def doctor(*, as_json: bool) -> None:
    """Print what is in force and from where, and each fault with its fix; exit 1 if there is one. Nothing is changed."""
    settings, sources = load()
    found = list(_ailments(settings))
    click.echo(_as_json(sources, found) if as_json else _as_text(sources, found))
    sys.exit(bool(found))


def _ailments(settings: Settings) -> Iterator[Ailment]:
    yield from ailments_of_database(settings)
    try:
        postman = postman_of(settings)
    except ValueError:  # the sender is no address, which is said of the settings
        postman = None
    yield from ailments_of_installation(settings, postman, scanner_of(settings))


def _as_text(sources: list[Source], found: list[Ailment]) -> str:
    wide = max(len(source.name) for source in sources)
    told = [f"{source.name:{wide}} {source.shown():44} {source.origin}" for source in sources]
    return "\n".join([*told, *map(str, found), f"{len(found)} faults." if found else "No faults."])


def _as_json(sources: list[Source], found: list[Ailment]) -> str:
    settings = {source.name: {"value": source.shown(), "from": source.origin} for source in sources}
    faults = [{"name": each.name, "about": each.about, "says": each.says, "fix": each.fix} for each in found]
    return json.dumps({"settings": settings, "faults": faults}, indent=2)


COMMANDS = (doctor,)
