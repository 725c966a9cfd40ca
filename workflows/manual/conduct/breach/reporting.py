"""P21: anybody reports a security breach, at any hour, by name or without (manual 2.1, 2.2, 2.8).

"Any suspicion of unauthorized activity should be reported to the HMIS Lead Agency." "Users and Agency Administrators must also
report all unlawful access of HMIS and unlawful attempted access of HMIS, including theft of usernames and passwords".
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.moment_rules import Hours
from workflows.grammar.process import Step, otherwise
from workflows.grammar.words import wording
from workflows.law.choice import Choice
from workflows.law.fields import ACCUSED, AGENCY, MASKED, PAST, TODAY, Moment, Text
from workflows.law.policy import Policy
from workflows.law.readers import ICA
from workflows.law.roles import CLOCK, COMPLAINANT, COUNSEL, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.conduct.breach.states import S
from workflows.manual.conduct.complaint.saying import Given

UNLAWFUL = "2.8-unlawful-access"


class Kind(Choice):
    """What was noticed; a mere suspicion is enough."""

    CREDENTIALS = "credentials", "a username or password was stolen, shared or guessed"
    ACCESS = "access", "somebody looked at or changed records without a right to"
    ATTEMPT = "attempt", "somebody tried to get in, and did not succeed"
    LOST = "lost", "a device or paper with client data was lost or stolen"
    SENT = "sent", "client data went to somebody who should not have them"
    OTHER = "other", "something else that looks wrong"


class BreachReport(Form, key="BreachReport", kw_only=True):
    """Report what you noticed, also if you only suspect it. Leave out what you do not know."""

    kind: Annotated[Kind, Meta(title="What you noticed")]
    noticed_at: Annotated[
        Moment,
        PAST,
        TODAY,
        Meta(title="When you noticed it", description="Report within {breach_report_hours} hours of it"),
    ]
    what: Annotated[Text, Meta(title="What happened", description="Name no client, and give no password")]
    continues: Annotated[bool, Meta(title="It may still be going on")] = False
    agency: Annotated[Given, AGENCY, Meta(title="Agency it concerns")] = ""
    user: Annotated[
        Given,
        ACCUSED,
        Meta(title="Whose account it is, or who did it: name or email address", description="If you know it"),
    ] = ""
    reporter: Annotated[Given, MASKED, Meta(title="Your name", description="You need not give it")] = ""
    contact: Annotated[Given, MASKED, Meta(title="How we can reach you")] = ""


IN_TIME = Hours(Policy.breach_report_hours, since=fact(BreachReport.noticed_at))
TOLD = ("breach-reported", SYSTEM_ADMIN, ICA_DIRECTOR, COUNSEL)
REPORT = (
    Step("report", UNLAWFUL)
    .citing("2.1-unauthorized-report", "2.2-user-report")
    .called("Report a security breach", "Security breach reported")
    .said("ICA and legal counsel read it at once. Whoever you name does not. A late report is better than none.")
    .by(COMPLAINANT)
    .asks(BreachReport)
    .read_by(ICA, COUNSEL)
    .leads(otherwise(S.REPORTED, "2.1-unauthorized-report").in_time_by(IN_TIME).tells(*TOLD))
)

FOUND = (
    Step("found", UNLAWFUL, S.REPORTED)
    .called("Open from another case", "Security breach found in another case")
    .by(CLOCK)
    .tells(*TOLD)
)


@wording("what was reported")
def what_came_in(known: Known) -> str:
    """Return what a case is called: the day, and never what happened or to whom."""
    return f"Security breach noticed {known.calendar.day(known[BreachReport].noticed_at):%B %-d, %Y}"


def receipt(known: Known) -> str:
    """Return what somebody reads who reported it."""
    return (
        "ICA and legal counsel read it. You will not see it in the desk, because who reports is not written down and "
        "nobody's account is tied to it. Keep the number. To add something, write to "
        f"{known.policy.complaint_address} and give the number. Until ICA reaches you, change your password if it may be known."
    )
