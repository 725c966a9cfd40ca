"""Ida Cole of Otter Creek, whose sister became a client there, at the points where the stories of a conflict begin."""

from __future__ import annotations

from datetime import date

import msgspec

from tests.workflows.moments import local
from workflows.engine.cases import Decision
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import AGENCY_ADMIN, SYSTEM_ADMIN, USER, Role
from workflows.manual.people.conflict_of_interest import PROCESS
from workflows.manual.people.conflict_of_interest.auditing import Audit, Result
from workflows.manual.people.conflict_of_interest.disclosing import (
    Arrangement,
    Conflict,
    Disclosure,
    Recipient,
    Source,
    Whose,
    WhoseRecord,
)
from workflows.trying.simulate import Play

TOLD, ENTERED = date(2026, 3, 2), local(3, 3)  # a Monday, and the day after
CONFLICT = Conflict(
    agency="otter-creek-shelter",
    user="ida.cole@otter.example",
    source=Source.DISCLOSED,
    recipient=Recipient.AGENCY,
    whose=Whose.FAMILY,
    known_on=TOLD,
    what="A close relative is served by the shelter since last week.",
)
ARRANGED = Arrangement(agreed_on=date(2026, 3, 4), arranged="Ned Farrow enters all data of that household.")
AUDITED = Audit(
    run_on=date(2026, 3, 9),
    covers_from=date(2026, 2, 1),
    covers_through=date(2026, 3, 8),
    result=Result.NONE,
    finding="No change by this user to any such record.",
)


def conflict(**fields: object) -> Conflict:
    """Return the disclosure with some fields changed."""
    return msgspec.structs.replace(CONFLICT, **fields)


def suspicion(**fields: object) -> Conflict:
    """Return a suspicion with some fields changed."""
    said = {"source": Source.SUSPECTED, "recipient": None, "what": "The record changed while the user was alone."}
    return conflict(**{**said, **fields})


def arrangement(**fields: object) -> Arrangement:
    """Return what was arranged with some fields changed."""
    return msgspec.structs.replace(ARRANGED, **fields)


def audit(**fields: object) -> Audit:
    """Return the audit's result with some fields changed."""
    return msgspec.structs.replace(AUDITED, **fields)


def disclosed(by: Role = AGENCY_ADMIN, policy: Policy = FIRST_EDITION, **fields: object) -> Play:
    """Enter what Ida disclosed."""
    play = Play(PROCESS, ENTERED, policy)
    play.do("record", by, conflict(**fields))
    return play


def sent(recipient: Recipient = Recipient.AGENCY, policy: Policy = FIRST_EDITION) -> Play:
    """Let Ida disclose it herself, in the desk."""
    play = Play(PROCESS, ENTERED, policy)
    said = Disclosure(agency=CONFLICT.agency, recipient=recipient, whose=WhoseRecord.FAMILY, what="The night program.")
    play.do("disclose", USER, said)
    return play


def suspected(by: Role = SYSTEM_ADMIN, policy: Policy = FIRST_EDITION, **fields: object) -> Play:
    """Enter what Ida is suspected of, and come to the day of the audit."""
    play = Play(PROCESS, ENTERED, policy)
    play.do("record", by, suspicion(**fields))
    play.wait(local(3, 9))
    return play


def told(*decisions: Decision) -> list[tuple[str, Role]]:
    """Return who was told what."""
    return [(notice.template, notice.to) for each in decisions for notice in each.notices]
