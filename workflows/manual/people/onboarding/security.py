"""P03: the security training without which there is no access, and when what is on record expires (manual 2.2).

"Ensure that HMIS access is granted only to staff members that have received both basic and security training …"
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.effects import RecordAttendance, Topic
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Rule, Source
from workflows.grammar.process import Must, Require, Step, again, escalate
from workflows.grammar.words import wording
from workflows.law.calendar import Receipt
from workflows.law.credit import credited, no_credit
from workflows.law.fields import DURING
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, CLOCK, ICA_DIRECTOR, SYSTEM_ADMIN, TRAINEE
from workflows.manual.people.attendance import TrainingRecord, no_longer_than
from workflows.manual.people.onboarding.may_hold import tracked
from workflows.manual.people.onboarding.series import Minutes, Missed
from workflows.manual.people.onboarding.signing import last_day_of_agreement
from workflows.manual.people.standing import EarlierSeries, PersonStanding

# "If a user misses more than ten minutes or ten percent (whichever is greater) of a training, the user will not receive
# credit for completing the training."


class Security(Form, key="Security"):
    """Record the trainee's security training."""

    held_on: Annotated[date, DURING, Meta(title="Held on")]
    minutes: Annotated[Minutes, Meta(title="Length, in minutes")]
    missed: Annotated[Missed, Meta(title="Minutes missed")]


@condition("security training of this year or the last is on record", "no security training is on record")
def secure(known: Known) -> bool:
    """Look for security training that still counts (2.2-annual-security: each counts for its year)."""
    return known[TrainingRecord].credit(Topic.SECURITY, known, known.today.year - 1)


@condition("enough of the training was attended", "too much of the training was missed")
def _credit(known: Known) -> bool:
    return credited(known[Security].minutes, known[Security].missed, known.policy)


@wording("how much was missed")
def _missed(known: Known) -> str:
    return no_credit(known[Security].minutes, known[Security].missed, known.policy)


def _title(_: Known) -> str:
    return "Security training"


RECORD = (
    Step("record-security-training", "2.2-aa-access-only-if")
    .citing("2.2-participation")
    .called("Record the security training", "Security training recorded")
    .asks(Security)
    .on_any_day("a training counts from the day on which it was held")
    .requires(
        no_longer_than(fact(Security.missed), fact(Security.minutes)),
        Require("2.2-participation", "{missed}", _credit, about=fact(Security.missed), names={"missed": _missed}),
    )
    .does(
        RecordAttendance(Topic.SECURITY, _title, fact(Security.held_on), fact(Security.minutes), fact(Security.missed))
    )
)


@condition("the security training recorded here counts no longer", "the security training recorded here still counts")
def _counts_no_longer(known: Known) -> bool:
    """Say whether its year is over, or the list of trainings gives no credit for it any more."""
    record = known[TrainingRecord]
    if Security not in known.forms or record.credit(Topic.SECURITY, known, known.today.year - 1):
        return False
    day = known[Security].held_on
    seen = any(each.topic is Topic.SECURITY and each.on == day for each in record.attended)
    return seen or day.year < known.today.year - 1


SECURITY = (
    Must("security", "2.2-aa-access-only-if", SYSTEM_ADMIN, "record {subject}'s security training")
    .aimed(
        "the manual sets no time, and there is no access until it is done", late=escalate(SYSTEM_ADMIN, ICA_DIRECTOR)
    )
    .when(~secure)
    .lapses(_counts_no_longer)
    .answers(RECORD)
)
SECURITY_AGAIN = SECURITY.when(
    (tracked & ~secure).said("security training is to be taken again", "the security training still counts")
)


# What is on record expires in the end, and is then asked for again.


def _ends(known: Known) -> Iterator[date]:
    """Yield the last days on which the security training and the User Agreement on record count."""
    rows = (row for row in known[TrainingRecord].attended if row.topic is Topic.SECURITY and row.missed is not None)
    years = [row.on.year for row in rows if credited(row.minutes, row.missed or 0, known.policy)]
    if years:
        yield date(max(years) + 1, 12, 31)
    standing = known[PersonStanding]
    if standing.agreement_signed and (signed := standing.agreement_signed_on):
        last = last_day_of_agreement(signed, known.policy.user_agreement_renewal_months)
        yield from (last,) if last else ()


@condition("what is on record will expire", "nothing on record expires")
def _expires(known: Known) -> bool:
    return EarlierSeries in known.forms and any(_ends(known))


@dataclass(frozen=True)
class FirstToExpire(Rule):
    """The last day on which all counts that is on record for a license."""

    def reckon(self, known: Known, opened: date) -> Receipt | None:
        """Return the earlier of the days on which training and agreement expire."""
        del opened
        if TrainingRecord not in known.forms or PersonStanding not in known.forms:
            return None
        last = min(_ends(known), default=None)
        return known.calendar.receipt(self.words(known.policy), last) if last else None

    def sources(self) -> Iterator[Source]:
        """Yield what is on record, how much of a training may be missed, and how long an agreement counts."""
        yield fact(TrainingRecord.attended)
        yield fact(PersonStanding.agreement_signed_on)
        yield from (Policy.miss_minutes, Policy.miss_percent, Policy.user_agreement_renewal_months)

    def words(self, policy: Policy) -> str:
        """Say which day it is."""
        del policy
        return "the day on which security training or User Agreement expires"


EXPIRY = (
    Must("expiry", "2.2-aa-access-only-if", CLOCK, "what has expired is asked for again")
    .by(
        FirstToExpire(),
        late=Step("expire", "2.2-aa-access-only-if")
        .called("Ask again for what has expired", "What has expired is asked for again")
        .leads(again())
        .tells("condition-expired", TRAINEE, AGENCY_ADMIN, SYSTEM_ADMIN),
    )
    .when(_expires)
)
