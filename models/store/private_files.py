"""Files that are the desk's own: nobody else on the machine reads them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from stat import S_IMODE

OF_A_FILE, OF_A_FOLDER, OTHERS = 0o600, 0o700, 0o077


def make_private() -> None:
    """Let all that this process writes from now on be its owner's alone."""
    os.umask(OTHERS)


def private_folder(path: Path) -> None:
    """Make a folder that is its owner's alone, if it is not there yet."""
    path.mkdir(mode=OF_A_FOLDER, parents=True, exist_ok=True)


def private_file(path: Path) -> None:
    """Make an empty file that is its owner's alone, if it is not there yet; what is written into it later stays so."""
    if not path.exists():
        path.touch(mode=OF_A_FILE)
        path.chmod(OF_A_FILE)


def write_lasting(path: Path, text: str) -> None:
    """Write a small file that is its owner's alone, so that a power cut leaves it as it was or as it is to be."""
    private_folder(path.parent)
    coming = path.with_name(f"{path.name}.{os.getpid()}")
    private_file(coming)
    with coming.open("wb", buffering=0) as file:
        file.write(text.encode())
        os.fsync(file.fileno())
    coming.replace(path)


def open_to_others(places: Iterable[Path]) -> Iterator[tuple[Path, int]]:
    """Yield each file or folder that others may read, with the mode that closes it."""
    for place in places:
        if place.exists() and S_IMODE(place.stat().st_mode) & OTHERS:
            yield place, OF_A_FOLDER if place.is_dir() else OF_A_FILE
