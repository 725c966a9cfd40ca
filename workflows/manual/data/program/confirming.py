"""P31: once a year the agency goes through its programs, and ICA sets right what is wrong (manual 2.2).

"Edit and update Partner Agency information in HMIS."
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.combined_rules import Latest
from workflows.facts.conditions import condition
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import Consent, Follow, Must, Require, Step, escalate
from workflows.grammar.shapes import one_text
from workflows.grammar.words import wording
from workflows.law.fields import DURING, PROGRAMS, Line
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CLOCK, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.law.wording import listed
from workflows.manual.data.program.known import INFORMATION, NAMES, REPORT, ProgramsHere, ReviewDay, running
from workflows.manual.data.program.naming import ICA_LATE
from workflows.manual.data.program.states import S


class ProgramsConfirmed(Form, key="ProgramsConfirmed"):
    """Confirm that the directory has your programs as they are."""

    programs: Annotated[
        tuple[Line, ...],
        PROGRAMS,
        Meta(
            title="As they are?",
            description="Tick each program that runs, and that the directory has with the right name, type, assessments and report",
        ),
    ]


def _unticked(known: Known) -> list[str]:
    ticked = {*known[ProgramsConfirmed].programs}
    return [each.name for each in running(known) if each.project_id not in ticked]


@condition("each program that runs is ticked", "a program that runs is not ticked")
def _all(known: Known) -> bool:
    return not _unticked(known)


@wording("the programs that are not ticked")
def _which(known: Known) -> str:
    return listed(_unticked(known))


ARISE = (
    Step("arise", INFORMATION, S.CONFIRMING)
    .called("Ask the agency to go through its programs", "Yearly confirmation of the programs asked for")
    .by(CLOCK)
    .tells("programs-to-confirm", AGENCY_ADMIN)
)
CONFIRM = (
    Step("confirm", INFORMATION, S.CONFIRMED)
    .citing(NAMES, REPORT)
    .called("Confirm {your} programs", "Programs confirmed")
    .asks(ProgramsConfirmed)
    .read_by(ICA, EVERY_AGENCY)
    .requires(
        Require(INFORMATION, "tick each program, or say what is wrong with {which} instead", _all,
                about=fact(ProgramsConfirmed.programs), names={"which": _which})
    )
    .tells("programs-confirmed", SYSTEM_ADMIN)
)  # fmt: skip
ProgramsWrong = one_text(
    "ProgramsWrong", "Say what is not as the directory has it.", "Which program, and what is wrong with it",
    "A new program, or a new name, is asked for by itself", field="wrong",
)  # fmt: skip
SAY_WRONG = (
    Step("say-wrong", INFORMATION, S.CORRECTING)
    .called("Say what is wrong", "The agency says what is wrong")
    .asks(ProgramsWrong)
    .read_by(ICA, EVERY_AGENCY)
    .tells("programs-wrong", SYSTEM_ADMIN)
)
CONFIRMATION = (
    Consent("confirm", INFORMATION, AGENCY_ADMIN, "go through {your} programs, and confirm them")
    .aimed(
        "the manual sets no time for it",
        within=Latest(ReviewDay(), Days(Policy.program_confirm_days)),
        late=escalate((AGENCY_ADMIN, AGENCY_DIRECTOR), (SYSTEM_ADMIN, ICA_DIRECTOR), monthly=True),
    )
    .answers(CONFIRM, SAY_WRONG)
)
ProgramsCorrected = one_text(
    "ProgramsCorrected", "Say what the directory says now.", "What you corrected, or why it stays as it is",
    "Correct the programs in the directory first. The agency reads it, and confirms its programs then", field="answer",
)  # fmt: skip
CORRECT = (
    Must("correct", INFORMATION, SYSTEM_ADMIN, "set right what {subject} found wrong with its programs")
    .aimed("the manual sets no time for it", within=Days(Policy.program_setup_days), late=ICA_LATE)
    .answers(
        Step("corrected", INFORMATION, S.CONFIRMING)
        .called("Say what was corrected", "Set right, or explained")
        .asks(ProgramsCorrected)
        .read_by(ICA, EVERY_AGENCY)
        .tells("programs-corrected", AGENCY_ADMIN)
    )
)


class NoProgramLeft(Form, key="NoProgramLeft"):
    """The agency has no program any more."""

    known_on: Annotated[date, DURING, Meta(title="No program left since")]


NONE_LEFT = (
    Step("none-left", INFORMATION, S.NOTHING)
    .called("Close the confirmation", "No program is left to confirm")
    .by(CLOCK)
    .asks(NoProgramLeft)
    .untold(
        AGENCY_ADMIN,
        SYSTEM_ADMIN,
        because="nothing was confirmed, and the agency's last program has ended in the directory",
    )
)


def _none_left(known: Known) -> NoProgramLeft | None:
    return None if running(known) else NoProgramLeft(known_on=known.today)


WITH_THE_LAST = Follow(ProgramsHere, NONE_LEFT, CLOCK, _none_left, "The directory says so")
