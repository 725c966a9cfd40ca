"""P10: a program is switched to Shared, or back to Not Shared (manual 3.1, Data Assessment).

"Partner agencies have the option of changing their program settings to share client data not shared by default." "Programs
that serve victims of domestic violence, individuals with HIV/AIDS, provide youth services, or legal services must enter data
as Not Shared."
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
from workflows.facts.rules import Days
from workflows.grammar.process import LOCAL, Must, Require, Step, escalate, otherwise, to
from workflows.grammar.shapes import one_day, one_text
from workflows.grammar.words import wording
from workflows.law.agency_kinds import AgencyKind
from workflows.law.choice import Choice
from workflows.law.fields import DURING, PROGRAMS, Line
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.clients.requests import AskedAgency
from workflows.manual.clients.sharing.kept import SharedProgram, SharingOnRecord
from workflows.manual.clients.sharing.states import S

DEFAULT, PROTECTED, CLASSES = "3.1-default-not-shared", "3.1-protected-programs", "3.1-two-classes"
LATE = escalate(SYSTEM_ADMIN, ICA_DIRECTOR)


class Direction(Choice):
    """What a program is switched to."""

    SHARED = "shared", "Shared: records of clients who signed a form"
    NOT_SHARED = "not-shared", "Not Shared: nothing of the program"


class SwitchAsked(Form, key="SwitchAsked", kw_only=True):
    """Say how a program of yours is to be set. Sharing a program shares no client without a signed form."""

    agency: AskedAgency
    programs: Annotated[
        tuple[Line, ...],
        PROGRAMS,
        Meta(title="Programs", description="From the directory. If one is missing, ask ICA to add it."),
    ]
    direction: Annotated[Direction, Meta(title="Set them to")]


ASKED, NAMED = fact(SwitchAsked.direction), fact(SwitchAsked.programs)
shares = ASKED.is_(Direction.SHARED).said("the programs are to share", "the programs are to share nothing")


def today_of(known: Known) -> date:
    """Return the day on which it is asked: what is to be shared no more counts from then on."""
    return known.today


@dataclass(frozen=True)
class SwitchPrograms(
    Effect, key="SwitchPrograms", undone=Undone("the programs are set as they were before", alike=("shares",), by_two=True)
):  # fmt: skip
    """The desk keeps how the programs are set, and since when."""

    programs: Term[tuple[str, ...]]
    shares: bool
    on: Term[date]


def named_on_record(known: Known, ids: tuple[str, ...]) -> tuple[SharedProgram, ...]:
    """Return the agency's programs of these ProjectIDs."""
    return tuple(each for each in known[SharingOnRecord].programs if each.project_id in ids)


