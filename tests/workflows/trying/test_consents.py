"""Doing is stood in for, consenting is not: what an agency agrees to is its own to say (2.1-aa-optional)."""

import pytest

from workflows.grammar.process import Process
from workflows.grammar.takers import owners_of
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, STAND_IN, may_act_as, vacancy
from workflows.manual.registry import PROCESSES
from workflows.telling.citations import all_duties

AGREEING = {"accept", "agree", "approve", "consent", "sign", "vote"}


@pytest.mark.parametrize("process", PROCESSES, ids=lambda process: process.key)
def test_where_an_agency_approves_accepts_or_signs_it_consents(process: Process) -> None:
    agrees = [
        (duty, way)
        for duty in all_duties(process)
        for way in duty.ways
        if AGENCY_ADMIN in owners_of(way, duty) and way.deed.partition(" ")[0].lower() in AGREEING
    ]
    assert [way.name for duty, way in agrees if not duty.consents] == []


def test_who_fills_in_for_an_administrator_does_what_is_to_be_done_and_agrees_to_nothing() -> None:
    assert may_act_as({STAND_IN}, AGENCY_ADMIN)
    assert not may_act_as({STAND_IN}, AGENCY_ADMIN, consents=True)
    assert vacancy(AGENCY_ADMIN, consents=True) is AGENCY_DIRECTOR
