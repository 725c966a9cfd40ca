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

from models.accounts.ways_in import sign_everybody_out
from models.audit.keeping import faults
from models.database import Database, open_database
from models.desk.clock_watch import doubts
from models.desk.figures import not_arrived
from models.intake.second_person import count_too_long
from models.mail.mail_server import outage
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
from workflows.law.mail.addresses import NoAddress, address_in

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
    try:
        database = open_database(settings.database)
        if not is_current(database):
            yield "The database is not up to date. Run `hmis-desk db upgrade`."
        else:
            yield from _not_arrived(database)
            yield from _unconfirmed(database)
            yield from _mail_server(database)
            yield from _clock(database)
            yield from _audit(database)
    except (DatabaseFault, OSError) as error:
        yield f"The database cannot be reached ({type(error).__name__}). Check HMIS_DESK_DATABASE."
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


def _not_arrived(database: Database) -> Iterator[str]:
    with database.reading() as session:
        count = not_arrived(session)
    if count:
        said = "1 notice has not arrived" if count == 1 else f"{count} notices have not arrived"
        yield f"{said}. ICA's inbox lists them under “Mail that did not arrive”."


def _unconfirmed(database: Database) -> Iterator[str]:
    with database.reading() as session:
        count = count_too_long(session, wall_now())
    if count:
        said = "1 correction waits" if count == 1 else f"{count} corrections wait"
        yield f"{said} too long for a second person. ICA's inbox lists them under “Corrections to confirm”."


def _mail_server(database: Database) -> Iterator[str]:
    with database.reading() as session:
        found = outage(session)
    if found:
        yield f"The mail server is out of reach since {found.since:%Y-%m-%d %H:%M} UTC, and mail waits: {found.words}"


def _clock(database: Database) -> Iterator[str]:
    with database.reading() as session:
        found = doubts(session)
    for each in found:
        yield (
            f"A worker's clock said {each.says:%Y-%m-%d %H:%M} UTC where {each.expected:%Y-%m-%d %H:%M} was expected, and it acts on "
            "no deadline. Put the clock right, or let ICA confirm it under “Needs attention”."
        )


def _audit(database: Database) -> Iterator[str]:
    with database.reading() as session:
        yield from faults(session, wall_now())


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