def strange(known: Known, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ProjectIDs that are no program of the agency."""
    there = {each.project_id for each in named_on_record(known, ids)}
    return tuple(each for each in ids if each not in there)


def protected(known: Known, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of the programs of which nothing is ever shared."""
    return tuple(each.name for each in named_on_record(known, ids) if each.protected)


@condition("each is a program of the agency", "one is no program of the agency")
def _all_known(known: Known) -> bool:
    return not strange(known, known[SwitchAsked].programs)


@condition("none of the programs is protected", "one of the programs is protected")
def _none_protected(known: Known) -> bool:
    return not protected(known, known[SwitchAsked].programs)


@condition("all of the programs run", "one of the programs has closed")
def _all_run(known: Known) -> bool:
    found = named_on_record(known, known[SwitchAsked].programs)
    return not any(each.ended_on and each.ended_on < known.today for each in found)


@condition("the agency is no victim service provider", "the agency is a victim service provider")
def enters(known: Known) -> bool:
    """Ask whether the agency may enter anything in HMIS at all (3.5-vsp-prohibited)."""
    return known[SharingOnRecord].kind is not AgencyKind.VICTIM_SERVICES


@wording("the names of the programs")
def names(known: Known) -> str:
    """Name the programs of the request."""
    found = named_on_record(known, known[SwitchAsked].programs)
    return ", ".join(each.name for each in found) or ", ".join(known[SwitchAsked].programs)


@wording("the names of the protected programs")
def _protected_names(known: Known) -> str:
    return ", ".join(protected(known, known[SwitchAsked].programs))


HARD = (
    Require(PROTECTED, "nothing of {protected} is ever shared: it is for victims, HIV/AIDS, youth or legal services, or another law protects it",
            ~shares | _none_protected, about=NAMED, names={"protected": _protected_names}),
    Require("3.5-vsp-prohibited", "a victim service provider enters nothing in HMIS, so that nothing is shared",
            ~shares | enters, about=NAMED),
    Require(DEFAULT, "a program that has closed is not switched to Shared", ~shares | _all_run, about=NAMED),
)  # fmt: skip
SWITCH = (
    Step("switch", DEFAULT)
    .citing(CLASSES)
    .called("Change what a program shares", "Setting of programs asked for")
    .said("ICA looks at it and sets the program in WellSky. No client is shared by it without a signed form.")
    .by(AGENCY_ADMIN, AGENCY_DIRECTOR)
    .asks(SwitchAsked)
    .read_by(ICA, EVERY_AGENCY)
    .requires(
        Require(DEFAULT, "choose at least one program", NAMED.given),
        Require(DEFAULT, "choose programs of this agency from the directory; ask ICA to add one that is missing",
                _all_known, about=NAMED),
        *HARD,
    )
    .leads(
        to(S.ASSESSING).when(shares),
        otherwise(S.SWITCHING_OFF).does(SwitchPrograms(NAMED, shares=False, on=today_of)),
    )
)  # fmt: skip
SwitchedOff = one_day("SwitchedOff", "Confirm what was done in WellSky.", "Switched off in WellSky on", field="done_on")
SwitchRefused = one_text(
    "SwitchRefused", "Leave the programs Not Shared.", "Why they are not shared", "The agency reads it; name no client"
)
SwitchTakenBack = one_text("SwitchTakenBack", "Take the request back.", "Why", "Name no client")


class SwitchedOn(Form, key="SwitchedOn"):
    """Confirm that the programs are switched to Shared in WellSky."""

    done_on: Annotated[date, DURING, Meta(title="Switched on in WellSky on", description="They share from this day")]


ASSESS = (
    Must("assess", CLASSES, SYSTEM_ADMIN, "look at the programs, and switch them to Shared in WellSky or refuse")
    .aimed("the manual sets no time for it", late=LATE)
    .answers(
        Step("share-program", CLASSES, S.PROGRAM_SHARES)
        .citing(DEFAULT)
        .called("Switch to Shared", "Switched to Shared in WellSky")
        .asks(SwitchedOn)
        .read_by(ICA, EVERY_AGENCY)
        .requires(*HARD)
        .does(SwitchPrograms(NAMED, shares=True, on=fact(SwitchedOn.done_on)))
        .tells("program-shares", AGENCY_ADMIN, AGENCY_DIRECTOR),
        Step("refuse-program", CLASSES, S.REFUSED)
        .called("Refuse it", "Programs stay Not Shared")
        .asks(SwitchRefused)
        .read_by(ICA, EVERY_AGENCY)
        .tells("program-refused", AGENCY_ADMIN, AGENCY_DIRECTOR),
    )
)
TAKE_BACK = (
    Step("take-back", LOCAL, S.TAKEN_BACK)
    .called("Take the request back", "Request taken back by the agency")
    .by(AGENCY_ADMIN, AGENCY_DIRECTOR)
    .asks(SwitchTakenBack)
    .read_by(ICA, EVERY_AGENCY)
    .tells("program-taken-back", SYSTEM_ADMIN, AGENCY_ADMIN, AGENCY_DIRECTOR)
)
SWITCH_OFF = (
    Must("switch-off", DEFAULT, SYSTEM_ADMIN, "switch the programs to Not Shared in WellSky")
    .aimed("the manual sets no time for it", within=Days(Policy.unshare_days), late=LATE)
    .answers(
        Step("switched-off", DEFAULT, S.PROGRAM_OFF)
        .called("Confirm that nothing is shared", "Switched to Not Shared in WellSky")
        .asks(SwitchedOff)
        .read_by(ICA, EVERY_AGENCY)
        .tells("program-off", AGENCY_ADMIN, AGENCY_DIRECTOR)
    )
)
