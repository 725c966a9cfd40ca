"""P34: the chair puts a question to the vote: openly, by name or in secret, at a meeting or by circulation with a last day.

The manual gives the Committee no rules of procedure. All of this is a reading of "an Advisory Committee" that approves and
implements the manual (1, 5): its members vote, each for themselves, and no vote is hurried through.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated

from msgspec import Meta

from workflows.facts.combined_rules import Else, Where
from workflows.facts.conditions import condition
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import On
from workflows.grammar.process import Require, Step, otherwise, to
from workflows.grammar.words import wording
from workflows.law.choice import Choice
from workflows.law.readers import ICA
from workflows.law.roles import CHAIR, COMMITTEE
from workflows.manual.conduct.meeting_rule import MeetingOnOrAfter
from workflows.manual.governance.motion.states import V

CLAUSE = "1-advisory-composition"


class Manner(Choice):
    """How the members vote."""

    OPEN = "open", "openly: members see each vote as it is given"
    NAMED = "named", "by name: votes are shown with names after the count"
    SECRET = "secret", "in secret: only the numbers are shown"


class How(Choice):
    """When the members vote."""

    MEETING = "meeting", "at the next meeting, on its day"
    CIRCULATION = "circulation", "by circulation, without a meeting"


class PutToVote(Form, key="PutToVote"):
    """Put it to the vote."""

    how: Annotated[How, Meta(title="When do members vote?")]
    manner: Annotated[Manner, Meta(title="How do members vote?")]
    until: Annotated[
        date | None,
        Meta(
            title="By circulation: last day to vote",
            description="{circulation_days} days from today or later. A meeting has its own day",
        ),
    ] = None


AT_MEETING = fact(PutToVote.how).is_(How.MEETING).said("members vote at a meeting", "members vote by circulation")


@condition(
    "members have {circulation_days} days at least to vote by circulation",
    "members have fewer than {circulation_days} days",
)
def _long_enough(known: Known) -> bool:
    said = known[PutToVote]
    earliest = known.today + timedelta(days=known.policy.circulation_days)
    return said.how is How.MEETING or (said.until is not None and said.until >= earliest)


PUT = (
    Step("put", CLAUSE)
    .called("Put it to the vote", "Put to the vote")
    .asks(PutToVote)
    .read_by(ICA, COMMITTEE)
    .requires(
        Require(CLAUSE, "name a last day that gives members {circulation_days} days or more to vote by circulation", _long_enough,
                about=fact(PutToVote.until)),
    )
    .leads(
        to(V.SECRET).when(fact(PutToVote.manner).is_(Manner.SECRET)),
        to(V.NAMED).when(fact(PutToVote.manner).is_(Manner.NAMED)),
        otherwise(V.OPEN),
    )
    .tells("committee-votes", COMMITTEE, CHAIR)
)  # fmt: skip
SINCE = PUT.day("it was put to the vote")
ON_THE_DAY = Where(AT_MEETING, MeetingOnOrAfter(SINCE))
BY_CIRCULATION = Where(~AT_MEETING, On(fact(PutToVote.until)))
ENDS = Else(ON_THE_DAY, BY_CIRCULATION)


@wording("when the members vote")
def when_voted(known: Known) -> str:
    """Say when the members vote."""
    return "on the day of the next meeting" if AT_MEETING(known) else "without a meeting, by circulation"


@condition("the day of the meeting has come", "the day of the meeting has not come yet")
def the_day_has_come(known: Known) -> bool:
    """Compare today with the day of the meeting."""
    receipt = ON_THE_DAY.reckon(known, known.today)
    return receipt is not None and receipt.day <= known.today
