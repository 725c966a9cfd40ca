"""P17: what is not approved stays a draft; ICA's director approves a publication, and then it is public.

"Information scheduled, but not yet approved, for publication. … All Public Data falls into one of two classification,
Aggregated Public Data or Unpublished Restricted Access Data."
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.process import Consent, Must, Require, Step, escalate
from workflows.grammar.shapes import OwnSignature, one_text, send_back
from workflows.law.choice import Choice
from workflows.law.fields import DURING, Line
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import (
    AGENCY_ADMIN,
    AGENCY_DIRECTOR,
    ICA_DIRECTOR,
    MANAGING_DIRECTOR,
    SYSTEM_ADMIN,
    Offices,
    Role,
)
from workflows.manual.disclosure.data_handling.drafts import UNPUBLISHED
from workflows.manual.disclosure.data_handling.states import S

CLASSES = "3.1-public-classes"


class Publisher(Choice):
    """An office that may approve a publication."""

    ICA_DIRECTOR = "ica-director", "ICA director"
    MANAGING_DIRECTOR = "managing-director", "ICA managing director"


HELD: dict[str, Role] = {
    Publisher.ICA_DIRECTOR.key: ICA_DIRECTOR,
    Publisher.MANAGING_DIRECTOR.key: MANAGING_DIRECTOR,
}
PUBLISHERS = Offices("ICA director, or who stands next", HELD, {each.key: each.words for each in Publisher})
THEIRS = "only the office that approves has the task, and here it does that task itself"


class WhoPublishes(Form, key="WhoPublishes"):
    """What the desk knows of who may approve the publication."""

    free: Annotated[
        frozenset[Publisher],
        Meta(title="Offices with somebody who did not register the draft, and does not stand aside"),
    ] = frozenset(Publisher)


def approving(known: Known) -> tuple[str, ...]:
    """Return the office that approves: the setting's, or the other one where nobody of it may."""
    found = known.forms.get(WhoPublishes)
    free = found.free if isinstance(found, WhoPublishes) else frozenset(Publisher)
    first = [each for each in Publisher if each.words == known.policy.publication_approver]
    order = (*first, *(each for each in Publisher if each not in first))
    return (next((each.key for each in order if each in free), Publisher.ICA_DIRECTOR.key),)


class PublicationApproved(Form, key="PublicationApproved"):
    """Approve the publication."""

    unidentified: Annotated[bool, Meta(title="Nothing in it can lead back to a client or household")]
    parameters: Annotated[bool, Meta(title="It says where the data come from, and what they include")]
    signed_as: OwnSignature


DraftBack = one_text("DraftBack", "Send the draft back.", "What has to be changed before it is published")
APPROVE = (
    Step("approve-publication", UNPUBLISHED, S.PUBLISHING)
    .citing("3.2-parameters")
    .called("Approve the publication", "Publication approved")
    .asks(PublicationApproved)
    .read_by(ICA, EVERY_AGENCY)
    .untold(*HELD.values(), because=THEIRS)
    .requires(
        Require(CLASSES, "public data are aggregated: nothing in them may lead back to a client; send the draft back",
                fact(PublicationApproved.unidentified).yes),
        Require("3.2-parameters", "a report says where its data come from and what they include; send the draft back",
                fact(PublicationApproved.parameters).yes),
    )
)  # fmt: skip
SEND_BACK = send_back("send-back", UNPUBLISHED, S.DRAFT, "changes", DraftBack).untold(*HELD.values(), because=THEIRS)
APPROVAL = (
    Consent("approve", UNPUBLISHED, PUBLISHERS, "approve the publication, or send the draft back")
    .aimed("the manual does not say who approves, nor when", late=escalate(PUBLISHERS, SYSTEM_ADMIN))
    .each("office that approves publication", approving)
    .answers(APPROVE, SEND_BACK)
)


class ReportPublished(Form, key="ReportPublished"):
    """Record that the report is public."""

    where: Annotated[
        Line, Meta(title="Where it is published", description="An address, or the meeting at which it was given out")
    ]
    published_on: Annotated[date, DURING, Meta(title="Published on")]


PUBLISH = (
    Must("publish", CLASSES, SYSTEM_ADMIN, "publish the report, and say where")
    .aimed("the manual sets no time for it", late=escalate(SYSTEM_ADMIN, ICA_DIRECTOR))
    .answers(
        Step("publish", CLASSES, S.PUBLISHED)
        .called("Record that the report is public", "Report published")
        .asks(ReportPublished)
        .read_by(ICA, EVERY_AGENCY)
        .tells("draft-published", AGENCY_ADMIN, AGENCY_DIRECTOR)
    )
)
