"""Factories: the access of a fund, asked for on March 2 and granted on March 9."""

from datetime import date
from typing import Any

import pytest

from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.grammar.documents import CaseDocuments
from workflows.law.levels import Level
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN
from workflows.law.value import changed
from workflows.manual.disclosure.funder_access import PROCESS
from workflows.manual.disclosure.funder_access.asking import FunderAccess
from workflows.manual.disclosure.funder_access.deciding import FunderAccessGranted
from workflows.manual.disclosure.funder_access.known import FunderAccessKnown
from workflows.manual.disclosure.funder_access.naming import FunderUser
from workflows.manual.disclosure.funder_access.signing import (
    FunderAgencyAgrees,
    FunderSigned,
)
from workflows.manual.people.standing import AgencyStanding
from workflows.trying.simulate import Play

AGREEMENT = "agreement.pdf"
REQUEST = FunderAccess(
    agency="pathways", funder="Bright Futures Fund", contact="grants@fund.example", scope="Entries and exits of the Harbor program",
    purpose="To see how its grant is used", level=Level.CASE_MANAGER_1, begins=date(2026, 4, 1), ends=date(2027, 3, 31),
)  # fmt: skip
AGREES = FunderAgencyAgrees(agree=True, voluntary=True, signed_as="Pat Dorsey")
FUNDER = FunderSigned(
    document=AGREEMENT, signed_by="Grace Holm", position="Program officer", signed_on=date(2026, 3, 4), voluntary=True,
    terms=True,
)  # fmt: skip
GRANT = FunderAccessGranted(told_on=date(2026, 3, 9))
GRACE = FunderUser(name="Grace Holm", email="grace@fund.example", level=Level.CASE_MANAGER_1, adult=True)
LICENSED = FunderAccessKnown(users=("Grace Holm",), addresses=("grace@fund.example",))


def asked(policy: Policy = FIRST_EDITION, **fields: Any) -> Play:
    play = Play(PROCESS, local(3, 2, 9), policy)
    play.learn(AgencyStanding(), FunderAccessKnown(), CaseDocuments(names=(AGREEMENT,)))
    play.do("ask", AGENCY_ADMIN, changed(REQUEST, **fields))
    return play


def signed() -> Play:
    play = asked()
    play.now = local(3, 5, 9)
    play.do("funder-signs", AGENCY_ADMIN, FUNDER)
    play.do("agency-signs", AGENCY_DIRECTOR, AGREES)
    return play


def running() -> Play:
    play = signed()
    play.now = local(3, 9, 9)
    play.do("grant", SYSTEM_ADMIN, GRANT)
    return play


def refused(play: Play, step: str, *args: Any) -> str:
    with pytest.raises(NotAllowed) as found:
        play.do(step, *args)
    return str(found.value)


def told(play: Play, template: str) -> set[Any]:
    return {each.to for decision in play.decisions for each in decision.notices if each.template == template}


def effects(play: Play) -> list[Any]:
    return [effect for each in play.decisions for effect in each.effects]
