"""Reading a list of client files from WellSky that nobody uses, and asking the agencies that have them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import click

from models.database import open_database
from models.intake.from_lists.unused_files import take_list
from scheduler.clock import wall_now
from web.command.recorded import record
from web.lists.unreadable import Unreadable
from web.lists.unused_files import read_list_of_files
from web.settings import load
from workflows.facts.rules import many
from workflows.rosters.unused_files import Doubt, Weighed


class _Undone(Exception):
    """Nothing of what was tried is kept."""


@click.command("import-unused-files", epilog="Exits with 0 if the list was read, 2 if the file cannot be read.")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--dry-run", is_flag=True, help="Say what would happen, and change nothing.")
@click.option("--encoding", default="", help="Of a CSV file whose letters come out wrong, such as mac_roman.")
def import_unused_files(path: Path, dry_run: bool, encoding: str) -> None:
    """Read which client files nobody uses, and ask the agencies that have them.

    FILE is CSV of any kind, or the first sheet of .xlsx, .xls or .ods. Its first row names the columns, in any order: client (HMIS
    client numbers), last_activity, and perhaps agency (its name or key; without one every partner agency is asked). What is
    doubtful about one row leaves its whole file alone.
    """
    try:
        rows = read_list_of_files(path.read_bytes(), encoding)
    except Unreadable as error:
        raise Unreadable(f"{path}: {error.message}.") from error
    with suppress(_Undone), open_database(load()[0].database).writing() as session:
        found = take_list(session, rows, wall_now())
        record(session, f"a list of {many(len(rows), 'rows')} of client files was read")
        if dry_run:
            raise _Undone
    for sentence in _sentences(found, len(rows), dry_run=dry_run):
        click.echo(sentence)


def _sentences(found: Weighed, rows: int, *, dry_run: bool) -> Iterator[str]:
    """Yield what a list came to."""
    yield f"{many(rows, 'rows')} {'would be' if dry_run else 'were'} read."
    for agency, files in found.asked.items():
        yield f"{agency} {'would be' if dry_run else 'is'} asked about {many(len(files), 'files')}."
    if not found.asked:
        yield "No agency is asked: no file is to be made inactive."
    left = ((found.recent, "used lately"), (found.held, "held by an open request or a duty to retain it"),
            (found.under_way, "asked about already"), (found.inactive, "inactive already"))  # fmt: skip
    yield from (f"Left alone: {many(count, 'files')}, {why}." for count, why in left if count)
    yield from (f"Doubtful, and left alone: row {each.row}{_client(each)}: {each.why}" for each in found.doubts)


def _client(doubt: Doubt) -> str:
    """Name the file by its number, and never by what may be a name."""
    return f", client {doubt.client}" if doubt.client.isdigit() else ""


COMMANDS = (import_unused_files,)
