"""Finding the files of an export among names as people and systems write them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from workflows.uploads.files.unreadable import Unreadable

T = TypeVar("T")
FILES = ("Export.csv", "Organization.csv", "Project.csv", "Client.csv", "Exit.csv", "Enrollment.csv")
_PROPER = {file.casefold(): file for file in FILES}


def proper(name: str) -> str | None:
    """Return the proper name of a file that the check reads, or None; capitals do not matter."""
    return _PROPER.get(name.casefold())


def find(named: Iterable[tuple[str, T]]) -> dict[str, T]:
    """Return what each file of the export is, by the file's proper name.

    Raises Unreadable where a file is missing or is there twice.
    """
    found = dict[str, T]()
    for name, thing in named:
        file = proper(name)
        if file in found:
            raise Unreadable(f"The export holds {file} twice. Leave only the files of one export.")
        if file:
            found[file] = thing
    if missing := [file for file in FILES if file not in found]:
        raise Unreadable(f"The export lacks {', '.join(missing)}. Export all files of the HMIS CSV format again.")
    return found
