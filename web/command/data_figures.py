"""Reading the month's figures of data quality, as a list or out of an HMIS CSV export."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

import click

from models.database import open_database
from models.intake.from_lists.data_figures import counted, take_figures, unnamed_programs, weighed
from models.store.transaction import Transaction
from scheduler.clock import wall_now
from web.command.recorded import record
from web.lists.data_figures import read_list_of_figures
from web.lists.unreadable import Unreadable
from web.settings import load
from workflows.facts.rules import many
from workflows.law.calendar import months_after
from workflows.law.policy import FIRST_EDITION
from workflows.rosters.data_figures import Weighed
from workflows.uploads.counting.programs import count_programs
from workflows.uploads.files.unreadable import Unreadable as NoExport


class _Undone(Exception):
    """Nothing of what was tried is kept."""


@click.command("import-data-figures", epilog="Exits with 0 if the file was read, 2 if it cannot be.")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path, exists=True))
@click.option(
    "--month", default="", metavar="YYYY-MM", help="Of which month the figures are; the last one, if not said."
)
@click.option("--dry-run", is_flag=True, help="Say what would happen, and change nothing.")
@click.option("--encoding", default="", help="Of a CSV file whose letters come out wrong, such as mac_roman.")
def import_data_figures(path: Path, month: str, dry_run: bool, encoding: str) -> None:
    """Read how complete and how timely the data of each program are, and let the rounds of the month go on.

    FILE is a folder or zip archive of HUD's HMIS CSV, or a list: CSV of any kind, .xlsx, .xls or .ods. A list has the columns
    agency and program, and either element, records and missing, or happened_on and entered_on, one row an entry.
    """
    now, database = wall_now(), open_database(load()[0].database)
    which = _month(month, now)
    with database.reading() as session:
        unnamed = unnamed_programs(session, now)
    came_to = _read(path, which, encoding, now, unnamed)
    with suppress(_Undone), database.writing() as session:
        found = came_to(session)
        agencies = take_figures(session, which, found.figures, now)
        record(session, f"figures of data quality for {which:%B %Y} were read")
        if dry_run:
            raise _Undone
    for sentence in _sentences(found, agencies, which, dry_run=dry_run):
        click.echo(sentence)


def _read(
    path: Path, month: date, encoding: str, now: datetime, unnamed: frozenset[str]
) -> Callable[[Transaction], Weighed]:
    """Read a file, which is an export if it is a folder or an archive, and return what says what it comes to; or raise Unreadable."""
    try:
        if path.is_dir() or path.suffix.casefold() == ".zip":
            programs = count_programs(path, month, unnamed=unnamed)
            return lambda session: counted(session, programs, now)
        figures, entries = read_list_of_figures(path.read_bytes(), encoding)
    except (Unreadable, NoExport) as error:
        raise Unreadable(f"{path}: {str(error).removesuffix('.')}.") from error
    return lambda session: weighed(session, month, figures, entries, now)


def _month(said: str, now: datetime) -> date:
    """Return the first day of the month that is meant; or raise UsageError."""
    if not said:
        return months_after(FIRST_EDITION.calendar.day(now).replace(day=1), -1)
    try:
        return date.fromisoformat(f"{said}-01")
    except ValueError as error:
        raise click.UsageError(f"--month is such as 2026-02, and not {said!r}") from error


def _sentences(found: Weighed, agencies: int, month: date, *, dry_run: bool) -> Iterator[str]:
    """Yield what a file came to."""
    verb = "would be" if dry_run else "were"
    yield f"{many(len(found.figures), 'figures')} of {agencies} {'agency' if agencies == 1 else 'agencies'} {verb} read for {month:%B %Y}."
    for agency, figures in found.by_agency.items():
        programs = {each.program for each in figures}
        yield f"{agency}: {many(len(programs), 'programs')}, {many(len(figures), 'figures')}"
    yield from (f"Left out: row {each.row}: {each.why}" for each in found.doubts)


COMMANDS = (import_data_figures,)
