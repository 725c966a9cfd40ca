"""P29, first level: the agency answers; what is about HMIS itself goes to its program director too, and what is about neither elsewhere.

"Complaints specific to HMIS should be submitted to the HMIS Agency Administrator and Program Director. … All other complaints
will follow the Partner Agency's grievance procedure as outlined in the agency's handbook."
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import Must, Require, Step
from workflows.law.choice import Choice
from workflows.law.fields import DURING, Line, Remark, Text
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, COMMITTEE, SYSTEM_ADMIN
from workflows.manual.clients.identity import IDENTIFY, is_identified
from workflows.manual.clients.privacy_complaint.complaining import (
    AT_AGENCY,
    FOR_ICA,
    RECEIVED,
    PrivacyComplaint,
    by_agency,
    elsewhere,
    of_hmis,
)
from workflows.manual.clients.privacy_complaint.informing import (
    AGENCY_LATE,
    NO_TIME,
    Says,
    ToldOn,
    told_first,
    told_on,
)
from workflows.manual.clients.privacy_complaint.states import S

HMIS, ESCALATE, OTHER = "3.4-complaint-hmis", "3.4-complaint-escalate", "3.4-complaint-other"


class ProgramDirectorAsked(Form, key="ProgramDirectorAsked"):
    """Record that the program director has the complaint too."""

    name: Annotated[
        Line,
        Meta(
            title="Name of the program director", description="Where nobody is called so: of whoever runs the program"
        ),
    ]
    given_on: Annotated[date, DURING, Meta(title="Given to them on")]


GIVE_TO_DIRECTOR = (
    Step("give-to-program-director", HMIS)
    .called("Record that the program director has it", "Given to the program director")
    .asks(ProgramDirectorAsked)
    .read_by(ICA, EVERY_AGENCY)
)
PROGRAM_DIRECTOR = (
    Must("program-director", HMIS, AGENCY_ADMIN, "give the complaint to the program director too")
    .aimed(NO_TIME, within=Days(Policy.complaint_inform_days), late=AGENCY_LATE)
    .when(of_hmis)
    .answers(GIVE_TO_DIRECTOR)
)
IDENTITY = IDENTIFY.by(AGENCY_ADMIN).read_by(ICA, EVERY_AGENCY)


class AgencyAnswer(Form, key="AgencyAnswer", kw_only=True):
    """Record that the complaint is settled."""

    answer: Annotated[Text, Meta(title="What you answered, and what was done", description="Name no client")]
    of_record: Annotated[
        bool,
        Meta(title="The answer says what is in a client's record", description="It is given to that client alone"),
    ] = False
    told_on: ToldOn = None
    reaction: Says


HEARD = Require(HMIS, "a complaint about HMIS itself goes to the program director too; give it to them first",
                ~of_hmis | GIVE_TO_DIRECTOR.taken)  # fmt: skip
SETTLE = (
    Step("settle", AT_AGENCY, S.RESOLVED)
    .called("Record that it is settled", "Settled at the agency")
    .asks(AgencyAnswer)
    .read_by(ICA, EVERY_AGENCY)
    .requires(
        Require(OTHER, "it goes by the agency's own grievance procedure; close it as that", ~elsewhere),
        HEARD,
        told_first(fact(AgencyAnswer.told_on), fact(AgencyAnswer.reaction)),
        Require("3.4-inspect-right", "what is in a record is told to that client alone; make sure first of who asks, and record how",
                ~fact(AgencyAnswer.of_record).yes | is_identified(fact(PrivacyComplaint.identity)),
                about=fact(AgencyAnswer.of_record)),
    )
    .tells("privacy-settled", AGENCY_DIRECTOR, AGENCY_ADMIN)
)  # fmt: skip


class NoResolution(Form, key="NoResolution", kw_only=True):
    """Forward the complaint to ICA, because it is not settled."""

    unsettled: Annotated[
        Text, Meta(title="What is not settled, as the complainant sees it", description="Name no client")
    ]
    done: Annotated[Remark, Meta(title="What the agency answered, and what was done")] = ""
    told_on: ToldOn = None


FORWARD = (
    Step("forward", ESCALATE, S.ICA)
    .called("Forward it to ICA", "Not settled at the agency; forwarded to ICA")
    .asks(NoResolution)
    .read_by(ICA, EVERY_AGENCY, COMMITTEE)
    .requires(
        Require(OTHER, "it goes by the agency's own grievance procedure; close it as that", ~elsewhere),
        told_on(fact(NoResolution.told_on)),
    )
    .tells(*FOR_ICA, AGENCY_DIRECTOR)
)  # fmt: skip


class GrievanceProcedure(Form, key="GrievanceProcedure", kw_only=True):
    """Close it here: it goes by the agency's own grievance procedure."""

    where: Annotated[Text, Meta(title="What they were told: where the procedure is written, and whom to turn to")]
    told_on: ToldOn = None


