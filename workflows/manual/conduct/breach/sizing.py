"""P21: ICA stops the breach and sizes it by the audit trail report; counsel says whom the state's law wants told (manual 2.8).

"The HMIS Lead Agency's System Administrator will use the HMIS user audit trail report to determine the extend of the breach of
security". The report itself stays out of the desk: its result is kept, never its rows.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.rules import Days, On
from workflows.grammar.process import Consent, Must, Require, Step, escalate, otherwise, to
from workflows.law.choice import Choice
from workflows.law.fields import DURING, Text
from workflows.law.policy import Policy
from workflows.law.readers import ICA
from workflows.law.roles import COUNSEL, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.conduct.audit_trail_report import AuditTrailReport, of_its_days
from workflows.manual.conduct.breach.reporting import UNLAWFUL
from workflows.manual.conduct.breach.states import S

AUDITED = "2.8-breach-audit"
LATE = escalate(SYSTEM_ADMIN, ICA_DIRECTOR)


class Measure(Choice):
    """What was done so that it does not go on."""

    PASSWORD = "password", "passwords changed"
    ACCOUNT = "account", "accounts locked"
    DEVICE = "device", "device found, or emptied from afar"
    RETURNED = "returned", "data returned or destroyed by whoever had them"
    OVER = "over", "nothing: it was over already"


class Containment(Form, key="Containment"):
    """Record how it was stopped."""

    measures: Annotated[frozenset[Measure], Meta(title="What was done")]
    contained_on: Annotated[date, DURING, Meta(title="Stopped on")]
    how: Annotated[Text, Meta(title="How", description="Name no client, and give no password")]


CONTAIN = (
    Must("contain", "2.1-unauthorized-report", SYSTEM_ADMIN, "stop the breach, and record how")
    .aimed(
        "the manual sets no time for it", within=Days(Policy.breach_contain_days), late=LATE,
        remind=Policy.wellsky_remind_days,
    )
    .answers(
        Step("contain", "2.1-unauthorized-report")
        .called("Record how it was stopped", "Breach stopped")
        .asks(Containment)
        .read_by(ICA, COUNSEL)
        .requires(
            Require("2.1-unauthorized-report", "say what was done, or that it was over already",
                    fact(Containment.measures).given)
        )
    )
)  # fmt: skip


class Extent(Choice):
    """What the audit trail report shows."""

    NONE = "none", "nobody saw or changed anything without a right to"
    SEEN = "seen", "records were seen, and nothing was changed"
    CHANGED = "changed", "records were changed"
    UNDETERMINED = "undetermined", "it does not tell, or what happened leaves no trace in it"


class BreachAudit(AuditTrailReport, key="BreachAudit"):
    """Record what the audit trail report shows. The report itself stays out of the desk."""

    extent: Annotated[Extent, Meta(title="What it shows")]
    clients: Annotated[
        Annotated[int, Meta(ge=0)], Meta(title="How many clients it touches", description="As far as the report tells")
    ]
    finding: Annotated[
        Text, Meta(title="Your finding", description="Name no client, and give no client's number or data")
    ]


SIZE = (
    Must("audit", AUDITED, SYSTEM_ADMIN, "run the audit trail report, and record how far the breach reached")
    .aimed("the manual sets no time for the audit trail report", within=Days(Policy.breach_audit_days), late=LATE)
    .answers(
        Step("audit", AUDITED)
        .called("Record what the audit shows", "Audit trail report run")
        .asks(BreachAudit)
        .read_by(ICA, COUNSEL)
        .requires(*of_its_days(AUDITED, BreachAudit))
    )
)  # fmt: skip

# The manual names no notice to clients; 9 V.S.A. 2435 has clocks of its own, which counsel reads and the desk keeps.


class ToldByLaw(Choice):
    """Who has to be told, as counsel reads the law."""

    CLIENTS = "clients", "the clients whose information it is"
    ATTORNEY_GENERAL = "attorney-general", "the Vermont Attorney General"
    AGENCIES = "agencies", "the agencies whose data it is"
    FUNDERS = "funders", "a funder, such as HUD"
    POLICE = "police", "the police"


class BreachAdvice(Form, key="BreachAdvice", kw_only=True):
    """Say whom the law wants told of the breach, and by when. Only ICA and you read this."""

    whom: Annotated[frozenset[ToldByLaw], Meta(title="Who has to be told", description="None, if nobody has to be")] = (
        frozenset()
    )
    tell_by: Annotated[
        date | None,
        Meta(title="Last day to tell the first of them", description="By the clock of the law that says so"),
    ] = None
    why: Annotated[Text, Meta(title="On what this rests", description="Which law, and from when its clock runs")]


must_tell = fact(BreachAdvice.whom).given.said("somebody has to be told by law", "nobody has to be told by law")
ADVISE = (
    Consent("counsel", UNLAWFUL, COUNSEL, "say whom the law wants told of the breach, and by when")
    .aimed(
        "the manual is silent; the law's own clock may be short",
        within=Days(Policy.breach_counsel_days),
        late=escalate(COUNSEL, (SYSTEM_ADMIN, ICA_DIRECTOR)),
    )
    .by_asker_too("who reported it is not written down")
    .answers(
        Step("advise", UNLAWFUL)
        .called("Say who has to be told", "Counsel said who has to be told")
        .asks(BreachAdvice)
        .read_by(ICA)
        .requires(
            Require(UNLAWFUL, "who has to be told and the last day for it go together: give both, or neither",
                    (must_tell & fact(BreachAdvice.tell_by).given) | (~must_tell & ~fact(BreachAdvice.tell_by).given),
                    about=fact(BreachAdvice.tell_by))
        )
    )
)  # fmt: skip
GO_ON = (
    Step("size", AUDITED)
    .called("Go on", "Stopped, sized, and counsel heard")
    .leads(to(S.TELLING).when(must_tell), otherwise(S.DECIDING))
)


class LawTold(Form, key="LawTold"):
    """Record that everybody was told whom counsel named."""

    told_on: Annotated[date, DURING, Meta(title="Told on", description="The day on which the last of them was told")]
    how: Annotated[Text, Meta(title="Who was told, and how", description="Name no client")]


NOTIFY = (
    Must("notify", UNLAWFUL, SYSTEM_ADMIN, "tell everybody whom counsel named")
    .by(On(fact(BreachAdvice.tell_by)), late=escalate((SYSTEM_ADMIN, COUNSEL), ICA_DIRECTOR))
    .answers(
        Step("notify", UNLAWFUL, S.DECIDING)
        .called("Record that they were told", "Everybody told whom the law names")
        .asks(LawTold)
        .read_by(ICA, COUNSEL)
    )
)
