"""P04: the notice that a user no longer needs access, and by when it is owed (manual 2.1, User Access).

"It is the responsibility of the Partner Agency Executive Director or designee to notify the HMIS Lead Agency within 48
hours when a HMIS user in their agency no longer needs access to HMIS."
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from msgspec import Meta

from workflows.facts.combined_rules import Newest
from workflows.facts.conditions import condition
from workflows.facts.facts import Fact, fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.moment_rules import Hours
from workflows.grammar.process import LOCAL, Must, Office, Require, Step, escalate, otherwise, to
from workflows.grammar.shapes import one_text
from workflows.law.choice import Choice
from workflows.law.fields import AGENCY, DURING, PAST, PERSON_EMAIL, Email, Line, Moment
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CLOCK, ICA_DIRECTOR, SYSTEM_ADMIN, USER
from workflows.manual.people.departure.ending import EndLicense, EndRoles
from workflows.manual.people.departure.states import S
from workflows.manual.people.standing import PersonStanding

CLAUSE = "2.1-departure-48h"


class Reason(Choice):
    """Why a user no longer needs access."""

    LEAVES = "leaves", "the user leaves the agency"
    JOB = "job", "the user stays, in a job that does not need HMIS"


class Teller(Choice):
    """Who gives the notice."""

    AGENCY = "agency", "the agency"
    ELSEWHERE = "elsewhere", "nobody yet: ICA heard of it from somebody else"


RUNS_ON = "When the user stops working with HMIS; it may lie ahead, and the license runs until then"
Why = Annotated[Reason, Meta(title="Why access is no longer needed")]
TOLD_ON = Meta(title="ICA learned of it on", description="Today, or the day of an earlier call or letter to ICA")


class Departure(Form, key="Departure"):
    """Tell ICA that a user no longer needs access to HMIS."""

    agency: Annotated[Line, AGENCY, Meta(title="Agency")]
    user: Annotated[Email, PERSON_EMAIL, Meta(title="Email address of the user")]
    last_need: Annotated[Moment, Meta(title="Last moment of need", description=RUNS_ON)]
    reason: Why
    source: Annotated[
        Teller, Meta(title="Who gives the notice", description="If you work for the agency, choose the agency")
    ]
    told_on: Annotated[date, PAST, TOLD_ON]
    asked: Annotated[
        bool,
        Meta(
            title="The user asked for it, or agreed to it",
            description="Then the user sees the case. Otherwise we tell the user nothing until the license ends",
        ),
    ] = False


class AgencyNotice(Form, key="AgencyNotice"):
    """Give the agency's notice, or enter it for the agency."""

    last_need: Annotated[Moment, Meta(title="Last moment of need, by the agency's word", description=RUNS_ON)]
    reason: Why
    told_on: Annotated[date, DURING, TOLD_ON]


def said(known: Known) -> Departure | AgencyNotice:
    """Return what counts: the agency's own notice, once ICA has not only heard of it."""
    return known[AgencyNotice] if AgencyNotice in known.forms else known[Departure]


def _within_hours(of: Fact[datetime]) -> Hours:
    return Hours(Policy.departure_notice_hours, since=of, consecutive=Policy.hours_are_consecutive)


NOTICE_DUE = Newest(_within_hours(fact(AgencyNotice.last_need)), _within_hours(fact(Departure.last_need)))


@condition("the last moment of need lies ahead", "the last moment of need is past")
def ahead(known: Known) -> bool:
    """Compare the last moment of need with the moment of the notice."""
    return said(known).last_need > known.now


@condition("the user leaves the agency", "the user stays with the agency")
def leaves(known: Known) -> bool:
    """Ask whether the agency itself is left."""
    return said(known).reason is Reason.LEAVES


def why(known: Known) -> str:
    """Return why the license ends, in words."""
    return str(said(known).reason)


ENDINGS = (EndRoles(when=leaves), EndLicense(why))
UNASKED = (~fact(Departure.asked).yes).said("the user did not ask for it", "the user asked for it, or agreed to it")
HEARD_ELSEWHERE = fact(Departure.source).is_(Teller.ELSEWHERE)
IS_A_USER = Require(
    CLAUSE,
    "nobody with this address holds a license at this agency; check the address and the agency",
    fact(PersonStanding.licensed_here).yes,
    about=fact(Departure.user),
)


# The notice ends the license at once, unless it came ahead; it is taken however late it comes, and the history calls it late.
TAKEN = (
    to(S.LEAVING).when(ahead).called("Notice given ahead of time").tells("departure-noticed", SYSTEM_ADMIN),
    otherwise(S.ENDED)
    .called("License ended; notice given")
    .in_time_by(NOTICE_DUE)
    .does(*ENDINGS)
    .tells("departure-noticed", SYSTEM_ADMIN)
    .tells("license-ended", USER, AGENCY_DIRECTOR, AGENCY_ADMIN),
)


REVIEWED = (
    Step("reviewed", CLAUSE)
    .called("Begin with what the agency said in its review", "Departure reported in the agency's review of its users")
    .by(CLOCK)
    .asks(Departure)
    .requires(IS_A_USER)
    .leads(*TAKEN)
)
NOTIFY = (
    Step("notify", CLAUSE)
    .called("Report that access is no longer needed", "Departure reported")
    .said(
        "The license ends with the notice, or at the last moment of need if that lies ahead. Then ICA disables the account. "
        "Where ICA only heard of it, the agency is asked first."
    )
    .by(Office(AGENCY_ADMIN, when=~HEARD_ELSEWHERE), SYSTEM_ADMIN)
    .asks(Departure)
    .dated(fact(Departure.told_on))
    .requires(IS_A_USER)
    .leads(
        to(S.AWAITED)
        .when(HEARD_ELSEWHERE)
        .called("ICA heard of a departure")
        .tells("departure-heard", AGENCY_DIRECTOR, AGENCY_ADMIN),
        *TAKEN,
    )
)

# Where ICA hears of it otherwise, the notice is still the director's; nothing ends before it.
GIVE_NOTICE = (
    Step("give-notice", CLAUSE)
    .called("Give the notice", "Notice given")
    .by(AGENCY_DIRECTOR, AGENCY_ADMIN, SYSTEM_ADMIN)
    .asks(AgencyNotice)
    .leads(*TAKEN)
    .untold(
        AGENCY_DIRECTOR, because="the director gives the notice, or has it given; the email about the license follows"
    )
)
NOTICES = (GIVE_NOTICE, NOTIFY, REVIEWED)  # each of which the times of the departure count from
Mistake = one_text("Mistake", "Say that the user still needs access.", "What was mistaken")
STAYS = (
    Step("stays", LOCAL, S.WITHDRAWN)
    .called("Say that access is still needed", "Access is still needed")
    .by(AGENCY_DIRECTOR, AGENCY_ADMIN, SYSTEM_ADMIN)
    .asks(Mistake)
    .tells("departure-withdrawn", SYSTEM_ADMIN, AGENCY_ADMIN, AGENCY_DIRECTOR)
    .untold(USER, because="the user hears of a departure only when the license ends, and it has not ended")
)
NOTICE = (
    Must("notice", CLAUSE, AGENCY_DIRECTOR, "tell ICA that {subject} no longer needs access, or still does")
    .by(NOTICE_DUE, late=escalate((AGENCY_DIRECTOR, SYSTEM_ADMIN), ICA_DIRECTOR, monthly=True))
    .answers(GIVE_NOTICE, STAYS)
)
