"""The check of an upload: read once, counted, and forgotten."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from pathlib import Path

from workflows.uploads.counting.elements import in_order
from workflows.uploads.counting.judging import judge
from workflows.uploads.counting.reading import Reading
from workflows.uploads.counting.report import WHOLE, Counted, FileRead, Report
from workflows.uploads.counting.upload import Progress, Sent, opened
from workflows.uploads.files.limits import LIMITS, Limits
from workflows.uploads.files.oddities import Oddity
from workflows.uploads.files.unreadable import Unreadable

LONGEST_EXPORT = 200  # characters of an ExportID, which has 32


def silent(done: int, total: int) -> None:
    """Tell nobody how many bytes are done."""


def check_upload(
    upload: Path | Sent,
    *,
    limit: int = 10,
    unnamed: AbstractSet[str] = frozenset(),
    progress: Progress = silent,
    limits: Limits = LIMITS,
    scratch: Path | None = None,
) -> Report:
    """Check an HMIS CSV export for missing Universal Data Elements (4.4-missing-10): a folder, or a zip archive.

    `limit` is the percent of an element that may be missing; `unnamed` are the ProjectIDs of youth and legal
    services programs, whose clients may be unnamed (3.1-unnamed); `progress` is told the bytes done and the bytes
    in all; `scratch` is the folder of the temporary file, the system's own if None.
    Raises Unreadable, with a sentence for the person who made the upload. Keeps only counts.
    """
    try:
        with opened(upload, limits, progress) as held:
            reading = Reading(held)
            reading.read(limits, unnamed, scratch)
    except OSError as error:  # of the upload itself, they are told apart where it is read
        raise Unreadable(f"The desk has no room to work in: {error.strerror or 'no reason given'}.") from error
    return _report(reading, limit)


def _report(reading: Reading, limit: int) -> Report:
    order, tallies, no_codes = in_order(reading.gender_or_sex), reading.tallies, reading.strange.columns()
    whole = tallies.whole()
    scopes = [judge(WHOLE, None, [(element, whole[element]) for element in order], limit, no_codes)]
    for place, organization, name in reading.providers.scopes():
        found = tallies.at(place)
        scopes.append(judge(name, organization, [(element, found[element]) for element in order], limit))
    return Report(
        version=reading.version,
        limit=limit,
        passes=scopes[0].passes,
        files=tuple(FileRead(name, rows) for name, rows in reading.rows.items()),
        scopes=tuple(scopes),
        oddities=tuple(Counted(kind.value, reading.odd[kind]) for kind in Oddity if reading.odd[kind]),
        export=reading.export[:LONGEST_EXPORT],
        duplicates=reading.duplicates,
        no_codes=no_codes,
        projects=reading.providers.ids,
    )
