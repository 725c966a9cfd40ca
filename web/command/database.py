"""Bringing the database up to date, and saying beforehand what would come of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import click

from models.database import open_database
from models.desk.disk import database_file
from models.registries.people_and_agencies import is_settled
from models.store.schema import drift, is_current
from models.upgrading.replays import Replay
from models.upgrading.upgrade import WouldBreak, index, new_dates, replays, sentences, upgrade
from web.command.recorded import record
from web.settings import load

SHOWN = 50  # sentences printed; what is wrong with the first cases is wrong with the others
AFTER = 1000  # cases after which it is said how far it is


@click.group()
def db() -> None:
    """Bring the database up to date, or check that it is."""


@db.command("upgrade")
@click.option("--differences-are-right", is_flag=True, help="Go on where cases would only differ, not break.")
def upgrade_database(*, differences_are_right: bool) -> None:
    """Read every case under this version; then, if none would break or differ, bring the database up to date."""
    settings, _ = load()
    read = _Counter()
    try:
        count = upgrade(open_database(settings.database), differences_are_right=differences_are_right, tell=read)
    except WouldBreak as wrong:
        click.echo("\n".join(_first(wrong.sentences)))
        raise click.ClickException(
            "nothing was changed. Go on with the version before this one, and report what is said above; "
            "where it is only different and right so, run `hmis-desk db upgrade --differences-are-right`"
        ) from wrong
    _record("the database was brought up to date")
    if count:
        click.echo(f"{count} cases were written anew under the names of this version.")
        _tell_dates(read.dates)
    click.echo("The database is up to date.")


@db.command("check")
@click.option("--replay", is_flag=True, help="Replay every case, and say what would differ; nothing is changed.")
def check_database(*, replay: bool) -> None:
    """Say whether the database is up to date, and makes all that the program expects; exit 1 if not."""
    settings, _ = load()
    if (file := database_file(settings.database)) and not file.exists():  # to open it would make one
        raise click.ClickException(
            f"there is no database at {file}: check HMIS_DESK_DATABASE, or run `hmis-desk db upgrade`"
        )
    database = open_database(settings.database)
    if replay:
        _replay(replays(database))
        return
    if not is_current(database.engine):
        raise click.ClickException("migrations are missing: run `hmis-desk db upgrade`")
    if found := drift(database.engine):
        raise click.ClickException(found)
    click.echo("The database is up to date.")


@db.command("index")
def index_database() -> None:
    """Write anew by what search finds the cases; an upgrade does it by itself for all that have nothing yet."""
    settings, _ = load()
    index(open_database(settings.database), anew=True)
    _record("what search finds was written anew")
    click.echo("What search finds was written anew.")


def _record(what: str) -> None:
    with open_database(load()[0].database).writing() as session:
        if is_settled(session):  # of a new desk there is nothing to tell yet
            record(session, what)


def _replay(found: Iterable[Replay]) -> None:
    read, wrong = _Counter(), list[str]()
    for each in found:
        read(each)
        wrong += sentences(each)
    if wrong:
        click.echo("\n".join(_first(wrong)))
        raise click.ClickException(f"of {read.count} cases some would not be what they are")
    click.echo(f"{read.count} cases were replayed, and each is what it was.")
    _tell_dates(read.dates)


def _tell_dates(dates: list[str]) -> None:
    """Say which tasks have a date that had none: they are reminded of, and those that are late are told of."""
    if dates:
        click.echo(f"{len(dates)} tasks that had no date have a local target:")
        click.echo("\n".join(_first(dates)))


def _first(wrong: Iterable[str]) -> Iterator[str]:
    listed = iter(wrong)
    yield from islice(listed, SHOWN)
    if others := sum(1 for _ in listed):
        yield f"… and {others} more."


class _Counter:
    """Counts the cases that were read, collects their new dates, and says from time to time how far it is."""

    def __init__(self) -> None:
        self.count, self.dates = 0, list[str]()

    def __call__(self, found: Replay) -> None:
        self.count += 1
        self.dates += new_dates(found)
        if self.count % AFTER == 0:
            click.echo(f"{self.count} cases read …", err=True)


COMMANDS = (db,)
