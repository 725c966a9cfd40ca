"""Adding people, agencies, programs, licenses and trainings from lists: all rows of a list, or none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from models.access.rulebook import rulebook_of
from models.lookups.changes import tell_of_log_ons
from models.registries.agencies import enter_agency
from models.registries.directory import agency_called
from models.registries.forms.agencies import NewAgency
from models.registries.forms.lists import LicenseHeld, TrainingHeld
from models.registries.forms.log_ons import LastLogOn
from models.registries.forms.people import Newcomer
from models.registries.forms.programs import NewProgram
from models.registries.imported.again import pass_over_agency, pass_over_person, pass_over_program
from models.registries.imported.licenses import enter_license
from models.registries.imported.trainings import enter_training_held
from models.registries.licenses.log_ons import enter_log_on
from models.registries.people import enter_newcomer
from models.registries.programs import enter_program
from models.store.transaction import Transaction
from scheduler.clock import wall_now
from web.command.lists.adding import add_all
from web.command.lists.reading import read_list

PATH = click.argument("path", metavar="FILE", type=click.Path(path_type=Path, exists=True, dir_okay=False))
DRY_RUN = click.option("--dry-run", is_flag=True, help="Say what would happen, and change nothing.")
ENCODING = click.option("--encoding", default="", help="Of a CSV file whose letters come out wrong, such as mac_roman.")
ENDS = (
    "A row that says what is on record already is passed over, so that a list may be read again. "
    "Exits with 0 if all rows were added, 1 if none was, 2 if the file cannot be read."
)


@click.command("import-people", epilog=ENDS)
@PATH
@DRY_RUN
@ENCODING
def import_people(path: Path, dry_run: bool, encoding: str) -> None:
    """Add people from a list: all of them, or nobody.

    FILE is CSV of any kind, or the first sheet of .xlsx, .xls or .ods. Its first row names the columns, in any order: name,
    email, agency (its name or key), role.
    """
    add_all(read_list(path, Newcomer, encoding), _enter_newcomer, dry_run=dry_run)


@click.command("import-agencies", epilog=ENDS)
@PATH
@DRY_RUN
@ENCODING
def import_agencies(path: Path, dry_run: bool, encoding: str) -> None:
    """Add agencies from a list: all of them, or none.

    FILE is CSV of any kind, or the first sheet of .xlsx, .xls or .ods. Its first row names the columns, in any order: name,
    kind, cocs (several joined by ";"), guideline_days.
    """
    add_all(
        read_list(path, NewAgency, encoding),
        _enter_agency,
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
    add_all(
        read_list(path, NewProgram, encoding),
        _enter_program,
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
    add_all(entries, enter, dry_run=dry_run, after=lambda session: tell_of_log_ons(session, now), done="read")
    if left_out:
        click.echo(f"Left out, since nobody with a license has this username: {', '.join(left_out)}")


@click.command("import-licenses", epilog=ENDS)
@PATH
@DRY_RUN
@ENCODING
def import_licenses(path: Path, dry_run: bool, encoding: str) -> None:
    """Put the licenses on record that users hold in WellSky before this desk begins: all of a list, or none.

    FILE is CSV of any kind, or the first sheet of .xlsx, .xls or .ods. Its first row names the columns, in any order: email,
    username, level, issued_on, and perhaps name (adds who is not there yet), agency (its name or key; else the person's own),
    art (yes or no). A license is known by its person and agency. The training year opens for each of them with the next sweep.
    """

    def enter(session: Transaction, facts: Mapping[str, Any]) -> None:
        enter_license(session, facts, wall_now())

    add_all(read_list(path, LicenseHeld, encoding), enter, dry_run=dry_run)


@click.command("import-trainings", epilog=ENDS)
@PATH
@DRY_RUN
@ENCODING
def import_trainings(path: Path, dry_run: bool, encoding: str) -> None:
    """Put trainings on the list, and who took part in them: all of a list, or none.

    FILE is CSV of any kind, or the first sheet of .xlsx, .xls or .ods. Its first row names the columns, in any order: topic
    (new-user series, security training, general training, ART training), title, held_on, minutes, and perhaps begins, place,
    seats, and email and missed: one row for each who took part, with the minutes that they missed, 0 for none. A training is
    known by topic, title and day.
    """

    def enter(session: Transaction, facts: Mapping[str, Any]) -> None:
        enter_training_held(session, facts, wall_now())

    add_all(read_list(path, TrainingHeld, encoding), enter, dry_run=dry_run)


def _enter_newcomer(session: Transaction, facts: Mapping[str, Any]) -> None:
    """Add a person; the agency may be given by its name, as lists have it."""
    known = _with_key(session, facts)
    pass_over_person(session, known)
    enter_newcomer(session, known, wall_now())


def _enter_agency(session: Transaction, facts: Mapping[str, Any]) -> None:
    pass_over_agency(session, facts)
    enter_agency(session, facts, wall_now())


def _enter_program(session: Transaction, facts: Mapping[str, Any]) -> None:
    known = _with_key(session, facts)
    pass_over_program(session, known)
    enter_program(session, known, wall_now())


def _with_key(session: Transaction, facts: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the facts of a row with the agency by its key."""
    agency = agency_called(session, facts["agency"]) if "agency" in facts else None
    return {**facts, "agency": agency.key} if agency else facts


COMMANDS = (import_people, import_agencies, import_programs, import_licenses, import_trainings, import_log_ons)
