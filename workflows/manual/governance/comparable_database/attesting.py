"""P30: what the agency uses in place of HMIS, confirmed once a year in its name (manual 3.5).

"Victim service providers that are recipients of funds requiring participation in HMIS, but are prohibited from entering data in
HMIS, must use a comparable database to enter client information. A comparable database is a database that can be used to
collect client-level data over time and generate unduplicated aggregated reports based on the client information entered into
the database."
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

from workflows.facts.combined_rules import Else, Latest
from workflows.facts.effects import Paper, SignPaper, Undone
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.rules import Days
from workflows.grammar.process import Consent, Require, Step, escalate
from workflows.grammar.shapes import OwnSignature, one_text
from workflows.law.fields import Line
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.governance.comparable_database.known import ABILITIES, MUST_COMPARABLE, REPORTS, ReviewDay

LATE = escalate((AGENCY_DIRECTOR, SYSTEM_ADMIN), monthly=True)
AT_LEAST = Days(Policy.comparable_days)
WITHIN = Else(Latest(ReviewDay(), AT_LEAST), AT_LEAST)
BECAUSE = "they see it in the case, and nothing changes for them"


@dataclass(frozen=True)
class SignComparable(
    SignPaper,
    key="SignComparable",
    felt=True,
    undone=Undone("the confirmation counts for nothing, and is kept"),
):
    """The directory shows who confirmed the agency's comparable database, and when."""


class Comparable(Form, key="Comparable", kw_only=True):
    """Confirm what the agency uses in place of HMIS."""

    funding: Annotated[
        Line, Meta(title="Funding that asks for HMIS", description="Such as an Emergency Solutions Grant")
    ]
    database: Annotated[Line, Meta(title="Database", description="Its name, and who makes or hosts it")]
    over_time: Annotated[bool, Meta(title="It collects data of each client over time")]
    unduplicated: Annotated[bool, Meta(title="Its reports count each client once, and name none")]
    same: Annotated[bool, Meta(title="Its reports give the same information as reports of HMIS")]
    accurate: Annotated[bool, Meta(title="Its reports are accurate")]
    signed_as: OwnSignature


NotFunded = one_text(
    "NotFunded",
    "Say that no funding asks for it.",
    "What the agency is funded by",
    "ICA reads it, and asks again next year",
)
ATTEST = (
    Step("attest", MUST_COMPARABLE)
    .citing(ABILITIES, REPORTS)
    .called("Confirm {your} comparable database", "Comparable database confirmed")
    .said("ICA checks it. We ask you again every year.")
    .asks(Comparable)
    .requires(
        Require(ABILITIES, "a comparable database collects data of each client over time; get one that does, or talk to ICA",
                fact(Comparable.over_time).yes, about=fact(Comparable.over_time)),
        Require(ABILITIES, "its reports must count each client once and name none; have that mended, or talk to ICA",
                fact(Comparable.unduplicated).yes, about=fact(Comparable.unduplicated)),
        Require(REPORTS, "its reports must give the same information as reports of HMIS; have that mended, or talk to ICA",
                fact(Comparable.same).yes, about=fact(Comparable.same)),
        Require(REPORTS, "its reports must be accurate; have them put right first",
                fact(Comparable.accurate).yes, about=fact(Comparable.accurate)),
    )
    .read_by(ICA, EVERY_AGENCY)
    .does(SignComparable(Paper.COMPARABLE, fact(Comparable.signed_as)))
    .untold(AGENCY_ADMIN, SYSTEM_ADMIN, because=BECAUSE)
)  # fmt: skip
NOT_FUNDED = (
    Step("not-funded", MUST_COMPARABLE)
    .called("Say that no funding asks for it", "No funding asks for it")
    .asks(NotFunded)
    .read_by(ICA, EVERY_AGENCY)
)
CONFIRM = (
    Consent("attest", MUST_COMPARABLE, AGENCY_DIRECTOR, "say what {subject} uses in place of HMIS")
    .aimed("the manual sets no time for it", within=WITHIN, late=LATE)
    .by_asker_too("the agency speaks for itself, and ICA checks it")
    .answers(ATTEST, NOT_FUNDED)
)
