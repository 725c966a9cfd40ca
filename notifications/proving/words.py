"""How a proof says days, trainings, suspensions and signatures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from models.lookups.bars import AGENCY_WIDE, LOCK, TRAINING, UNPAID, VIOLATION
from models.lookups.standing.training_years import TrainingYear
from models.registries.on_record.deeds import Deed
from models.rows.conduct import Sanction
from models.rows.registries import Attendance
from notifications.printing.proof import Line, Section
from notifications.writing.dates import in_full
from workflows.facts.effects import Paper, Topic
from workflows.law.calendar import Calendar
from workflows.law.credit import credited
from workflows.law.policy import Policy
from workflows.law.wording import clock_words

SECURITY, GENERAL, ART, PARTICIPATION = "2.2-annual-security", "2.2-two-general", "2.2-art-two", "2.2-participation"
CLAUSE_OF: Mapping[Topic, str] = {
    Topic.SECURITY: SECURITY, Topic.GENERAL: GENERAL, Topic.ART: ART, Topic.BASIC: "2.2-new-training-before",
}  # fmt: skip
SIGNED_BY: Mapping[Paper, str] = {
    Paper.USER_AGREEMENT: "2.1-user-agreement-sign", Paper.PRIVACY_NOTICE: "3.4-privacy-ack",
    Paper.COMPARABLE: "3.5-vsp-must-comparable", Paper.PARTNERSHIP: "2.1-partnership-sign", Paper.GUIDELINES: "4.1-guidelines-sent",
}  # fmt: skip
SUSPENDED_BY = {1: "2.8-v1-suspend", 2: "2.8-v2-suspend", 3: "2.8-v3-determination"}
BARRED_BY = {TRAINING: SECURITY, LOCK: "2.1-unauthorized-report", UNPAID: "2.7-nonpay-suspend"}
BARRED = {
    VIOLATION: "Suspended after a violation", AGENCY_WIDE: "The whole agency suspended",
    TRAINING: "Suspended: no security training on record", UNPAID: "The whole agency suspended: an invoice is not paid",
    LOCK: "Locked because of a possible security breach, which is no finding",
}  # fmt: skip
ACCESS = "2.1-username-generation"
MARK = 12  # signs of a fingerprint by which a text is told from others


@dataclass(frozen=True)
class Maker:
    """Who asks for a proof, at what moment, on whose letterhead."""

    letterhead: str
    name: str
    now: datetime
    policy: Policy

    @property
    def calendar(self) -> Calendar:
        """The desk's calendar."""
        return self.policy.calendar

    def day(self, moment: datetime) -> str:
        """Return the day of a moment in words."""
        return in_full(self.calendar.day(moment))

    def column(self, moment: datetime) -> str:
        """Return the day of a moment as a column has it."""
        return short(self.calendar.day(moment))

    @property
    def made(self) -> str:
        """When it was made, and for whom."""
        local = self.now.astimezone(self.calendar.zone)
        return f"{in_full(local.date())}, {clock_words(local)} {self.calendar.zone_words}, for {self.name}"


def short(day: date) -> str:
    """Return "Jan 5, 2026", as it fits into a column."""
    return f"{day:%b} {day.day}, {day.year}"


def year_words(year: int, today: date) -> str:
    """Return the days that a proof of a year is about: of one that is not over, as far as it has come."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return f"{in_full(first)} to {in_full(min(last, today))}" + ("; the year is not over" if today < last else "")


def credit_words(row: Attendance, policy: Policy) -> str:
    """Say how much of a training was missed, and whether that gives credit."""
    minutes = row.training.minutes
    if row.missed is None:
        return "attendance not recorded"
    credit = "credit" if credited(minutes, row.missed, policy) else "no credit"
    return f"{row.missed} of {minutes} minutes missed: {credit}"


def counted_lines(counted: TrainingYear) -> Iterator[Line]:
    """Yield what a training year asks for, and how much of it is on record."""
    on = counted.secured_on
    said = f"on record since {in_full(on)}" if on else "none with credit on record"
    yield Line("", "Security training of the year", said, SECURITY)
    asked = counted.generals - counted.exempt
    exempt = "; new users of December are spared one (2.2-december-exempt)" if counted.exempt else ""
    yield Line("", f"General trainings: {asked} asked for{exempt}", _left(counted.generals_missing), GENERAL)
    if counted.has_art:
        yield Line("", f"ART trainings: {counted.arts} asked for", _left(counted.arts_missing), ART)


def _left(missing: int) -> str:
    return f"{missing} missing" if missing else "none missing"


def bar_line(maker: Maker, bar: Sanction, number: str, tier: int | None, *, whose: str = "") -> Line:
    """Return a suspension with its days, its case, and what was confirmed in WellSky."""
    ended = f"; it ended {maker.day(bar.ended_at)}" if bar.ended_at else ""
    until = f", through {in_full(bar.until_on)}" if bar.until_on and not bar.ended_at else ""
    shown = bar.begun_confirmed_at and f"Suspended in WellSky {maker.day(bar.begun_confirmed_at)}"
    back = bar.ended_confirmed_at and f"Back on in WellSky {maker.day(bar.ended_confirmed_at)}"
    evidence = [f"Case {number}" if number else "", shown or "Not confirmed in WellSky", back or ""]
    clause = BARRED_BY.get(bar.kind) or SUSPENDED_BY.get(
        tier or 0, ""
    )  # the tier is of the finding, which not everybody reads
    said = f"{whose}{BARRED[bar.kind]}{until}{ended}"
    return Line(maker.column(bar.begun_at), said, evidence_of(*evidence), clause)


def deed_section(deeds: tuple[Deed, ...], titles: Mapping[str, str]) -> Section:
    """Return what was done in cases, each with its case."""
    lines = tuple(
        Line(short(deed.on), deed.title, f"Case {deed.number}, {titles[deed.process]}", deed.clause) for deed in deeds
    )
    return Section(title="What was done in cases", lines=lines)


def evidence_of(*parts: str) -> str:
    """Return the evidence of a line, part after part."""
    return "; ".join(part for part in parts if part)
