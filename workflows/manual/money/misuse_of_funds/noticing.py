"""P27: what HMIS data show, and ICA's notice to the agency, which is a letter (manual 4.5, Data protection).

"In the case where ICA is made aware through data contained in HMIS that Partner Agency program funds were used for an
ineligible service, ICA will notify the Partner Agency about the misuse of funds."
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.facts import Fact, fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import Must, Require, Step, escalate
from workflows.grammar.shapes import one_text
from workflows.law.fields import AGENCY, DURING, PAST, Line, Text
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, ICA_DIRECTOR, SYSTEM_ADMIN, Role
from workflows.manual.money.misuse_of_funds.states import S

NOTIFY_CLAUSE = "4.5-misuse-notify"
AGENCY_TOLD = (AGENCY_DIRECTOR, AGENCY_ADMIN)
ICA_LATE = escalate(SYSTEM_ADMIN, ICA_DIRECTOR)
Unidentified = Annotated[bool, Meta(title="It names no client, and nothing in it can lead to one")]


class MisuseSeen(Form, key="MisuseSeen", kw_only=True):
    """Record that HMIS data show a misuse of funds."""

    agency: Annotated[Line, AGENCY, Meta(title="Agency", description="Whose program funds were used")]
    program: Annotated[Line, Meta(title="Program")]
    funds: Annotated[Line, Meta(title="Which funds", description="The grant, and who gives it")]
    service: Annotated[Line, Meta(title="For which service they were used")]
    seen_on: Annotated[
        date, PAST, Meta(title="Seen on", description="ICA's days to tell the agency count from this day")
    ]
    shows: Annotated[
        Text, Meta(title="What the data show", description="Which report, which period, how often; name no client")
    ]
    rule: Annotated[Text, Meta(title="Why the service is not eligible", description="Which rule of the funder says so")]


class MisuseNotice(Form, key="MisuseNotice", kw_only=True):
    """Tell the agency in writing. From then on it sees this case, and what the data show."""

    words: Annotated[Text, Meta(title="What the agency has to put right", description="It stands in the letter")]
    unidentified: Unidentified
    sent_on: Annotated[
        date,
        DURING,
        Meta(title="Letter sent on", description="The agency's {misuse_cure_days} days count from this day"),
    ]


def no_client(said: Fact[bool]) -> Require:
    """Make the condition that a letter has nothing in it by which a client is known."""
    words = "no letter about funds has a client's name, number or data in it; take them out first"
    return Require("4.5-misuse-funder", words, said.yes, about=said)


SEEN_ON = fact(MisuseSeen.seen_on)
NOTE = (
    Step("note", NOTIFY_CLAUSE, S.SEEN)
    .called("Record a misuse of funds", "Misuse of funds seen in HMIS data")
    .said(
        "ICA tells the agency in writing, within {misuse_notify_days} days. Until then the agency does not see this case."
    )
    .by(SYSTEM_ADMIN)
    .asks(MisuseSeen)
    .read_by(ICA, EVERY_AGENCY)
    .dated(SEEN_ON)
    .tells("misuse-seen", SYSTEM_ADMIN, ICA_DIRECTOR)
)
SEND_NOTICE = (
    Step("send-notice", NOTIFY_CLAUSE, S.CURING)
    .called("Tell the agency in writing", "Agency told in writing")
    .asks(MisuseNotice)
    .read_by(ICA, EVERY_AGENCY)
    .requires(no_client(fact(MisuseNotice.unidentified)))
    .tells("misuse-found", *AGENCY_TOLD)
)
SENT = fact(MisuseNotice.sent_on)
NoMisuse = one_text("NoMisuse", "Close it: it was no misuse of funds.", "Why it was none", "Name no client")
DISMISS = (
    Step("dismiss", NOTIFY_CLAUSE, S.UNFOUNDED)
    .called("Close it: it was no misuse", "It was no misuse")
    .asks(NoMisuse)
    .read_by(ICA)
    .untold(AGENCY_ADMIN, because="nobody told the agency of it, and nothing comes of it")
    .tells("misuse-none", ICA_DIRECTOR)
)
NOTIFY = (
    Must("notify", NOTIFY_CLAUSE, SYSTEM_ADMIN, "tell {subject} in writing about the misuse of funds")
    .aimed("the manual gives ICA no days to tell the agency", within=Days(Policy.misuse_notify_days, since=SEEN_ON),
           late=ICA_LATE)
    .answers(SEND_NOTICE, DISMISS)
)  # fmt: skip


def kept_from(known: Known) -> frozenset[Role]:
    """Keep it from the agency until it has ICA's letter."""
    return frozenset() if SEND_NOTICE.taken(known) else frozenset({AGENCY_ADMIN, AGENCY_DIRECTOR})


def same_misuse(known: Known) -> str:
    """Return by what a misuse is likely the same: the program and its funds."""
    said = known[MisuseSeen]
    return "/".join(" ".join(each.split()).casefold() for each in (said.agency, said.program, said.funds))
