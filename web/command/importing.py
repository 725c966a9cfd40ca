"""Adding people, agencies and programs from lists: all rows of a list, or none."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from models.access.rulebook import rulebook_of
from models.database import open_database
from models.lookups.changes import tell_of_log_ons
from models.registries.agencies import enter_agency
from models.registries.directory import agency_called
from models.registries.forms.agencies import NewAgency
from models.registries.forms.log_ons import LastLogOn
from models.registries.forms.people import Newcomer
from models.registries.forms.programs import NewProgram
from models.registries.licenses.log_ons import enter_log_on
from models.registries.people import enter_newcomer
from models.registries.programs import enter_program
from models.store.transaction import Transaction
from scheduler.clock import wall_now
from web.command.lists.reading import Entries, read_list
from web.command.recorded import record
from web.command.refused import sentences
from web.settings import load
from workflows.engine.cases import NotAllowed
from workflows.facts.rules import many

Enter = Callable[[Transaction, Mapping[str, Any]], object]
Faults = Sequence[tuple[int, list[str]]]
PATH = click.argument("path", metavar="FILE", type=click.Path(path_type=Path, exists=True, dir_okay=False))
DRY_RUN = click.option("--dry-run", is_flag=True, help="Say what would happen, and change nothing.")
ENCODING = click.option("--encoding", default="", help="Of a CSV file whose letters come out wrong, such as mac_roman.")
ENDS = "Exits with 0 if all rows were added, 1 if none was, 2 if the file cannot be read."


@click.command("import-people", epilog=ENDS)
@PATH
@DRY_RUN
@ENCODING
def import_people(path: Path, dry_run: bool, encoding: str) -> None:
    """Add people from a list: all of them, or nobody.

    FILE is CSV of any kind, or the first sheet of .xlsx, .xls or .ods. Its first row names the columns, in any order: name,
    email, agency (its name or key), role.
    """
    _import(read_list(path, Newcomer, encoding), _enter_newcomer, dry_run=dry_run)


@click.command("import-agencies", epilog=ENDS)
@PATH
@DRY_RUN
@ENCODING
def import_agencies(path: Path, dry_run: bool, encoding: str) -> None:
    """Add agencies from a list: all of them, or none.

    FILE is CSV of any kind, or the first sheet of .xlsx, .xls or .ods. Its first row names the columns, in any order: name,
    kind, cocs (several joined by ";"), guideline_days.
    """
    _import(
        read_list(path, NewAgency, encoding),
        lambda session, facts: enter_agency(session, facts, wall_now()),
        dry_run=dry_run,
    )


@click.command("import-programs", epilog=ENDS)
@PATH
@DRY_RUN
@ENCODING
def import_programs(path: Path, dry_run: bool, encoding: str) -> None:
    """Add programs of agencies from a list: all of them, or none.

    FILE is CSV of any kind, or the first sheet of .xlsx, .xls or .ods. Its first row names the columns, in any order: agency
    (its name or key), name, project_id, continuum, kind, protected (several joined by ";").
    """
    _import(
        read_list(path, NewProgram, encoding),
        lambda session, facts: enter_program(session, _with_key(session, facts), wall_now()),
        dry_run=dry_run,
    )


@click.command("import-log-ons", epilog=ENDS)
@PATH
@DRY_RUN
@ENCODING
def import_log_ons(path: Path, dry_run: bool, encoding: str) -> None:
    """Read from a list when each user last signed in to WellSky: all of it, or nothing.

    FILE is CSV of any kind, or the first sheet of .xlsx, .xls or .ods. Its first row names the columns, in any order:
    username, last_log_on. Whoever holds no license is left out. Agencies see it when they are asked who still works with HMIS.
    """
    now, left_out = wall_now(), list[str]()

    def enter(session: Transaction, facts: Mapping[str, Any]) -> None:
        if enter_log_on(session, facts, rulebook_of(session).policy(now).calendar.day(now)) is None:
            left_out.append(facts["username"])

    entries = read_list(path, LastLogOn, encoding)
    _import(entries, enter, dry_run=dry_run, after=lambda session: tell_of_log_ons(session, now), done="read")
    if left_out:
        click.echo(f"Left out, since nobody with a license has this username: {', '.join(left_out)}")


def _enter_newcomer(session: Transaction, facts: Mapping[str, Any]) -> object:
    """Add a person; the agency may be given by its name, as lists have it."""
    return enter_newcomer(session, _with_key(session, facts), wall_now())


def _with_key(session: Transaction, facts: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the facts of a row with the agency by its key."""
    agency = agency_called(session, facts["agency"]) if "agency" in facts else None
    return {**facts, "agency": agency.key} if agency else facts


class _Undone(Exception):
    """Nothing of what was tried is kept."""


def _nothing(_: Transaction) -> None:
    """Do nothing once all rows are entered."""


def _import(
    entries: Entries, enter: Enter, *, dry_run: bool, after: Callable[[Transaction], object] = _nothing,
    done: str = "added",
) -> None:  # fmt: skip
    faults = list[tuple[int, list[str]]]()
    for note in entries.notes:
        click.echo(note, err=True)
    with suppress(_Undone), open_database(load()[0].database).writing() as session:
        faults += _faults_in(session, entries, enter)
        if faults or entries.faults or dry_run:
            raise _Undone
        after(session)
        record(session, f"a list of {many(len(entries.rows), 'rows')} was {done}")
    if faults or entries.faults:
        _refuse(entries, faults)
    count = len(entries.rows)
    was = "would be" if dry_run else "was" if count == 1 else "were"
    click.echo(f"{many(count, 'rows')} {was} {done}.")


def _faults_in(session: Transaction, entries: Entries, enter: Enter) -> Iterator[tuple[int, list[str]]]:
    """Enter row after row, and yield the number of each that is refused, with a sentence for each of its faults."""
    for number, facts in entries.rows:
        try:
            enter(session, facts)
        except NotAllowed as refused:
            yield number, sentences(refused)


def _refuse(entries: Entries, faults: Faults) -> None:
    """Say all that is wrong, and exit with 1."""
    for sentence in entries.faults:
        click.echo(sentence, err=True)
    for number, found in faults:
        for sentence in found:
            click.echo(f"row {number}, {sentence}", err=True)
    why = f": {len(faults)} of {len(entries.rows)} rows are not as they must be" if faults else ""
    click.echo(f"Error: nothing was added{why}", err=True)
    sys.exit(1)


COMMANDS = (import_people, import_agencies, import_programs, import_log_ons)