SEND_ON = (
    Step("send-on", OTHER, S.SENT_ON)
    .called("Close it: it goes by the grievance procedure", "Sent on to the agency's grievance procedure")
    .asks(GrievanceProcedure)
    .read_by(ICA, EVERY_AGENCY)
    .requires(
        Require(OTHER, "only what is about neither privacy, security nor HMIS goes by the agency's own procedure; "
                "if that is so here, correct first what the complaint is about", elsewhere),
        told_on(fact(GrievanceProcedure.told_on)),
    )
    .tells("privacy-sent-on", AGENCY_DIRECTOR, AGENCY_ADMIN)
)  # fmt: skip
ANSWER = (
    Must("answer", AT_AGENCY, AGENCY_ADMIN, "look into the complaint, and settle it or forward it")
    .aimed(NO_TIME, within=Days(Policy.complaint_level_days, since=RECEIVED), late=AGENCY_LATE)
    .when(by_agency)
    .answers(SETTLE, FORWARD, SEND_ON)
)

# "If no resolution can be found, the complaint will be forwarded …": the agency that is complained about does not hold it up.


class Why(Choice):
    """Why ICA takes a complaint up that the agency did not forward."""

    WANTED = "wanted", "the complainant asks for it"
    LATE = "late", "the agency's days are over"


class TakenUp(Form, key="TakenUp", kw_only=True):
    """Take the complaint up, though the agency did not forward it."""

    why: Annotated[Why, Meta(title="Why")]
    remark: Annotated[Remark, Meta(title="What the complainant says, if they say anything")] = ""


@condition("the agency's {complaint_level_days} days are over", "the agency's {complaint_level_days} days are not over")
def _days_are_over(known: Known) -> bool:
    return known.today > known[PrivacyComplaint].received_on + timedelta(days=known.policy.complaint_level_days)


TAKE_UP = (
    Step("take-up", ESCALATE, S.ICA)
    .called("Take it up", "Taken up by ICA")
    .by(SYSTEM_ADMIN)
    .asks(TakenUp)
    .read_by(ICA, EVERY_AGENCY, COMMITTEE)
    .requires(
        Require(OTHER, "it is about something else, and the agency's own grievance procedure has no second level here", ~elsewhere),
        Require(ESCALATE, "the agency has {complaint_level_days} days from the day it had the complaint; before they are over, only the "
                "complainant can ask ICA to take it up", fact(TakenUp.why).is_(Why.WANTED) | _days_are_over,
                about=fact(TakenUp.why)),
    )
    .tells("privacy-taken-up", AGENCY_DIRECTOR, AGENCY_ADMIN)
)  # fmt: skip
PASS_ON = (
    Step("pass-on", ESCALATE, S.ICA)
    .called("Pass it to ICA", "Passed to ICA: nobody of the agency may look into it")
    .tells(*FOR_ICA)
    .untold(AGENCY_ADMIN, because="nobody is left there who could have had the task")
)
