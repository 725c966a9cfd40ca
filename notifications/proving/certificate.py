"""Attendance with credit, as a certificate."""

from __future__ import annotations

from models.rows.registries import Attendance
from notifications.printing.certificate import Certificate
from notifications.printing.proof import Pair
from notifications.proving.words import ART, CLAUSE_OF, GENERAL, PARTICIPATION, SECURITY, Maker
from notifications.writing.dates import in_full
from workflows.facts.effects import Topic
from workflows.law.credit import credited
from workflows.law.policy import Policy
from workflows.telling.prose import capital


def has_credit(row: Attendance, policy: Policy) -> bool:
    """Say whether there is something to certify: not before attendance is recorded, and not without credit."""
    return row.missed is not None and credited(row.training.minutes, row.missed, policy)


def certificate(row: Attendance, maker: Maker) -> Certificate:
    """Return the certificate of somebody who has credit for a training."""
    training, missed = row.training, row.missed or 0
    there = f"{training.minutes - missed} of {training.minutes}" if missed else str(training.minutes)
    return Certificate(
        letterhead=maker.letterhead, title="Certificate of training", made=maker.made,
        name=row.person.name, training=training.title,
        facts=(
            Pair("Kind", capital(training.topic.words)), Pair("Day", in_full(training.held_on)), Pair("Minutes attended", there),
            Pair("Training year", str(training.held_on.year)), Pair("Clause", CLAUSE_OF[training.topic]),
            Pair("Evidence", f"Roster of training {training.id}, row {row.id}"),
        ),
        counts=_counts(training.topic, training.held_on.year, maker.policy),
    )  # fmt: skip


def _counts(topic: Topic, year: int, policy: Policy) -> tuple[str, ...]:
    credit = f"No more was missed than the manual allows ({PARTICIPATION})."
    match topic:
        case Topic.SECURITY:
            return f"The security training of {year} ({SECURITY}).", credit
        case Topic.GENERAL:
            return f"One of the {policy.general_trainings} general trainings of {year} ({GENERAL}).", credit
        case Topic.ART:
            return f"One of the {policy.art_trainings} ART trainings of {year} ({ART}).", credit
    return (
        "A session of the new-user series (2.2-new-training-before).",
        "All sessions together count as one general training of the year in which the last is completed (2.2-series-counts-one).",
        credit,
    )
