"""4.4, imports that were asked for before the directory had programs: they go on as they were made, and read well."""

from datetime import date
from typing import Any

import msgspec
import pytest

from tests.stories.data.importers import (
    ACCEPTED,
    ASKED,
    CHITTENDEN,
    COVE,
    ESTIMATE,
    HARBOR,
    PAID,
    PAPERS,
    PROGRAMS,
    STANDARDS,
    WEIGHED,
)
from tests.stories.data.importers import CONSENT as ALLOWED
from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.grammar.events import Act
from workflows.law.policy import FIRST_EDITION
from workflows.law.roles import AGENCY_ADMIN, COC_BALANCE, COC_CHITTENDEN, SYSTEM_ADMIN
from workflows.manual.data.imports import PROCESS
from workflows.manual.data.imports.deciding import DirectEntry, importable, programs
from workflows.manual.data.imports.projects import ImportPrograms, TypedProjects
from workflows.manual.people.standing import AgencyStanding
from workflows.names.changes import Place
from workflows.names.versions import upcast
from workflows.trying.simulate import Play

TYPED = TypedProjects(projects="Harbor House\nCove Apartments", continua=frozenset({HARBOR.continuum, CHITTENDEN}))
NO = DirectEntry(why="Duplicates.")


def ready() -> Play:
    """Let an older case come to its first upload, with one dollar paid of the estimate."""
    play = Play(PROCESS, local(3, 2))
    play.learn(AgencyStanding(), PAPERS)
    request = msgspec.structs.replace(ASKED, programs=())
    play.fire(Act("ask", frozenset({AGENCY_ADMIN}), (request, TYPED)))
    play.do("document-vendor", AGENCY_ADMIN, STANDARDS)
    play.do("confirm-funder", AGENCY_ADMIN, ALLOWED)
    for leader, party in ((COC_BALANCE, "balance"), (COC_CHITTENDEN, "chittenden")):
        play.do("approve-vendor", leader, party=party)
        play.do("allow-imports", leader, WEIGHED, party=party)
    play.do("give-estimate", SYSTEM_ADMIN, ESTIMATE)
    play.do("accept-estimate", AGENCY_ADMIN, ACCEPTED)
    play.do("record-payment", SYSTEM_ADMIN, msgspec.structs.replace(PAID, amount=1, paid_on=date(2026, 3, 2)))
    return play


def test_what_was_typed_stays_beside_the_request_and_a_revocation_says_whose_it_is() -> None:
    place = Place("NEW", "2026-03-02")
    asked: dict[str, Any] = {
        "kind": "act", "name": "ask", "actors": ["agency-administrator"],
        "forms": {"ImportRequest": {"agency": "lakeshore", "projects": "Harbor House", "continua": ["balance"]}},
    }  # fmt: skip
    now = upcast("P26", asked, place, 3)["forms"]
    assert now["ImportRequest"] == {"agency": "lakeshore", "programs": []}
    assert now["TypedProjects"] == {"projects": "Harbor House", "continua": ["balance"]}
    ended = {"kind": "act", "name": "revoke", "actors": ["coc-chittenden"], "forms": {"DirectEntry": {"why": "No."}}}
    assert upcast("P26", ended, Place("RUNNING", "2026-04-02"), 3)["party"] == "chittenden"


def test_an_older_case_stands_where_it_stood_and_ends_as_a_whole() -> None:
    play = ready()
    assert play.case.state == "READY"
    assert programs.read(play.case.known(FIRST_EDITION, play.now)) == "Harbor House and Cove Apartments"
    assert play.do("revoke", COC_CHITTENDEN, NO, party="chittenden").after.state == "REVOKED"


def test_once_its_programs_are_named_each_continuum_ends_its_own() -> None:
    play = ready()
    play.learn(PROGRAMS)
    with pytest.raises(NotAllowed, match="99 is no program of this agency"):
        play.do("name-programs", SYSTEM_ADMIN, ImportPrograms(programs=("99",)))
    play.do("name-programs", AGENCY_ADMIN, ImportPrograms(programs=("11", "21")))
    assert importable(play.case.known(FIRST_EDITION, play.now)) == (HARBOR, COVE)
    assert play.do("revoke", COC_CHITTENDEN, NO, party="chittenden").after.state == "READY"
    with pytest.raises(NotAllowed, match="the projects are programs of the directory"):
        play.do("name-programs", AGENCY_ADMIN, ImportPrograms(programs=("11",)))
