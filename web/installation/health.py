"""Is the desk well? All that is asked of a desk at once, by `hmis-desk doctor`, and of its machine, by the worker."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from models.access.rulebook import Rulebook
from models.copies.identity import is_copy
from models.database import open_database
from models.desk.disk import database_file
from models.health.ailment import Ailment
from models.health.by_rows import ailments
from models.store.transaction import DatabaseFault, Transaction
from models.upgrading.upgrade import is_current
from notifications.sending.sender import Postman
from scheduler.clock import wall_now
from web.installation.files import ailments_of_files, ailments_of_identity
from web.installation.identity import Unreadable, identity_file
from web.installation.neighbors import ailments_of_neighbors
from web.installation.settings import ailments_of_settings
from web.scanning.scanner import Scanner
from web.settings import Settings
from workflows.law.editions.texts import EditionError, load
from workflows.law.policy import Editions
from workflows.manual.registry import BY_KEY


def ailments_of_installation(settings: Settings, postman: Postman | None, scanner: Scanner | None) -> Iterator[Ailment]:
    """Yield what is wrong with the settings, the files of this machine, and what stands beside the desk."""
    yield from ailments_of_settings(settings)
    yield from ailments_of_files(settings)
    yield from ailments_of_identity(settings)
    yield from ailments_of_neighbors(postman, scanner)


def ailments_of_database(settings: Settings) -> Iterator[Ailment]:
    """Yield what is wrong with the database and what ails the desk by its rows; nothing is made or changed."""
    file = database_file(settings.database)
    if file and not file.exists():
        says = f"There is no database at {file}."
        yield Ailment("no-database", says, "Check HMIS_DESK_DATABASE, or make one with `hmis-desk db upgrade`.")
        return
    try:
        database = open_database(settings.database, Rulebook(dict(BY_KEY), _editions(settings)))
        if not is_current(database):
            yield Ailment("not-up-to-date", "The database is not up to date.", "Run `hmis-desk db upgrade`.")
            return
        with database.reading() as session:
            found = [*ailments(session, wall_now(), thorough=True), *_of_a_copy(settings, session)]
        yield from found
    except (DatabaseFault, OSError) as error:
        says = f"The database cannot be reached ({type(error).__name__})."
        yield Ailment("database-away", says, "Check HMIS_DESK_DATABASE.")


def _of_a_copy(settings: Settings, session: Transaction) -> Iterator[Ailment]:
    """Yield that a database is a copy, or was put back: its mail is held as soon as a worker would send it."""
    fix = "Look through the mail under “Held mail”, and release or drop it. Where several machines run one desk, give each the same HMIS_DESK_DESK_ID."
    try:
        if is_copy(session, identity_file(settings).read()):
            says = "This database is a copy, or is older than what this machine sent: its mail is held as soon as a worker runs."
            yield Ailment("copy-of-a-desk", says, fix, mailed=False)
    except (Unreadable, OSError) as error:
        yield Ailment(
            "identity-unreadable", "What tells this desk from a copy cannot be read, so no mail leaves.", f"{error}."
        )


def _editions(settings: Settings) -> Editions:
    """Return the editions of files; where one cannot be read the settings are to blame, and say so themselves."""
    try:
        return load(Path(settings.policies)) if Path(settings.policies or "-").is_dir() else Editions()
    except (EditionError, OSError):
        return Editions()
