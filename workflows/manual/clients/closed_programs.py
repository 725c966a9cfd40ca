"""D05. A program that closes or becomes protected is switched off: a process of the desk's own, which asks nobody.

"Programs that serve victims of domestic violence, individuals with HIV/AIDS, provide youth services, or legal services must enter
data as Not Shared." The desk says so from that day on; WellSky goes on sharing until somebody switches the program off. What is
to be switched off is looked up, so that the task falls away where the directory is corrected.
"""

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.combined_rules import Soonest, Where
from workflows.facts.conditions import condition
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import LOCAL, Ended, Must, Per, Process, State, Step, Waiting, monthly
from workflows.grammar.words import wording
from workflows.law.fields import DURING
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CLOCK, SYSTEM_ADMIN
from workflows.manual.clients.sharing.kept import SharedProgram, SharingOnRecord
from workflows.manual.clients.sharing.programs import LATE, PROTECTED, SwitchPrograms
from workflows.manual.clients.sharing.standing import set_to_share


class S(State):
    """Where it may stand."""

    SHARES = "SHARES", "a program is switched to Shared that may share nothing more"
    OFF = "OFF", "the programs are Not Shared in WellSky"
    AGREES = "AGREES", "the directory was corrected, and the program may share"


def _found(known: Known) -> tuple[SharedProgram, ...]:
    """Return the programs that are switched to Shared and protected, or that close."""
    programs = known[SharingOnRecord].programs
    return tuple(each for each in programs if set_to_share(each) and (each.protected or each.ended_on))


@condition(
    "a program is switched to Shared that may share nothing more", "each program that is switched to Shared may share"
)
def _wanted(known: Known) -> bool:
    return bool(_found(known))


@condition("one of the programs is protected", "none of the programs is protected")
def _protected(known: Known) -> bool:
    return any(each.protected for each in _found(known))


def _which(known: Known) -> tuple[str, ...]:
    return tuple(each.project_id for each in _found(known))


@wording("the names of the programs")
def _names(known: Known) -> str:
    return ", ".join(each.name for each in _found(known)) or "programs"


class ClosedOff(Form, key="ClosedOff"):
    """Confirm that the programs are Not Shared in WellSky."""

    done_on: Annotated[date, DURING, Meta(title="Switched off in WellSky on")]


BEGIN = (
    Step("begin", PROTECTED, S.SHARES)
    .called("Open the task", "A program is switched to Shared that may share nothing more")
    .by(CLOCK)
    .tells("program-must-stop", SYSTEM_ADMIN, AGENCY_ADMIN, AGENCY_DIRECTOR)
)
SWITCH_OFF = (
    Must("switch-off", PROTECTED, SYSTEM_ADMIN, "switch to Not Shared in WellSky what may not be shared")
    .aimed(
        "the manual sets no time for it", late=LATE,
        within=Soonest(
            Where(_protected, Days(Policy.unshare_days)),
            Days(Policy.unshare_days, since=fact(SharingOnRecord.closes_on)),
        ),
    )
    .when(_wanted)
    .answers(
        Step("switched-off", PROTECTED, S.OFF)
        .called("Confirm that nothing is shared", "Switched to Not Shared in WellSky")
        .asks(ClosedOff)
        .read_by(ICA, EVERY_AGENCY)
        .does(SwitchPrograms(_which, shares=False, on=fact(ClosedOff.done_on)))
        .tells("program-stopped", AGENCY_ADMIN, AGENCY_DIRECTOR)
    )
)  # fmt: skip
PROCESS = (
    Process(
        "D05",
        "A program that may not share",
        "clients",
        heading="{programs}: Not Shared from now on",
        names={"programs": _names},
        of_the_manual=False,
    )
    .looks_up(SharingOnRecord)
    .shows(SharingOnRecord, to=(EVERY_AGENCY,))
    .arises(monthly(), per=Per.AGENCY, wanted=_wanted, begins=BEGIN)
    .runs(
        Waiting(S.SHARES, PROTECTED, "WellSky")
        .until(SWITCH_OFF)
        .then(Step("agree", LOCAL, S.AGREES).called("Close the task", "The program may share after all")),
        Ended(S.OFF, PROTECTED, "Done"),
        Ended(S.AGREES, LOCAL),
    )
)
