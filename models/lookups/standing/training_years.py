"""A person's training year as the manual counts it: what is on record and how much is missing (2.2, P05)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from models.lookups.about import About
from models.lookups.people import license_held, training_record
from workflows.facts.effects import Topic
from workflows.facts.known import Known
from workflows.grammar.recurring import Period
from workflows.law.credit import credited
from workflows.law.policy import Policy
from workflows.manual.people.attendance import TrainingRecord
from workflows.manual.people.training_year.credit_of_year import arts_missing, generals_missing, new_in_december
from workflows.manual.people.training_year.license_held import LicenseHeld


@dataclass(frozen=True)
class TrainingYear:
    """What is on record of a year, and what is missing in it of whoever holds a license."""

    year: int
    secured_on: date | None
    generals: int  # that are asked for
    generals_missing: int
    has_art: bool
    arts: int
    arts_missing: int
    exempt: bool  # of one general training, since the series was taken in December

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing."""
        return self.secured_on is not None and not self.generals_missing and not self.arts_missing


def training_year(
    session: Session, person_id: int, agency_id: int | None, year: int, *, policy: Policy, now: datetime
) -> TrainingYear:
    """Count a person's trainings of a year, as a license at an agency asks for them."""
    about = About(None, agency_id, person_id)
    period = Period(begins_on=date(year, 1, 1), ends_on=date(year, 12, 31))
    held, record = license_held(session, about), training_record(session, about)
    known = Known(policy, now, {Period: period, LicenseHeld: held, TrainingRecord: record})
    since = held.art_since
    has_art = since is not None and since <= period.ends_on
    return TrainingYear(
        year, _secured_on(record, year, policy), policy.general_trainings, generals_missing(known), has_art,
        policy.art_trainings, arts_missing(known) if has_art else 0, new_in_december(known),
    )  # fmt: skip


def _secured_on(record: TrainingRecord, year: int, policy: Policy) -> date | None:
    rows = (row for row in record.attended if row.topic is Topic.SECURITY and row.on.year == year)
    good = (row.on for row in rows if row.missed is not None and credited(row.minutes, row.missed, policy))
    return min(good, default=None)
