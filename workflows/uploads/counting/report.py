"""What a check says: counts and sentences, and nothing of any row."""

from __future__ import annotations

from collections.abc import Iterator

from workflows.law.value import Value

WHOLE = "Whole upload"
COLUMNS = (
    "scope", "organization", "element", "title", "file", "of", "n", "missing", "unknown", "partial", "percent", "passes",
    "no_code", "miswritten", "passes_with_no_codes",
)  # fmt: skip


class Completeness(Value, frozen=True):
    """How complete one element is over the records it is required of (4.4-missing-10)."""

    key: str  # such as 3.01
    title: str
    file: str
    denominator: str  # the records it is required of, in words
    n: int  # how many of them there are
    missing: int  # blank or 99, however that is written
    unknown: int  # 8 or 9, which is not missing
    partial: int  # given in part or with a doubt, which is not missing
    percent: float | None  # missing of n, to two decimals; None where n is 0
    passes: bool | None  # None where the element is shown, but not tested
    no_code: int = 0  # besides those missing: a value that is in no list of its column, or no date
    miswritten: int = 0  # of those missing: what stands in place of an answer says nothing, such as NULL
    passes_with_no_codes: bool | None = None  # missing and no code taken together; None also in reports of before

    @property
    def fails(self) -> bool:
        """Whether more than the limit is missing, or is once what is no code is added."""
        return self.passes is False or self.passes_with_no_codes is False


class Scope(Value, frozen=True):
    """The whole upload, or one of its organizations."""

    name: str
    organization: str | None  # the OrganizationID; None for the whole upload
    passes: bool
    elements: tuple[Completeness, ...]
    failing: tuple[str, ...]  # keys of elements
    mend: tuple[str, ...]  # a sentence or two for each of them

    @property
    def shown(self) -> str:
        """What it is called where people read of it: the export may leave an organization's name out."""
        return self.name or "An organization without a name"


class Counted(Value, frozen=True):
    """How many rows are odd in some way."""

    words: str
    count: int


class FileRead(Value, frozen=True):
    """A file of the export, and how many rows of it count."""

    name: str
    rows: int


class NoCodes(Value, frozen=True):
    """How many rows have a value in a column that is no code of it, or no date, with examples of no one client."""

    file: str
    column: str
    rows: int
    examples: tuple[str, ...]  # the commonest first


class Report(Value, frozen=True):
    """What the check of an upload found; the upload passes if its first scope does, the whole of it."""

    version: str  # FY2024 or FY2026
    limit: int  # percent that may be missing
    passes: bool
    files: tuple[FileRead, ...]
    scopes: tuple[Scope, ...]  # the whole upload, then the organizations in the order of their names
    oddities: tuple[Counted, ...]
    export: str = ""  # the ExportID
    duplicates: int = 0  # PersonalIDs of clients who are there under another one already
    no_codes: tuple[NoCodes, ...] = ()
    projects: tuple[str, ...] = ()  # the ProjectIDs whose data are in it
    noticed: tuple[str, ...] = ()  # what else the agency should know, in sentences


def rows(report: Report) -> Iterator[tuple[str | int | float, ...]]:
    """Yield the report as rows of a table, `COLUMNS` first; what is None is an empty text."""
    yield COLUMNS
    for scope in report.scopes:
        for each in scope.elements:
            percent = "" if each.percent is None else each.percent
            counts = (each.n, each.missing, each.unknown, each.partial, percent, _yes_or_no(each.passes))
            strange = (each.no_code, each.miswritten, _yes_or_no(each.passes_with_no_codes))
            named = (scope.name, scope.organization or "", each.key, each.title, each.file, each.denominator)
            yield (*named, *counts, *strange)


def _yes_or_no(passes: bool | None) -> str:
    return "" if passes is None else "yes" if passes else "no"
