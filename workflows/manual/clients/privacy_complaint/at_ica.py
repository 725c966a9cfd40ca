"""P29, second level: the System Administrators look into it and hear the executive director; whoever is named stands aside.

"If no resolution can be found, the complaint will be forwarded to the System Administrators, and the Partner Agency's Executive
Director." The agency is heard, and does not decide a second time on a complaint about itself.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.effects import AddAgendaItem
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import Must, Require, Step, escalate
from workflows.grammar.shapes import one_text
from workflows.law.fields import Remark, Text
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CHAIR, COMMITTEE, SYSTEM_ADMIN
from workflows.manual.clients.privacy_complaint.at_agency import ESCALATE, FORWARD, PASS_ON, TAKE_UP
from workflows.manual.clients.privacy_complaint.complaining import by_director, by_ica
from workflows.manual.clients.privacy_complaint.informing import (
    ICA_LATE,
    NO_TIME,
    Says,
    ToldOn,
    told_first,
    told_on,
)
from workflows.manual.clients.privacy_complaint.states import S

ARBITRATE = "3.4-complaint-arbitrate"
AGENDA = "Arbitration of a privacy complaint"
DirectorHeard = one_text(
    "DirectorHeard", "Say what the agency says to it.", "What the agency says to the complaint, and what it offers",
    "ICA reads it, and the Committee if it comes that far; name no client", field="words",
)  # fmt: skip
HEAR = (
    Step("hear-director", ESCALATE)
    .called("Say what the agency says to it", "Executive director heard")
    .asks(DirectorHeard)
    .read_by(ICA, EVERY_AGENCY, COMMITTEE)
)
DIRECTOR = (
    Must("director", ESCALATE, AGENCY_DIRECTOR, "say what {your} agency says to the complaint, and what it offers")
    .aimed(NO_TIME, within=Days(Policy.complaint_level_days), late=escalate(AGENCY_DIRECTOR, SYSTEM_ADMIN))
    .when(by_director)
    .answers(HEAR)
)
MOVED = tuple(step.day("it came to ICA") for step in (FORWARD, TAKE_UP, PASS_ON))


@condition(
    "the executive director's {complaint_level_days} days are over",
    "the executive director's {complaint_level_days} days are not over",
)
def _director_is_late(known: Known) -> bool:
    days = [day for each in MOVED if (day := each.said(known))]
    return bool(days) and known.today > max(days) + timedelta(days=known.policy.complaint_level_days)


HEARD = Require(ESCALATE, "the executive director is heard first; wait for the answer, or until {complaint_level_days} days are over",
                HEAR.taken | ~by_director | _director_is_late)  # fmt: skip


class IcaAnswer(Form, key="IcaAnswer", kw_only=True):
    """Record that the complaint is settled."""

    answer: Annotated[
        Text, Meta(title="What was found, and what is done about it", description="The agency reads it; name no client")
    ]
    told_on: ToldOn = None
    reaction: Says


SETTLE_AT_ICA = (
    Step("settle-at-ica", ESCALATE, S.RESOLVED)
    .called("Record that it is settled", "Settled at ICA")
    .asks(IcaAnswer)
    .read_by(ICA, EVERY_AGENCY)
    .requires(HEARD, told_first(fact(IcaAnswer.told_on), fact(IcaAnswer.reaction)))
    .tells("privacy-settled", AGENCY_DIRECTOR, AGENCY_ADMIN)
)


class ForCommittee(Form, key="ForCommittee", kw_only=True):
    """Bring the complaint before the Advisory Committee, because it is not settled."""

    unsettled: Annotated[
        Text,
        Meta(title="What is not settled, as each side sees it", description="The Committee reads it; name no client"),
    ]
    found: Annotated[Remark, Meta(title="What ICA found")] = ""
    told_on: ToldOn = None


TO_COMMITTEE = ("privacy-for-committee", CHAIR, COMMITTEE, AGENCY_DIRECTOR, AGENCY_ADMIN)
BRING = (
    Step("bring", ARBITRATE, S.ARBITRATING)
    .called("Bring it before the Committee", "Not settled at ICA; brought before the Committee")
    .asks(ForCommittee)
    .read_by(ICA, EVERY_AGENCY, COMMITTEE)
    .requires(HEARD, told_on(fact(ForCommittee.told_on)))
    .does(AddAgendaItem(AGENDA))
    .tells(*TO_COMMITTEE)
)
BRING_BY_ITSELF = (
    Step("bring-by-itself", ARBITRATE, S.ARBITRATING)
    .called("Bring it before the Committee", "Brought before the Committee: nobody of ICA may look into it")
    .does(AddAgendaItem(AGENDA))
    .tells(*TO_COMMITTEE)
)
DECIDE = (
    Must("decide", ESCALATE, SYSTEM_ADMIN, "look into the complaint, and settle it or bring it before the Committee")
    .aimed(NO_TIME, within=Days(Policy.complaint_level_days), late=ICA_LATE)
    .when(by_ica)
    .answers(SETTLE_AT_ICA, BRING)
)
