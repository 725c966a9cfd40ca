"""P01: what an agency hands in as it joins: local rules, what its computers are like; and its page in the directory.

"Each Partner Agency shall develop rules governing the access of Confidential Data in HMIS".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.effects import Effect, OpenCase, Term, Undone
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.rules import Days
from workflows.grammar.documents import attached
from workflows.grammar.process import Consent, Must, Require, Step, escalate, otherwise, to
from workflows.grammar.shapes import one_text, withdraw
from workflows.law.agency_kinds import AgencyKind
from workflows.law.fields import AGENCY, DOCUMENT, DURING, Line, Remark, Text
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CLOCK, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.people.partner_agency.known import AgencyPage
from workflows.manual.people.partner_agency.signing import CLAUSE, SIGNED
from workflows.manual.people.partner_agency.states import S
from workflows.manual.people.standing import AgencyStanding

ADHERE, RULES, PROHIBITED = "2.1-adhere", "3.1-local-rules", "3.5-vsp-prohibited"
SILENT = "the manual sets no time for it"
LATE = escalate((AGENCY_ADMIN, AGENCY_DIRECTOR), SYSTEM_ADMIN)
ICA_LATE = escalate((SYSTEM_ADMIN, ICA_DIRECTOR))
WITHIN = Days(Policy.partner_join_days)
IS_VICTIM_SERVICES = fact(AgencyStanding.kind).is_(AgencyKind.VICTIM_SERVICES)


class Joining(Form, key="Joining", kw_only=True):
    """Take in an agency that is to use the HMIS."""

    agency: Annotated[
        Line,
        AGENCY,
        Meta(title="Agency", description="As the directory has it, with its kind; ICA adds it there first"),
    ]
    why: Annotated[
        Text, Meta(title="What it wants to use the HMIS for", description="Its programs and services; name no client")
    ]


# "Victim service providers that are recipients of funds requiring participation in HMIS, but are prohibited from entering data in
# HMIS, must use a comparable database to enter client information."

IN_PLACE_OF_HMIS = OpenCase("P30", "arise", about_person=False)
JOIN = (
    Step("join", ADHERE)
    .called("Take in a partner agency", "The agency is to join")
    .by(SYSTEM_ADMIN, AGENCY_DIRECTOR)
    .asks(Joining)
    .leads(
        to(S.ELSEWHERE, PROHIBITED)
        .when(IS_VICTIM_SERVICES)
        .called("The agency is a victim service provider, and enters nothing in HMIS")
        .does(IN_PLACE_OF_HMIS)
        .tells("partner-comparable", AGENCY_DIRECTOR, SYSTEM_ADMIN),
        otherwise(S.JOINING).tells("partner-joining", AGENCY_DIRECTOR, SYSTEM_ADMIN),
    )
)
AGREEMENT = (
    Consent("agreement", CLAUSE, AGENCY_DIRECTOR, "sign the Partnership Agreement for {subject}")
    .aimed("the manual sets no time, and there is no license before it is signed", within=WITHIN, late=LATE)
    .by_asker_too("the agency signs for itself, and ICA keeps the original")
    .answers(*SIGNED)
)


class LocalRules(Form, key="LocalRules", kw_only=True):
    """Hand in the agency's own rules on Confidential Data."""

    document: Annotated[
        Line, DOCUMENT, Meta(title="The rules", description="The name of a document that is with this case")
    ]
    access: Annotated[bool, Meta(title="They say who may reach Confidential Data")]
    destruction: Annotated[bool, Meta(title="They say how data are destroyed, on paper and electronic")]
    derived: Annotated[bool, Meta(title="They say how data that come from the HMIS are controlled")]


@dataclass(frozen=True)
class KeepLocalRules(
    Effect, key="KeepLocalRules", undone=Undone("the rules count as not handed in; the document stays with the case")
):
    """The directory shows that the agency's rules on Confidential Data are with ICA."""

    document: Term[str]


