"""P28: ICA makes the files inactive in WellSky that all their agencies let go, and confirms it (manual 3.4, Limits).

"Client files not used in seven years may be made inactive in HMIS." A file that somebody has an open request about is left alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.effects import Effect, Term, Undone
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import BusinessDays
from workflows.grammar.process import Require, Step, escalate, otherwise, to
from workflows.grammar.shapes import in_wellsky
from workflows.law.fields import DURING, FILES, Line
from workflows.law.policy import Policy
from workflows.law.readers import ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.data.inactive_files.asked import CHECKED, SEVEN_YEARS
from workflows.manual.data.inactive_files.checking import ready, some_ready
from workflows.manual.data.inactive_files.states import S


@dataclass(frozen=True)
class MakeInactive(
    Effect,
    key="MakeInactive",
    undone=Undone("the files count as active; make them so in WellSky where they are not", by_two=True),
):
    """The desk keeps since when the files are inactive in WellSky."""

    files: Term[tuple[str, ...]]
    on: Term[date]


class FilesMade(Form, key="FilesMade", kw_only=True):
    """Confirm which files are inactive in WellSky."""

    files: Annotated[
        tuple[Line, ...],
        FILES,
        Meta(
            title="Inactive in WellSky", description="All of their agencies agree. Tick each file that is inactive now"
        ),
    ]
    free: Annotated[bool, Meta(title="No open complaint or law-enforcement request is about any of them")] = False
    done_on: Annotated[date, DURING, Meta(title="Made inactive on")]


MADE = fact(FilesMade.files)


@condition(
    "each is a file that all its agencies let go", "one is held by another agency, a request, or a duty to retain it"
)
def _all_ready(known: Known) -> bool:
    return {*known[FilesMade].files} <= {*ready(known)}


MAKE = (
    Step("make-inactive", SEVEN_YEARS)
    .citing(CHECKED)
    .called("Confirm that the files are inactive", "Files made inactive in WellSky")
    .asks(FilesMade)
    .read_by(ICA)
    .requires(
        Require(CHECKED, "tick only files of the list: of the others an agency has not agreed, or a request is open",
                _all_ready, about=MADE),
        Require(SEVEN_YEARS, "tick at least one file, or leave them all active", MADE.given),
        Require(SEVEN_YEARS, "leave out each file that an open complaint or law-enforcement request is about, then say so",
                fact(FilesMade.free).yes, about=fact(FilesMade.free)),
    )
    .does(MakeInactive(MADE, fact(FilesMade.done_on)))
)  # fmt: skip
INACTIVATE = (
    in_wellsky("make-inactive", SEVEN_YEARS, "make unused client files inactive")
    .aimed("the manual sets no time for it", within=BusinessDays(Policy.inactive_wellsky_days),
           late=escalate((SYSTEM_ADMIN, ICA_DIRECTOR)))
    .when(some_ready)
    .answers(MAKE)
)  # fmt: skip
FINISH = (
    Step("finish", SEVEN_YEARS)
    .called("Finish the list", "Nothing left to do on this list")
    .leads(
        to(S.DONE).when(MAKE.taken).tells("files-made", AGENCY_ADMIN, AGENCY_DIRECTOR),
        otherwise(S.ANSWERED).called("No file is to be made inactive now").tells("files-held", SYSTEM_ADMIN),
    )
)
