"""Copies of the desk: made, rehearsed, put back, and their mail let go."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import click

from models.copies.copy import Copies, InUse, NotABackup, contents, copies_in
from models.copies.drill import Drilled, drill
from models.copies.making import copies_of, note_copy, rotate
from models.copies.making_ready import make_ready
from models.database import open_database
from models.mail.outbox import release
from models.store.transaction import DatabaseFault, Transaction
from models.upgrading.upgrade import WouldBreak, is_current
from scheduler.clock import wall_now
from web.command.recorded import record
from web.installation.identity import Unreadable, identity_file
from web.settings import Settings, load
from workflows.facts.rules import many

MOST_SHOWN = 20  # sentences about a copy
IN_A_FOLDER = click.Path(path_type=Path, file_okay=False)
A_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command()
@click.argument("path", type=click.Path(path_type=Path), required=False)
@click.option("--into", type=IN_A_FOLDER, help="Make it in this folder, under the moment's name, and keep the newest.")
@click.option("--keep", type=click.IntRange(1), default=14, show_default=True, help="How many stay in the folder.")
@click.option("--made-elsewhere", is_flag=True, help="Only note that another program has just made a copy.")
def backup(path: Path | None, into: Path | None, keep: int, *, made_elsewhere: bool) -> None:
    """Copy the database while it is in use."""
    settings, _ = load()
    if sum((path is not None, into is not None, made_elsewhere)) != 1:
        raise click.UsageError("name a file, or a folder with --into, or say --made-elsewhere")
    with _said():
        told = _made(copies_of(settings.database), path, into, keep)
    with open_database(settings.database).writing() as session:
        note_copy(session, wall_now())
    click.echo(told)


def _made(copies: Copies, path: Path | None, into: Path | None, keep: int) -> str:
    if path:
        copies.copy(path)
        return f"{path} holds the desk as it is now."
    if into:
        made, gone = rotate(copies, into, keep, wall_now())
        return f"{made} holds the desk as it is now; {many(len(gone), 'older copies')} were taken away."
    return "It is noted that a copy was made."


@click.command()
@click.argument("path", type=A_FILE)
def restore(path: Path) -> None:
    """Put a copy in the place of the database, and keep what was there; its mail is held until somebody releases it."""
    settings, _ = load()
    was = _contents(settings.database) if copies_of(settings.database).is_there() else ""
    outside, wall, held = identity_file(settings), wall_now(), list[int]()

    def note(session: Transaction, count: int) -> None:
        held.append(count)
        record(session, f"the desk was restored; {many(count, 'messages')} are held")

    with _said():
        copies, known = copies_of(settings.database), outside.read()
        kept = copies.put_back(path, lambda database: make_ready(database, known, wall, note), wall)
        outside.write(known)  # or the next worker would take it for a copy once more, after its mail was let go
    if kept:
        click.echo(f"What was there ({was}) is kept in {kept}. Put that back in the same way if this was a mistake.")
    click.echo(
        f"The desk is as it was in {path} ({_contents(settings.database)}). "
        f"{held[0]} messages are held; release them with `hmis-desk release-mail`.\n"
        "Everybody has to sign in again, and programs and calendars need new tokens and addresses. Passwords are those of "
        "the copy: record again who left since, and have changed passwords changed again."
    )


@click.command("restore-drill")
@click.argument("path", type=click.Path(path_type=Path, exists=True))
@click.option("--on", help="An empty database to bring a dump of PostgreSQL back in, as a URL.")
def restore_drill(path: Path, on: str | None) -> None:
    """Bring a copy, or the newest one in a folder, back beside the desk, and report whether it could take its place; exit 1 if not."""
    settings, _ = load()
    began, copies = wall_now(), copies_of(settings.database)
    copy = path if path.is_file() else next(iter(copies_in(path, copies.suffix)), None)
    if copy is None:
        raise click.ClickException(f"there is no copy in {path}")
    with _said(), tempfile.TemporaryDirectory() as folder:
        beside = on or (f"sqlite:///{Path(folder) / 'drill.sqlite3'}" if copies.suffix == ".sqlite3" else "")
        if not beside:
            raise click.ClickException("name an empty database with --on: a dump is brought back in it")
        found = _drilled(settings, copy, beside)
    for line in _report(copy, found, (wall_now() - began).total_seconds()):
        click.echo(line)
    if found.faults:
        raise click.ClickException("the copy cannot be put back as it is")


def _drilled(settings: Settings, copy: Path, beside: str) -> Drilled:
    if beside == settings.database:
        raise NotABackup("that is the desk itself: name another database")
    if copies_of(beside).is_there():
        raise NotABackup("that database is not empty: name an empty one")
    found = list[Drilled]()
    copies_of(beside).put_back(copy, lambda database: found.append(drill(database, wall_now())), wall_now())
    return found[0]


def _report(copy: Path, found: Drilled, seconds: float) -> Iterator[str]:
    yield f"Copy: {copy}"
    if found.contents:
        yield f"Holds: {found.contents}; {found.people} in the directory; every case reads as it stood"
        yield f"Audit log: {many(found.audit_rows, 'rows')} linked"
        yield f"Mail that would be held: {found.held}"
    yield from islice(found.faults, MOST_SHOWN)
    yield f"Took {seconds:.0f} seconds. {'Faults: ' + str(len(found.faults)) if found.faults else 'It could take the place of the desk.'}"


@click.command("release-mail")
def release_mail() -> None:
    """Let the mail go that a restored desk holds."""
    settings, _ = load()
    with open_database(settings.database).writing() as session:
        count = release(session)
        record(session, f"{many(count, 'messages')} that were held are let go")
    click.echo(f"{count} messages will be sent.")


@contextmanager
def _said() -> Iterator[None]:
    """Say in a sentence what stands against it; nothing was changed then."""
    try:
        yield
    except (NotABackup, InUse, Unreadable) as error:
        raise click.ClickException(str(error)) from error
    except WouldBreak as error:
        told = islice(error.sentences, MOST_SHOWN)
        raise click.ClickException(
            "\n".join(["this version cannot read the copy; nothing was changed", *told])
        ) from error


def _contents(url: str) -> str:
    database = open_database(url)
    try:
        return str(contents(database)) if is_current(database) else "of another version"
    except DatabaseFault:
        return "nothing that can be read"
    finally:
        database.engine.dispose()


COMMANDS = (backup, restore, restore_drill, release_mail)
