"""What is wrong with the files of an installation: others may read them, there is no room, or none to write in."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from models.desk.disk import database_file, free_bytes, is_nearly_full
from models.health.ailment import Ailment
from models.store.private_files import open_to_others
from web.installation.identity import identity_file
from web.installation.places import places
from web.settings import Settings, secret_files

MEGABYTE = 1024 * 1024
BESIDE = ("-wal", "-shm", "-journal")  # what an embedded database writes next to itself


def ailments_of_files(settings: Settings) -> Iterator[Ailment]:
    """Yield what is wrong with each file, folder and disk that the desk writes."""
    for path, mode in open_to_others(_own(settings)):
        says = f"Other users of this machine can read {path}."
        yield Ailment("file-open", says, f"Run `chmod {mode:o} {path}`.", about=str(path))
    for path in secret_files():
        if path.exists() and path.stat().st_mode & stat.S_IRWXO:  # its group may be the service's own
            says = f"Other users of this machine can read {path}, which holds a secret."
            yield Ailment("secret-open", says, f"Run `chmod o= {path}`.", about=str(path))
    for place in sorted({*places(settings).values()}):
        if not (place.is_dir() and os.access(place, os.W_OK)):
            says = f"The desk cannot write into {place}."
            yield Ailment(
                "folder-closed", says, "Make the folder, and let it belong to the user of the desk.", str(place)
            )
        elif is_nearly_full(place):
            says = f"The disk of {place} is nearly full: {free_bytes(place) // MEGABYTE} MB are free."
            yield Ailment("disk-nearly-full", says, "Make room on it.", about=str(place))


def ailments_of_identity(settings: Settings) -> Iterator[Ailment]:
    """Yield that what tells a desk from a copy of it cannot be kept: then no mail leaves."""
    path = identity_file(settings).path
    there = next(each for each in (path.absolute().parent, *path.absolute().parent.parents) if each.exists())
    if settings.smtp_host and not (there.is_dir() and os.access(there, os.W_OK)):
        fix = "Name a file in a folder of the desk's user with HMIS_DESK_IDENTITY_FILE."
        yield Ailment("identity-not-kept", f"The desk cannot keep {path}, so no mail leaves.", fix, mailed=False)


def _own(settings: Settings) -> Iterator[Path]:
    if settings.upload_folder:
        yield Path(settings.upload_folder)
    file = database_file(settings.database)
    if file:
        yield file.parent
        yield file
        yield from (file.with_name(f"{file.name}{end}") for end in BESIDE)
        yield from (
            each
            for each in sorted(file.parent.glob("*"))
            if each.suffix in {".json", ".log", ".sqlite3", ".backup", ".dump", ".identity"} and each != file
        )
