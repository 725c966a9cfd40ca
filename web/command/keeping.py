"""Keeping an installation: what is in force and what is wrong with it, copies of the database."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import click

from models.accounts.ways_in import sign_everybody_out
from models.database import open_database
from models.mail.outbox import hold, release
from models.store.backups import NotABackup, back_up, prove, restore_from
from models.upgrading.upgrade import replays, sentences, upgrade
from scheduler.clock import wall_now
from web.command.recorded import record
from web.settings import load
from workflows.facts.rules import many

SECRET_AT_LEAST = 32  # characters
MOST_SHOWN = 20  # sentences about a copy


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


COMMANDS = (backup, restore, release_mail)
