"""Whether an upload is what the case is about: its version, its agency, and whether it was checked before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from workflows.law.value import Value
from workflows.uploads.counting.report import Report

MOST_NAMED = 3


class Earlier(Value, frozen=True):
    """An upload of the same export that was checked in the case before."""

    name: str
    on: date
    passed: bool
    same: bool  # byte by byte


def foreign(report: Report, version: str) -> str:
    """Return why an upload is not what the import was approved for; nothing if it is."""
    if report.version == version:
        return ""
    return (
        f"the import was approved for HMIS CSV {version}, and this export is of {report.version}; export it as {version}, "
        f"or have ICA correct the version in the request"
    )


def noticed(report: Report, agency: str, earlier: Iterable[Earlier]) -> tuple[str, ...]:
    """Return what the agency should know of an upload besides what is missing."""
    return (*_before(earlier), *_elsewhere(report, agency), *_twice(report))


def _before(earlier: Iterable[Earlier]) -> Iterator[str]:
    for each in earlier:
        ended = "passed" if each.passed else "failed"
        file = (
            "the same file" if each.same else "a different file: if somebody changed it by hand, export it anew instead"
        )
        yield (
            f"This export was checked before, on {each.on:%B %-d, %Y} as {each.name}, and {ended} (the same ExportID). "
            f"It is {file}."
        )
        return


def _elsewhere(report: Report, agency: str) -> Iterator[str]:
    names = [scope.name for scope in report.scopes[1:]]
    if agency and _bare(agency) not in set(map(_bare, names)):
        others = len(names) - MOST_NAMED
        more = f" and {others:,} more" if others > 0 else ""
        shown = ", ".join(names[:MOST_NAMED])
        yield f"No organization in it is called {agency}. It names {shown}{more}. Check that it is the right file."


def _bare(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


def _twice(report: Report) -> Iterator[str]:
    if report.duplicates:
        ids = "PersonalID is of a client" if report.duplicates == 1 else "PersonalIDs are of clients"
        yield (
            f"{report.duplicates:,} {ids} who are there under another one already: the same name, date of birth and Social "
            "Security Number. Merge them in your system, or each import makes the same client again."
        )
