"""What is wrong with the files of an installation: others may read them, or their disk is nearly full."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from models.desk.disk import database_file, free_bytes, is_nearly_full
from models.store.private_files import open_to_others
from web.places import places
from web.settings import Settings

MEGABYTE = 1024 * 1024
BESIDE = ("-wal", "-shm", "-journal")  # what an embedded database writes next to itself


def faults_of_files(settings: Settings) -> Iterator[str]:
    """Yield a sentence for each, with what to do."""
    for path, mode in open_to_others(_own(settings)):
        yield f"Other users of this machine can read {path}. Run `chmod {mode:o} {path}`."
    for place in sorted({*places(settings).values()}):
        if is_nearly_full(place):
            yield f"The disk of {place} is nearly full: {free_bytes(place) // MEGABYTE} MB are free. Make room on it."


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
            if each.suffix in {".json", ".log", ".sqlite3", ".backup"} and each != file
        )
