"""P17: a draft is open to few, every opening is in the audit log, and what is sent of it is labeled.

"Draft or Fragmented Data … Accessible only to authorized HMIS staff and agency personnel. Requires auditing of access and must
be stored in a secure out-of-sight location. Data can be transmitted via e-mail, internal departmental or first-class mail. If
mailed, data must be labeled confidential."
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.rules import Days
from workflows.grammar.process import Must, Require, Step, escalate
from workflows.law.choice import Choice
from workflows.law.fields import AGENCIES, DURING, Line, Remark
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.disclosure.data_handling.states import S

UNPUBLISHED, AUDITED, MAILED = "3.1-unpublished-def", "3.1-draft-audit", "3.1-draft-transmit"


class Unpublished(Choice):
    """What an unpublished draft is."""

    REPORT = "report", "a draft of a report"
    FRAGMENT = "fragment", "a fragment of a data set"
    RAW = "raw", "data without context, or not analyzed yet"


class Draft(Form, key="Draft", kw_only=True):
    """Register a draft that is not published yet."""

    title: Annotated[Line, Meta(title="Title of the draft")]
    kind: Annotated[Unpublished, Meta(title="What it is")]
    place: Annotated[
        Line,
        Meta(title="Where it is kept", description="A secure place, out of sight; or with this case as a document"),
    ]
    agencies: Annotated[
        tuple[Line, ...],
        AGENCIES,
        Meta(
            title="Agencies whose personnel may open it",
            description="Their administrators and executive directors, beside ICA's staff; leave it empty for ICA alone",
        ),
    ] = ()
    identifying: Annotated[bool, Meta(title="It has personal identifying information")]


REGISTER = (
    Step("register-draft", UNPUBLISHED, S.DRAFT)
    .citing("3.1-draft-access")
    .called("Register a draft that is not published yet", "Draft registered")
    .said("ICA and the agencies you choose may open the case. The audit log shows who did. Add the draft as a document.")
    .by(SYSTEM_ADMIN)
    .asks(Draft)
    .read_by(ICA, EVERY_AGENCY)
    .requires(
        Require("3.1-confidential-encrypt", "such data are confidential; register them as confidential data instead",
                ~fact(Draft.identifying).yes)
    )
    .tells("draft-shared", AGENCY_ADMIN, AGENCY_DIRECTOR)
)  # fmt: skip


class Way(Choice):
    """How a draft is sent."""

    EMAIL = "email", "by email"
    INTERNAL = "internal", "by internal mail"
    FIRST_CLASS = "first-class", "by first-class mail"


class DraftSent(Form, key="DraftSent", kw_only=True):
    """Record that the draft was sent to somebody."""

    to: Annotated[Line, Meta(title="To whom", description="The name, and the agency")]
    authorized: Annotated[bool, Meta(title="They are authorized HMIS staff or agency personnel")]
    way: Annotated[Way, Meta(title="How")]
    labeled: Annotated[bool, Meta(title="It is labeled confidential", description="An email in its subject")]
    sent_on: Annotated[date, DURING, Meta(title="Sent on")]


SEND = (
    Step("send-draft", MAILED)
    .called("Record that the draft was sent", "Draft sent")
    .by(SYSTEM_ADMIN)
    .asks(DraftSent)
    .each_time()
    .read_by(ICA, EVERY_AGENCY)
    .requires(
        Require("3.1-draft-access", "a draft is open to authorized HMIS staff and agency personnel only",
                fact(DraftSent.authorized).yes),
        Require(MAILED, "what is sent is labeled confidential, by email too; label it first", fact(DraftSent.labeled).yes),
    )
)  # fmt: skip


class DraftDiscarded(Form, key="DraftDiscarded", kw_only=True):
    """Record that the draft is destroyed, and will not be published."""

    discarded_on: Annotated[date, DURING, Meta(title="Destroyed on")]
    shredded: Annotated[bool, Meta(title="Paper copies, if there are any, are shredded")]
    why: Annotated[Remark, Meta(title="Why it is not published")] = ""


SUBMIT = (
    Step("submit", UNPUBLISHED, S.APPROVING)
    .called("Ask for approval of the publication", "Approval of the publication asked for")
    .read_by(ICA, EVERY_AGENCY)
)
DISCARD = (
    Step("discard", UNPUBLISHED, S.DISCARDED)
    .called("Destroy the draft", "Draft destroyed")
    .asks(DraftDiscarded)
    .read_by(ICA, EVERY_AGENCY)
    .requires(
        Require("3.1-hardcopy-shred", "paper is shredded when it is disposed of; shred it first",
                fact(DraftDiscarded.shredded).yes)
    )
    .tells("draft-discarded", AGENCY_ADMIN, AGENCY_DIRECTOR)
)  # fmt: skip
FINISH = (
    Must("finish", AUDITED, SYSTEM_ADMIN, "ask for approval of the publication, or destroy the draft")
    .aimed(
        "the manual sets no time for a draft",
        within=Days(Policy.unpublished_days),
        late=escalate(SYSTEM_ADMIN, ICA_DIRECTOR),
    )
    .answers(SUBMIT, DISCARD)
)
