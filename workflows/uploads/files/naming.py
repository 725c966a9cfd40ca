"""Finding the files of an export among names as people and systems write them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from workflows.uploads.files.unreadable import Unreadable

T = TypeVar("T")
FILES = ("Export.csv", "Organization.csv", "Project.csv", "Client.csv", "Exit.csv", "Enrollment.csv")
_PROPER = {file.casefold(): file for file in FILES}
_ARCHIVES = (".zip", ".7z", ".rar", ".gz", ".tar")
_OFFICE = "[content_types].xml"  # is in every spreadsheet and document that is a zip archive by itself


def proper(name: str) -> str | None:
    """Return the proper name of a file that the check reads, or None; capitals do not matter."""
    return _PROPER.get(name.casefold())


def find(holder: str, named: Iterable[tuple[str, T]]) -> dict[str, T]:
    """Return what each file of the export is, by the file's proper name.

    Raises Unreadable where a file is missing or is there twice.
    """
    found, others = dict[str, T](), list[str]()
    for name, thing in named:
        file = proper(name)
        if file in found:
            raise Unreadable(f"The export holds {file} twice. Leave only the files of one export.")
        if file:
            found[file] = thing
        else:
            others.append(name.casefold())
    if not found:
        raise Unreadable(_holds_none(holder, others))
    if missing := [file for file in FILES if file not in found]:
        raise Unreadable(f"The export lacks {', '.join(missing)}. Export all files of the HMIS CSV format again.")
    return found


def _holds_none(holder: str, names: list[str]) -> str:
    if _OFFICE in names:
        return f"{holder} is a Word or Excel file, not an export. Choose the zip archive of the HMIS CSV export."
    if any(name.endswith(_ARCHIVES) for name in names):
        return f"{holder} holds another archive, not the files of the export. Unpack it, and send the archive within."
    return f"{holder} holds no file of an HMIS CSV export: {', '.join(FILES)}. Export all files again."
