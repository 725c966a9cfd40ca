"""A case keeps the edition of the policy that it was opened under."""

from datetime import date

import pytest

from models.access.rulebook import Rulebook
from tests.databases import KINDS
from tests.desks import JO, Town, local
from workflows.law.policy import Editions, Policy
from workflows.manual.registry import BY_KEY

SHORTER = Policy("March 2026", date(2026, 3, 1), Policy.onboarding_submit_days.to(5))


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_edition_rules_the_cases_opened_from_its_day_on(kind: str) -> None:
    town = Town(KINDS[kind](Rulebook(dict(BY_KEY), Editions([SHORTER]))))
    old = town.ask(local(2, 28, 23))
    new = town.ask(local(3, 1, 0), name="Ana Ruiz", email="ana.ruiz@otter.example")
    for number in (old, new):
        town.do(number, town.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
    assert [town.case(number).edition for number in (old, new)] == ["first edition", "March 2026"]
    assert town.open_duties(old)["homework"].due_at == local(3, 18, 0)
    assert town.open_duties(new)["homework"].due_at == local(3, 8, 0)
    town.sweep(local(4, 2))
    assert town.newest(JO).edition == "March 2026"
