"""Keeping an installation: what is in force and what is wrong with it, copies of the database."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from email.utils import parseaddr
from itertools import islice
from pathlib import Path

import click

from models.access.rulebook import Rulebook
from models.accounts.ways_in import sign_everybody_out
from models.database import open_database
from models.desk.ailments import ailments
from models.desk.disk import database_file
from models.mail.outbox import hold, release
from models.store.backups import NotABackup, back_up, prove, restore_from
from models.store.transaction import DatabaseFault
from models.upgrading.upgrade import is_current, replays, sentences, upgrade
from notifications.returning.maildir import Maildir
from scheduler.clock import wall_now
from web.command.files import faults_of_files
from web.command.recorded import record
from web.settings import Settings, load
from workflows.facts.rules import many
from workflows.law.editions.texts import EditionError
from workflows.law.editions.texts import load as load_editions
from workflows.law.mail.addresses import NoAddress, address_in
from workflows.law.policy import Editions
from workflows.manual.registry import BY_KEY

SECRET_AT_LEAST = 32  # characters
MOST_SHOWN = 20  # sentences about a copy


@click.command()
def doctor() -> None:
    """Print what is in force and from where, and each fault with its fix; exit 1 if there is one."""
    settings, sources = load()
    for source in sources:
        click.echo(f"{source.name:14} {source.shown():44} {source.origin}")
    found = list(_faults(settings))
    for sentence in found:
        click.echo(sentence)
    click.echo(f"{len(found)} faults." if found else "No faults.")
    sys.exit(bool(found))


def _faults(settings: Settings) -> Iterator[str]:
    yield from _of_the_database(settings)
    if settings.policies and not Path(settings.policies).is_dir():
        yield f"{settings.policies} is no folder. Check HMIS_DESK_POLICIES."
    if not settings.smtp_host:
        yield "No mail leaves: HMIS_DESK_SMTP_HOST is not set. Mail stays in the desk's own mailbox."
    yield from _addresses(settings)
    yield from _bounces(settings)
    yield from faults_of_files(settings)
    if not settings.secure:
        yield "People reach the desk without TLS. Put it behind a TLS proxy and set HMIS_DESK_URL to https://…"
    if not settings.secret:
        yield "Forms stop working at each restart: set HMIS_DESK_SECRET to a long random text."
    elif len(settings.secret) < SECRET_AT_LEAST:
        yield f"HMIS_DESK_SECRET can be guessed: make it a random text of {SECRET_AT_LEAST} characters or more."


def _of_the_database(settings: Settings) -> Iterator[str]:
    """Yield what is wrong with the database and what ails the desk by its rows; nothing is made or changed."""
    file = database_file(settings.database)
    if file and not file.exists():
        yield f"There is no database at {file}. Check HMIS_DESK_DATABASE, or make one with `hmis-desk db upgrade`."
        return
    try:
        editions = load_editions(Path(settings.policies)) if Path(settings.policies or "-").is_dir() else Editions()
        database = open_database(settings.database, Rulebook(dict(BY_KEY), editions))
        if not is_current(database):
            yield "The database is not up to date. Run `hmis-desk db upgrade`."
            return
        with database.reading() as session:
            found = list(ailments(session, wall_now()))
        yield from map(str, found)
    except EditionError as error:
        yield from (
            f"An edition cannot be read: {fault}. Check the files in HMIS_DESK_POLICIES." for fault in error.faults
        )
    except (DatabaseFault, OSError) as error:
        yield f"The database cannot be reached ({type(error).__name__}). Check HMIS_DESK_DATABASE."


def _addresses(settings: Settings) -> Iterator[str]:
    """Yield which of the desk's own addresses no mail can reach; the first two may have a name before them."""
    for name in ("sender", "reply_to", "bounce_address"):
        if written := getattr(settings, name):
            try:
                address_in(parseaddr(written)[1])
            except NoAddress:
                yield f"{written!r} is no mail address. Check HMIS_DESK_{name.upper()}."


def _bounces(settings: Settings) -> Iterator[str]:
    if settings.bounce_address and not settings.bounce_maildir:
        yield "Nobody hears of returned mail: set HMIS_DESK_BOUNCE_MAILDIR to the folder where it arrives."
    if settings.bounce_maildir and (fault := Maildir(Path(settings.bounce_maildir)).fault()):
        yield f"Returned mail is not read: {fault}. Check HMIS_DESK_BOUNCE_MAILDIR."


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
def backup(path: Path) -> None:
    """Copy the embedded database while it is in use."""
    settings, _ = load()
    try:
        back_up(settings.database, path)
    except NotABackup as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{path} holds the desk as it is now.")


@click.command()
@click.argument("path", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def restore(path: Path) -> None:
    """Put a copy in the place of the embedded database; its mail is held until somebody releases it."""
    settings, _ = load()
    try:
        prove(path)
        if wrong := list(islice(_wrong(path), MOST_SHOWN)):
            raise click.ClickException("\n".join(["this version cannot read the copy; nothing was changed", *wrong]))
        restore_from(settings.database, path)
    except NotABackup as error:
        raise click.ClickException(str(error)) from error
    database = open_database(settings.database)
    upgrade(database)
    with database.writing() as session:
        held = hold(session, wall_now())
        sign_everybody_out(session, wall_now())
        record(session, f"the desk was restored; {many(held, 'messages')} are held")
    click.echo(
        f"The desk is as it was in {path}. {held} messages are held; release them with `hmis-desk release-mail`.\n"
        "Everybody has to sign in again, and programs and calendars need new tokens and addresses. Passwords are those of "
        "the copy: record again who left since, and have changed passwords changed again."
    )


def _wrong(copy: Path) -> Iterator[str]:
    """Yield what this version would make of the cases of a copy that is not right; the copy itself is not touched."""
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(f"sqlite:///{shutil.copy(copy, folder)}")
        for found in replays(database):
            yield from sentences(found)
        database.engine.dispose()


@click.command("release-mail")
def release_mail() -> None:
    """Let the mail go that a restored desk holds."""
    settings, _ = load()
    with open_database(settings.database).writing() as session:
        count = release(session)
        record(session, f"{many(count, 'messages')} that were held are let go")
    click.echo(f"{count} messages will be sent.")


COMMANDS = (doctor, backup, restore, release_mail)
