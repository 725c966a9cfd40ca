"""P28: which files an agency is asked about, and against which of them nothing stands elsewhere (manual 3.4, Limits).

"Client files not used in seven years may be made inactive in HMIS." Files are named by their HMIS client numbers, and by nothing
else. An agency reads its own list; whether another agency has a file too, or somebody a request about it, ICA alone reads.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.law.calendar import months_after
from workflows.law.value import Value

SEVEN_YEARS, CHECKED, RETAIN = "3.4-inactive-7y", "3.4-inactive-check", "3.4-retain-longer"


class UnusedFile(Value, frozen=True):
    """A file that nobody used for years, and whether the agency has to retain it."""

    client: Annotated[str, Meta(title="HMIS client number", min_length=1)]
    last_used: Annotated[date, Meta(title="Last used")]
    retained: Annotated[bool, Meta(title="To be retained longer")] = False


class FilesAsked(Form, key="FilesAsked"):
    """The agency's files that nobody used for years."""

    agency: Annotated[str, Meta(title="Agency")] = ""
    files: Annotated[tuple[UnusedFile, ...], Meta(title="Unused files")] = ()


class FilesClear(Form, key="FilesClear"):
    """Against which files nothing stands elsewhere: other agencies agree, nobody has an open request, nobody retains them."""

    clear: Annotated[
        tuple[str, ...], Meta(title="Files that other agencies agree about, and that no request holds")
    ] = ()


class FilesListed(Form, key="FilesListed"):
    """When a list of unused files was read last, or left for a year."""

    last_on: Annotated[date | None, Meta(title="Last list read, or left for a year, on")] = None


@condition("no list was read for {inactive_list_months} months", "a list was read lately, or never yet")
def list_wanted(known: Known) -> bool:
    """Say whether a list is due again; the first one ICA reads when it likes, since files may be made inactive and need not."""
    last, months = known[FilesListed].last_on, known.policy.inactive_list_months
    return bool(months) and last is not None and known.today >= months_after(last, months)


def asked_clients(known: Known, *, retained: bool | None = None) -> frozenset[str]:
    """Return the numbers of the files that the agency is asked about; those that it retains, or those that it does not."""
    found = known[FilesAsked].files
    return frozenset(each.client for each in found if retained is None or each.retained is retained)
