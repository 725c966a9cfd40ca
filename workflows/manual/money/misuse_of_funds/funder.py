"""P27: the funder is told only where ICA's director decides so, by a letter in which no client can be found.

"… ICA will notify the appropriate funding body."
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.rules import Days
from workflows.grammar.notices import Outside
from workflows.grammar.process import Must, Step, escalate
from workflows.grammar.shapes import one_text
from workflows.law.fields import DURING, Line, Text
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA, read_by
from workflows.law.roles import ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.money.misuse_of_funds.noticing import AGENCY_TOLD, ICA_LATE, Unidentified, no_client
from workflows.manual.money.misuse_of_funds.rectifying import FAIR, FUNDER_CLAUSE, MoreTime
from workflows.manual.money.misuse_of_funds.states import S


class FunderLetter(Form, key="FunderLetter", kw_only=True):
    """Tell the funder. Read the letter before you decide; the agency reads it too."""

    funder: Annotated[Line, Meta(title="Funding body", description="A person there, or the office")]
    address: Annotated[Text, Meta(title="Postal or email address")]
    words: Annotated[
        Text,
        Meta(
            title="What the funder is told",
            description="Counts and services only; it stands in the letter as you write it",
        ),
    ]
    unidentified: Unidentified
    why: Annotated[Text, read_by(ICA), Meta(title="Why the funder is told", description="Only ICA reads it")]


TO_WHOM = Outside(fact(FunderLetter.funder), fact(FunderLetter.address))
TELL_FUNDER = (
    Step("tell-funder", FUNDER_CLAUSE, S.SENDING)
    .called("Tell the funder", "ICA's director decided that the funder is told")
    .asks(FunderLetter)
    .read_by(ICA, EVERY_AGENCY)
    .requires(no_client(fact(FunderLetter.unidentified)))
    .tells("misuse-letter", SYSTEM_ADMIN)
    .tells("misuse-to-funder", *AGENCY_TOLD)
)
GIVE_TIME = (
    Step("give-time", FUNDER_CLAUSE, S.CURING)
    .called("Give the agency more time", "Agency has more time to put it right")
    .asks(MoreTime)
    .read_by(ICA, EVERY_AGENCY)
    .requires(FAIR)
    .tells("misuse-sent-back", *AGENCY_TOLD, SYSTEM_ADMIN)
)
FunderNotTold = one_text(
    "FunderNotTold", "Close it without telling the funder.", "Why the funder is not told", "ICA and the agency read it"
)
LEAVE = (
    Step("leave", FUNDER_CLAUSE, S.LEFT)
    .called("Close it without telling the funder", "Closed; the funder is not told")
    .asks(FunderNotTold)
    .read_by(ICA, EVERY_AGENCY)
    .tells("misuse-left", *AGENCY_TOLD, SYSTEM_ADMIN)
)
DECIDE = (
    Must("decide", FUNDER_CLAUSE, ICA_DIRECTOR, "decide whether the funder of {subject} is told")
    .aimed("the manual gives ICA no days for it", within=Days(Policy.misuse_decide_days),
           late=escalate((ICA_DIRECTOR, SYSTEM_ADMIN)))
    .answers(TELL_FUNDER, GIVE_TIME, LEAVE)
)  # fmt: skip


class FunderTold(Form, key="FunderTold"):
    """Record that the letter left."""

    sent_on: Annotated[date, DURING, Meta(title="Letter sent on")]


SEND = (
    Must("send", FUNDER_CLAUSE, SYSTEM_ADMIN, "send the letter to the funder")
    .aimed("the manual gives ICA no days for it", within=Days(Policy.misuse_notify_days), late=ICA_LATE)
    .answers(
        Step("send-letter", FUNDER_CLAUSE, S.FUNDER_TOLD)
        .called("Record that the letter left", "Funder told in writing")
        .asks(FunderTold)
        .read_by(ICA, EVERY_AGENCY)
        .tells("misuse-funder-told", *AGENCY_TOLD, ICA_DIRECTOR),
        Step("hold-letter", FUNDER_CLAUSE, S.DECIDING)
        .called("Hold the letter: something is new", "Letter held; ICA's director decides anew")
        .asks(
            one_text(
                "LetterHeld",
                "Hold the letter, and ask ICA's director again.",
                "What is new",
                "ICA and the agency read it",
            )
        )
        .read_by(ICA, EVERY_AGENCY)
        .tells("misuse-held", ICA_DIRECTOR, *AGENCY_TOLD),
    )
)
