"""P32: each agency's administrator tells its users, and asks them to enter again what was lost (manual 2.2, 3.5).

"Notify all users at their agency of interruptions in service."
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.by_name import TellUsers
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.moment_rules import Hours
from workflows.facts.rules import Days
from workflows.grammar.process import Follow, Must, Require, Step, escalate, otherwise, to
from workflows.law.choice import Choice
from workflows.law.fields import DURING, Moment, Remark
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CLOCK, SYSTEM_ADMIN
from workflows.manual.governance.service_interruption.restoring import LOSS
from workflows.manual.governance.service_interruption.states import S

RELAY = "2.2-aa-interruptions"
AGENCY_LATE = escalate((AGENCY_ADMIN, AGENCY_DIRECTOR), SYSTEM_ADMIN)


class News(Choice):
    """What users are to be told."""

    DOWN = "down", "HMIS is interrupted"
    ANNOUNCED = "announced", "HMIS will be in maintenance"
    BACK = "back", "HMIS is back"
    CALLED_OFF = "called-off", "HMIS is not interrupted after all"


class ToTell(Form, key="ToTell", kw_only=True):
    """What the agency's users are to be told."""

    news: Annotated[News, Meta(title="News")]
    heard_at: Annotated[Moment, Meta(title="The moment the agency was told")]
    since: Annotated[Moment, Meta(title="Interrupted since, or from")]
    until: Annotated[Moment | None, Meta(title="Back since, or expected back")] = None
    lost_from: Annotated[Moment | None, Meta(title="Entries may be lost from")] = None
    advice: Annotated[str, Meta(title="What to do until it is back")] = ""


class NewsStands(Form, key="NewsStands"):
    """Whether what the agency was asked to tell is still what there is to tell."""

    passed: Annotated[bool, Meta(title="Something newer is to be told, or nothing any more")] = False


class UsersTold(Form, key="UsersTold", kw_only=True):
    """Tell all users of the agency."""

    by_desk: Annotated[bool, Meta(title="Let the desk email all users of the agency now")] = False
    how: Annotated[Remark, Meta(title="How else they were told", description="If the desk is not to email them")] = ""


class Superseded(Form, key="Superseded"):
    """There is nothing to tell any more."""

    on: Annotated[date, DURING, Meta(title="On")]


class Reentered(Form, key="Reentered", kw_only=True):
    """Confirm that what was lost is entered again."""

    done_on: Annotated[date, DURING, Meta(title="Entered again on")]
    remark: Annotated[Remark, Meta(title="Anything ICA should know", description="Name no client")] = ""


LOST = fact(ToTell.lost_from).given.said("entries may be lost", "nothing is lost")
ASK = (
    Step("ask", RELAY, S.TELLING)
    .called("Ask the agency to tell its users", "Agency asked to tell its users")
    .by(CLOCK)
    .tells("interruption-relay", AGENCY_ADMIN)
)
TELL = (
    Step("tell-users", RELAY)
    .citing(LOSS)
    .called("Tell the agency's users", "The agency's users were told")
    .asks(UsersTold)
    .read_by(ICA, EVERY_AGENCY)
    .requires(
        Require(RELAY, "let the desk email the users, or say how they were told",
                fact(UsersTold.by_desk).yes | fact(UsersTold.how).given, about=fact(UsersTold.how)),
    )
    .does(TellUsers("interruption-users", when=fact(UsersTold.by_desk)))
    .leads(
        to(S.REENTERING, LOSS).when(LOST),
        otherwise(S.TOLD),
    )
)  # fmt: skip
TELL_USERS = (
    Must("tell-users", RELAY, AGENCY_ADMIN, "tell the users of {your} agency about HMIS")
    .by(
        Hours(Policy.outage_relay_hours, since=fact(ToTell.heard_at)),
        late=escalate((AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN)),
    )
    .answers(TELL)
)
PASS = (
    Step("supersede", RELAY, S.SUPERSEDED)
    .called("Leave it: there is something newer to tell", "Nothing of this is to be told any more")
    .by(CLOCK)
    .asks(Superseded)
    .read_by(ICA, EVERY_AGENCY)
    .untold(AGENCY_ADMIN, because="what is newer asks them by a notice of its own")
)


def _passed(known: Known) -> Superseded | None:
    return Superseded(on=known.today) if known[NewsStands].passed else None


PASSED = Follow(NewsStands, PASS, CLOCK, _passed, "There is something newer to tell")

# "A restore of this backup may incur some data loss between when the backup was made and when the system failure occurred."

REENTER = (
    Must("reenter", LOSS, AGENCY_ADMIN, "see that what was lost is entered again")
    .aimed("the manual says nothing of entering it again", within=Days(Policy.outage_reentry_days), late=AGENCY_LATE)
    .answers(
        Step("reentered", LOSS, S.REENTERED)
        .called("Confirm that it is entered again", "What was lost is entered again")
        .asks(Reentered)
        .read_by(ICA, EVERY_AGENCY)
        .tells("interruption-reentered", SYSTEM_ADMIN)
    )
)
