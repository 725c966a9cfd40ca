"""P35: ICA works out with the agency what changes, so that its policy says what the other law asks (manual 3).

"… to collaboratively update the applicable policies for the Partner Agency to accurately reflect the additional protections."
What changes only adds: fewer days for the agency, or programs of which nothing is shared. No term is longer than the manual's.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import Must, Require, Step, escalate
from workflows.grammar.shapes import one_text
from workflows.grammar.words import wording
from workflows.law.agency_kinds import Protected
from workflows.law.fields import PROGRAMS, Line, Text
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.law.wording import listed
from workflows.manual.data.programs_known import AgencyPrograms
from workflows.manual.governance.policy_conflict.reporting import ASK_BACK, CLAUSE
from workflows.manual.governance.policy_conflict.states import S

ICA_LATE = escalate(SYSTEM_ADMIN, ICA_DIRECTOR)
Fewer = Annotated[int, Meta(ge=1, le=365)] | None


class ConflictTerms(Form, key="ConflictTerms", kw_only=True):
    """Say what changes for the agency."""

    policy: Annotated[
        Text,
        Meta(title="What the agency's policy says from now on", description="As you worked it out with the agency"),
    ]
    inspection_days: Annotated[
        Fewer,
        Meta(
            title="Days to let a client inspect their record",
            description="Fewer than the manual's {inspection_days}; leave it empty where the law gives no fewer",
        ),
    ] = None
    correction_days: Annotated[
        Fewer,
        Meta(
            title="Days to correct a record, or say why not",
            description="Fewer than the usual {correction_days}; leave it empty where the law gives no fewer",
        ),
    ] = None
    programs: Annotated[
        tuple[Line, ...],
        PROGRAMS,
        Meta(title="Programs that the law protects", description="Nothing of these is shared, whatever clients sign"),
    ] = ()
    protected_as: Annotated[
        Protected,
        Meta(title="If it protects programs, they count as", description="The manual's rules on such programs then apply to them"),
    ] = Protected.OTHER_LAW  # fmt: skip


INSPECTION, CORRECTION = fact(ConflictTerms.inspection_days), fact(ConflictTerms.correction_days)
NAMED, TREATED = fact(ConflictTerms.programs), fact(ConflictTerms.protected_as)


def _strange(known: Known) -> tuple[str, ...]:
    there = {each.project_id for each in known[AgencyPrograms].programs}
    return tuple(each for each in known[ConflictTerms].programs if each not in there)


@condition("each is a program of the agency", "one is no program of the agency")
def _all_known(known: Known) -> bool:
    return not _strange(known)


@wording("the ProjectIDs that are no program of the agency")
def _strange_ones(known: Known) -> str:
    return listed(_strange(known))


def _days(known: Known) -> list[str]:
    said = known[ConflictTerms]
    days = ((said.inspection_days, "inspect a record"), (said.correction_days, "correct a record, or say why not"))
    return [f"{count} days to {deed}" for count, deed in days if count]


@wording("what changes")
def changes(known: Known) -> str:
    """Say what changes for the agency beside the words of its policy."""
    said = known.forms.get(ConflictTerms)
    if not isinstance(said, ConflictTerms):
        return "nothing yet"
    names = [each.name for each in known[AgencyPrograms].programs if each.project_id in said.programs]
    return listed([*_days(known), *(f"nothing shared from {name}" for name in names)]) or "its policy alone"


PROPOSE = (
    Step("propose", CLAUSE, S.AGREEING)
    .called("Propose what changes", "Terms proposed")
    .said("The agency's executive director and ICA's director decide on it. It applies once both agree.")
    .asks(ConflictTerms)
    .read_by(ICA, EVERY_AGENCY)
    .requires(
        Require(CLAUSE, "another law only shortens clients' days; enter fewer than {inspection_days}, or leave it empty",
                ~INSPECTION.at_least(Policy.inspection_days), about=INSPECTION),
        Require(CLAUSE, "another law only shortens clients' days; enter fewer than {correction_days}, or leave it empty",
                ~CORRECTION.at_least(Policy.correction_days), about=CORRECTION),
        Require(CLAUSE, "{strange} is no program of this agency in the directory; add it there first",
                _all_known, about=NAMED, names={"strange": _strange_ones}),
    )
    .tells("conflict-terms", AGENCY_DIRECTOR, ICA_DIRECTOR)
    .tells("conflict-terms-proposed", AGENCY_ADMIN)
)  # fmt: skip
NoConflict = one_text("NoConflict", "Say that the manual asks as much.", "Why nothing changes", "The agency reads it")
NONE = (
    Step("no-conflict", CLAUSE, S.NO_CONFLICT)
    .called("Find no conflict", "No conflict found; nothing changes")
    .asks(NoConflict)
    .read_by(ICA, EVERY_AGENCY)
    .tells("conflict-none", AGENCY_ADMIN, AGENCY_DIRECTOR)
)
WORK_OUT = (
    Must("propose", CLAUSE, SYSTEM_ADMIN, "work out with {subject} what the other law changes")
    .aimed("the manual sets no time for it", within=Days(Policy.conflict_terms_days), late=ICA_LATE)
    .answers(PROPOSE, ASK_BACK, NONE)
)