HAS_RULES = fact(AgencyPage.rules_on).given.said(
    "its rules on Confidential Data are with ICA", "its rules on Confidential Data are not with ICA"
)
LOCAL_RULES = (
    Must("local-rules", RULES, AGENCY_ADMIN, "hand in {your} rules on Confidential Data")
    .aimed(SILENT, within=WITHIN, late=LATE)
    .when(~HAS_RULES)
    .answers(
        Step("hand-in-rules", RULES)
        .called("Hand in {your} rules on Confidential Data", "Rules on Confidential Data handed in")
        .asks(LocalRules)
        .requires(
            attached(RULES, fact(LocalRules.document)),
            Require(RULES, "the rules must say who may reach Confidential Data; add it, and hand them in again",
                    fact(LocalRules.access).yes, about=fact(LocalRules.access)),
            Require(RULES, "the rules must say how data are destroyed; add it, and hand them in again",
                    fact(LocalRules.destruction).yes, about=fact(LocalRules.destruction)),
            Require(RULES, "the rules must say how data from the HMIS are controlled; add it, and hand them in again",
                    fact(LocalRules.derived).yes, about=fact(LocalRules.derived)),
        )
        .does(KeepLocalRules(fact(LocalRules.document)))
    )
)  # fmt: skip


class Computers(Form, key="Computers", kw_only=True):
    """Say whether the agency's computers meet the minimum requirements."""

    meet: Annotated[
        bool,
        Meta(
            title="Our computers have a current browser, broadband and virus protection",
            description="WellSky runs in the browser; the manual's own list of processors and memory is out of date.",
        ),
    ]
    remark: Annotated[Remark, Meta(title="What is missing, if anything")] = ""


COMPUTERS = (
    Must("computers", "2.2-pc-minimum", AGENCY_ADMIN, "say whether {your} computers meet the minimum requirements")
    .aimed(SILENT, within=WITHIN, late=LATE)
    .answers(
        Step("computers", "2.2-pc-minimum")
        .citing("2.2-pc-recommended")
        .called("Say what {your} computers are like", "Computers described")
        .asks(Computers)
    )
)
PAGE = (
    Must("page", ADHERE, SYSTEM_ADMIN, "complete {subject}'s page in the directory")
    .aimed(SILENT, within=WITHIN, late=ICA_LATE)
    .answers(
        Step("page", ADHERE)
        .called("Say that the page is complete", "Page in the directory completed")
        .requires(
            Require(ADHERE, "the directory names no executive director of this agency; add one first",
                    fact(AgencyPage.director).yes)
        )
    )
)  # fmt: skip
JOINED = (
    Step("joined", ADHERE, S.PARTNER)
    .called("Let the agency join", "The agency is a partner agency")
    .tells("partner-joined", AGENCY_DIRECTOR, AGENCY_ADMIN, SYSTEM_ADMIN)
)


class VictimServices(Form, key="VictimServices"):
    """The directory says that the agency is a victim service provider."""

    known_on: Annotated[date, DURING, Meta(title="The directory says so since")]


TURN = (
    Step("is-victim-services", PROHIBITED, S.ELSEWHERE)
    .called("Take in no victim service provider", "The directory says that the agency is a victim service provider")
    .by(CLOCK)
    .asks(VictimServices)
    .does(IN_PLACE_OF_HMIS)
    .tells("partner-comparable", AGENCY_DIRECTOR, SYSTEM_ADMIN)
    .untold(AGENCY_ADMIN, because="the executive director tells them")
)
NotJoining = one_text("NotJoining", "Withdraw it.", "Why the agency does not join")
WITHDRAW = (
    withdraw("it: the agency does not join", S.WITHDRAWN, SYSTEM_ADMIN, NotJoining)
    .called("Withdraw: the agency does not join", "The agency does not join")
    .by(SYSTEM_ADMIN, AGENCY_DIRECTOR)
    .tells("partner-withdrawn", AGENCY_DIRECTOR, SYSTEM_ADMIN)
    .untold(AGENCY_ADMIN, because="the executive director tells them")
)
