"""P28: once a year ICA reads a list of unused files from WellSky, and the agencies that have them are asked (manual 3.4, Limits).

"Client files not used in seven years may be made inactive in HMIS." They may, so that ICA may leave it for a year.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import Follow, Must, Step, escalate
from workflows.grammar.shapes import one_text
from workflows.law.fields import DURING
from workflows.law.policy import Policy
from workflows.law.readers import ICA
from workflows.law.roles import CLOCK, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.data.inactive_files.asked import SEVEN_YEARS, FilesListed
from workflows.manual.data.inactive_files.states import S

ICA_LATE = escalate(SYSTEM_ADMIN, ICA_DIRECTOR)
ARISE = (
    Step("arise", SEVEN_YEARS, S.LISTING)
    .called("Ask for a list of unused files", "A list of unused files is wanted")
    .by(CLOCK)
    .tells("files-list-wanted", SYSTEM_ADMIN)
)


class ListRead(Form, key="ListRead"):
    """The list was read."""

    read_on: Annotated[date, DURING, Meta(title="List read on")]


ListSkipped = one_text("ListSkipped", "Leave it for this year.", "Why no file is made inactive this year")
READ = (
    Step("list-read", SEVEN_YEARS, S.LISTED)
    .called("Read the list", "List read, and the agencies asked")
    .by(CLOCK)
    .asks(ListRead)
    .read_by(ICA)
    .untold(SYSTEM_ADMIN, because="they read it themselves")
)
SKIP = (
    Step("skip-list", SEVEN_YEARS, S.SKIPPED)
    .called("Leave it for this year", "No file is made inactive this year")
    .asks(ListSkipped)
    .read_by(ICA)
    .tells("files-list-skipped", ICA_DIRECTOR)
)
LIST = (
    Must(
        "list", SEVEN_YEARS, SYSTEM_ADMIN, "read a list of unused client files from WellSky, or leave it for this year"
    )
    .aimed("the manual says that it may be done, and not when", within=Days(Policy.inactive_reply_days), late=ICA_LATE)
    .answers(SKIP)
)


def _read(known: Known) -> ListRead | None:
    """Say that a list was read, once one was since the case began."""
    last = known[FilesListed].last_on
    return ListRead(read_on=known.today) if last is not None and last >= known.today else None


FOLLOWED = Follow(FilesListed, READ, CLOCK, _read, "A list was read")
