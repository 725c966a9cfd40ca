"""P30: an agency becomes a victim service provider, and its licenses end; it never had any, or none is left (manual 3.5).

"Victim service providers … must not directly enter or provide data into HMIS if they are legally prohibited from participating
in HMIS." The directory says what an agency is; that its licenses end, a person confirms, line by line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

from workflows.facts.by_name import TellUsers
from workflows.facts.effects import AccountAccess, Effect, Undone
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.rules import BusinessDays
from workflows.grammar.process import Must, Require, Step, escalate, otherwise, to
from workflows.grammar.shapes import in_wellsky, one_day
from workflows.law.fields import AGENCY, ENDING, Line, Text
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CLOCK, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.governance.comparable_database.known import (
    HAS_USERS,
    IS_ONE,
    MUST_COMPARABLE,
    PROHIBITED,
    SETTLED_ON,
)
from workflows.manual.governance.comparable_database.states import S

ICA_LATE = escalate((SYSTEM_ADMIN, ICA_DIRECTOR))


@dataclass(frozen=True)
class EndDataEntry(
    Effect,
    key="EndDataEntry",
    access=AccountAccess.ENDED,
    felt=True,
    at_once=True,
    undone=Undone("the licenses of the agency that ended by this come back", by_two=True),
):
    """All licenses of a victim service provider end, and the agreements that rest on them."""


class ComparableAsked(Form, key="ComparableAsked", kw_only=True):
    """Say that a victim service provider needs a comparable database, or may need one."""

    agency: Annotated[
        Line, AGENCY, Meta(title="Agency", description="The directory has it as a victim service provider")
    ]
    why: Annotated[Text, Meta(title="What calls for it", description="Such as a new grant that asks for HMIS")]


LICENSED = (
    to(S.DESCRIBING, PROHIBITED)
    .when(HAS_USERS)
    .called("The agency is a victim service provider, and its licenses are to end")
    .tells("comparable-licenses", AGENCY_DIRECTOR, AGENCY_ADMIN, SYSTEM_ADMIN)
)
FIRST = otherwise(S.DESCRIBING).tells("comparable-wanted", AGENCY_DIRECTOR, SYSTEM_ADMIN)
ARISE = (
    Step("arise", MUST_COMPARABLE)
    .citing(PROHIBITED, "5-vsp-def")
    .called("Ask what the agency uses in place of HMIS", "Asked what it uses in place of HMIS")
    .by(CLOCK)
    .leads(
        LICENSED,
        to(S.DESCRIBING)
        .when(SETTLED_ON.given.said("this was settled in an earlier case", "this was never settled"))
        .called("Yearly confirmation asked for")
        .tells("comparable-review", AGENCY_DIRECTOR),
        FIRST,
    )
)
BEGIN = (
    Step("begin", MUST_COMPARABLE)
    .citing(PROHIBITED)
    .called("Ask for a comparable database", "Asked what it uses in place of HMIS")
    .by(SYSTEM_ADMIN, AGENCY_DIRECTOR)
    .asks(ComparableAsked)
    .requires(
        Require(PROHIBITED, "the directory does not have this agency as a victim service provider; correct it there first",
                IS_ONE, about=fact(ComparableAsked.agency))
    )
    .leads(LICENSED, FIRST)
)  # fmt: skip


class DataEntryEnds(Form, key="DataEntryEnds", kw_only=True):
    """Go through the licenses that end, and tick each line."""

    licenses: Annotated[
        tuple[Line, ...], ENDING, Meta(title="Licenses", description="Each ends now, and we email its user")
    ] = ()
    confirmed: Annotated[bool, Meta(title="I have gone through all of them, and they end now")]


END = (
    Step("end-data-entry", PROHIBITED)
    .called("End the licenses", "Licenses ended")
    .asks(DataEntryEnds)
    .requires(
        Require(PROHIBITED, "go through the licenses first, and say that you have", fact(DataEntryEnds.confirmed).yes,
                about=fact(DataEntryEnds.confirmed))
    )
    .does(EndDataEntry(), TellUsers("license-ended-victim-services"))
    .tells("comparable-licenses-ended", AGENCY_DIRECTOR, AGENCY_ADMIN)
)  # fmt: skip
END_LICENSES = (
    Must("end-data-entry", PROHIBITED, SYSTEM_ADMIN, "end the licenses of {subject}, a victim service provider")
    .aimed("the manual sets no time for it", within=BusinessDays(Policy.comparable_licenses_days), late=ICA_LATE)
    .when(HAS_USERS)
    .answers(END)
)
Disabled = one_day(
    "DataEntryDisabled", "Confirm that the accounts are disabled.", "Disabled in WellSky on", field="disabled_on"
)
DISABLE = (
    Step("disable-accounts", PROHIBITED)
    .called("Confirm that the accounts are disabled", "Accounts disabled in WellSky")
    .asks(Disabled)
)
ACCOUNTS = (
    in_wellsky("disable-accounts", PROHIBITED, "disable the accounts of {subject}'s users")
    .aimed(
        "the manual sets no time for it",
        within=BusinessDays(Policy.wellsky_days),
        remind=Policy.wellsky_remind_days,
        late=ICA_LATE,
    )
    .when((END.taken & ~DISABLE.taken).said("licenses ended, and the accounts are on", "no account is left to disable"))
    .answers(DISABLE)
)
