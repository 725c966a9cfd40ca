"""D03: what the agency says of its users and, once a year, of itself (manual 2.1, Agency Administrator; 2.2).

"The Agency Administrator, or System Administrator when no Agency Administrator is designated, will be responsible for
resetting passwords and monitoring HMIS access by users at the Partner Agency." The manual sets no rhythm and no form.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.effects import OpenCase
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import LOCAL, Consent, Require, Step, escalate
from workflows.grammar.recurring import Period
from workflows.grammar.words import wording
from workflows.law.choice import Choice
from workflows.law.fields import PARTY, USERS, Email, Line, Moment
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.people.departure.notice import RUNS_ON, Departure, Reason, Teller
from workflows.manual.people.users_review.users import UsersHere, is_user, to_say

MONITOR = "2.1-aa-monitor-access"


class Goes(Choice):
    """What becomes of a user who no longer needs access here."""

    LEAVES = "leaves", "the user leaves the agency"
    MOVES = "moves", "the user moves to another agency, which asks for a license of its own"
    JOB = "job", "the user stays, in a job that does not need HMIS"


class NoLongerNeeded(Form, key="NoLongerNeeded"):
    """Say that one of your users no longer needs access to HMIS. Their departure is reported with it."""

    user: Annotated[Email, USERS, Meta(title="Which user")]
    goes: Annotated[Goes, Meta(title="Why access is no longer needed")]
    last_need: Annotated[Moment, Meta(title="Last moment of need", description=RUNS_ON)]
    moves_to: Annotated[
        Line | None, PARTY, Meta(title="Moves to which agency", description="Only of a user who moves; ICA reads it")
    ] = None


class UsersStaying(Form, key="UsersStaying"):
    """Say who of your users still works with HMIS at your agency."""

    staying: Annotated[
        tuple[Line, ...],
        USERS,
        Meta(title="Still yours?", description="Tick each user who still works with HMIS at your agency"),
    ]


class AgencyConfirmed(Form, key="AgencyConfirmed"):
    """Confirm once a year what ICA relies on."""

    notice_posted: Annotated[bool, Meta(title="The Consumer Notice is posted where clients are interviewed")] = False
    information: Annotated[bool, Meta(title="The agency's information in HMIS is up to date")] = False


@condition("each user is ticked, or their departure is reported", "there are users of whom nothing is said")
def _all_said(known: Known) -> bool:
    return not _unsaid(known)


@condition("everybody ticked is a user of the agency", "somebody is ticked who holds no license at the agency")
def _all_here(known: Known) -> bool:
    return {*known[UsersStaying].staying} <= {each.address for each in known[UsersHere].users}


_moves, _where = fact(NoLongerNeeded.goes).is_(Goes.MOVES), fact(NoLongerNeeded.moves_to).given
_says_where = ((_moves & _where) | (~_moves & ~_where)).said(
    "it is said where a user goes who moves, and of nobody else", "it is not said to which agency the user moves"
)


@condition("the agency named is another one", "the agency named is the one that the user leaves")
def _is_another(known: Known) -> bool:
    return known[NoLongerNeeded].moves_to != known[UsersHere].agency


@condition("there are users to speak of", "nobody is left of whom the agency has not said that they leave")
def somebody(known: Known) -> bool:
    """Look for a user of whom the agency is to say something."""
    return bool(to_say(known))


@condition("the agency confirms it for this year", "the agency has confirmed it in an earlier review of the year")
def unconfirmed(known: Known) -> bool:
    """Ask whether what is confirmed once a year is to be asked (2.2-aa-agency-info, 2.1-consumer-notice-posting)."""
    last = known[UsersHere].confirmed_on
    return last is None or last.year < known[Period].begins_on.year


def _unsaid(known: Known) -> list[str]:
    staying = set(known[UsersStaying].staying)
    return [each.name for each in to_say(known) if each.address not in staying]


@wording("who is neither ticked nor reported")
def _those_unsaid(known: Known) -> str:
    return ", ".join(_unsaid(known))


def departure(known: Known) -> tuple[Departure]:
    """Return the notice that the agency gives with its answer."""
    said = known[NoLongerNeeded]
    gone = Departure(
        agency=known[UsersHere].agency, user=said.user, last_need=said.last_need,
        reason=Reason.JOB if said.goes is Goes.JOB else Reason.LEAVES, source=Teller.AGENCY, told_on=known.today,
    )  # fmt: skip
    return (gone,)


LEAVES = (
    Step("report-departure", LOCAL)
    .citing("2.1-departure-48h")
    .called("Say that a user no longer needs access", "Departure of a user reported")
    .by(AGENCY_ADMIN, AGENCY_DIRECTOR)
    .asks(NoLongerNeeded)
    .each_time()
    .requires(
        Require(
            LOCAL, "this user holds no license at the agency, or the departure is reported already",
            is_user(fact(NoLongerNeeded.user)), about=fact(NoLongerNeeded.user),
        ),
        Require(
            LOCAL, "say to which other agency the user moves, and leave the agency empty for whoever does not move",
            _says_where, about=fact(NoLongerNeeded.moves_to),
        ),
        Require(
            LOCAL, "name the agency to which the user moves; this is the one that they leave",
            ~_moves | _is_another, about=fact(NoLongerNeeded.moves_to),
        ),
    )
    .does(OpenCase("P04", "reviewed", departure, person=fact(NoLongerNeeded.user)))
)  # fmt: skip
CONFIRM = (
    Step("confirm-users", LOCAL)
    .citing(MONITOR)
    .called("Say who still works with HMIS", "Users gone through")
    .asks(UsersStaying)
    .requires(
        Require(
            LOCAL, "say of each user whether they still work with HMIS: tick {unsaid}, or report their departure first",
            _all_said, about=fact(UsersStaying.staying), names={"unsaid": _those_unsaid},
        ),
        Require(
            LOCAL, "somebody ticked holds no license at the agency any more; look at the list again",
            _all_here, about=fact(UsersStaying.staying),
        ),
    )
)  # fmt: skip
ATTEST = (
    Step("confirm-agency", LOCAL)
    .citing("2.2-aa-agency-info", "2.1-consumer-notice-posting")
    .called("Confirm the notice and the agency's information", "Consumer Notice and information confirmed")
    .asks(AgencyConfirmed)
    .requires(
        Require(
            LOCAL, "post the Consumer Notice first, then confirm it; ICA has copies",
            fact(AgencyConfirmed.notice_posted).yes, about=fact(AgencyConfirmed.notice_posted),
        ),
        Require(
            LOCAL, "bring the agency's information in HMIS up to date first, then confirm it",
            fact(AgencyConfirmed.information).yes, about=fact(AgencyConfirmed.information),
        ),
    )
)  # fmt: skip
SILENT = escalate((AGENCY_ADMIN, AGENCY_DIRECTOR), (SYSTEM_ADMIN, ICA_DIRECTOR))
WITHIN = Days(Policy.users_review_days)
REVIEW = (
    Consent("users", LOCAL, AGENCY_ADMIN, "say who of {your} users still works with HMIS")
    .aimed("the manual has administrators watch access, and sets no time for it", within=WITHIN, late=SILENT)
    .when(somebody)
    .answers(CONFIRM)
)
CONFIRMATION = (
    Consent(
        "agency", LOCAL, AGENCY_ADMIN, "confirm that the Consumer Notice is posted and {your} information up to date"
    )
    .aimed("the manual sets no time for it", within=WITHIN, late=SILENT)
    .when(unconfirmed)
    .answers(ATTEST)
)
