"""P03: who may hold a license at all; asked when one is requested, and again when it is issued (manual 2.1, 2.2, 2.8)."""

from __future__ import annotations

from workflows.facts.facts import fact
from workflows.grammar.process import Require
from workflows.manual.people.standing import PersonStanding

MAY_HOLD = (
    Require(
        "2.2-aa-unique-license",
        "the person holds a license of this agency already",
        ~fact(PersonStanding.licensed_here).yes,
    ),
    Require(
        "2.8-v4-terminate",
        "the person's license was terminated; ICA decides first whether there may be a new one",
        ~fact(PersonStanding.terminated).yes,
    ),
    Require(
        "2.1-departure-48h",
        "the person has left; record first that the person is back",
        ~fact(PersonStanding.left).yes,
    ),
)
