"""A client of Otter Creek asks on Monday, January 5, 2026, and the agency enters it a week later."""

from __future__ import annotations

from datetime import date

import msgspec

from tests.workflows.moments import local
from workflows.engine.cases import Decision
from workflows.facts.forms import Form
from workflows.grammar.process import Process
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import AGENCY_ADMIN, Role
from workflows.manual.clients import correction, inspection
from workflows.manual.clients.correction import EarlierCorrections, Wrong
from workflows.manual.clients.correction import Request as Correction
from workflows.manual.clients.inspection import EarlierInspections, Medium, Wanted
from workflows.manual.clients.inspection import Request as Inspection
from workflows.manual.clients.requests import Asker, Channel, Guideline, Identity
from workflows.trying.simulate import Play

RECEIVED, ENTERED = date(2026, 1, 5), local(1, 12)
TO_INSPECT = Inspection(
    agency="otter-creek-shelter",
    client="48213",
    received_on=RECEIVED,
    asked=Channel.WRITING,
    asker=Asker.CLIENT,
    identity=Identity.PHOTO,
    wanted=Wanted.BOTH,
    information="Program stays since 2024",
    medium=Medium.PAPER,
)
TO_CORRECT = Correction(
    agency="otter-creek-shelter",
    client="48213",
    received_on=RECEIVED,
    asked=Channel.PHONE,
    asker=Asker.CLIENT,
    identity=Identity.QUESTIONS,
    information="Prior Living Situation",
    wrong=Wrong.INACCURATE,
)


def to_inspect(**fields: object) -> Inspection:
    """Return the request to inspect with some fields changed."""
    return msgspec.structs.replace(TO_INSPECT, **fields)


def to_correct(**fields: object) -> Correction:
    """Return the request to correct with some fields changed."""
    return msgspec.structs.replace(TO_CORRECT, **fields)


def inspecting(
    request: Inspection = TO_INSPECT,
    guideline: int | None = None,
    earlier: EarlierInspections | None = None,
    policy: Policy = FIRST_EDITION,
) -> Play:
    """Enter a request to inspect."""
    return _begun(inspection.PROCESS, request, guideline, earlier or EarlierInspections(asks_who=True), policy)


def correcting(request: Correction = TO_CORRECT, guideline: int | None = None, policy: Policy = FIRST_EDITION) -> Play:
    """Enter a request to correct."""
    return _begun(correction.PROCESS, request, guideline, EarlierCorrections(asks_who=True), policy)


def _begun(process: Process, request: Form, guideline: int | None, earlier: Form, policy: Policy) -> Play:
    play = Play(process, ENTERED, policy)
    play.learn(Guideline(days=guideline), earlier)
    play.do("ask", AGENCY_ADMIN, request)
    return play


def told(decisions: list[Decision]) -> list[tuple[date, str, Role]]:
    """Return who was told what, and on which day."""
    return [
        (FIRST_EDITION.calendar.day(each.at), notice.template, notice.to)
        for each in decisions
        for notice in each.notices
    ]
