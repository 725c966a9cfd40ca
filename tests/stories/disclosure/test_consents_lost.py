"""A consent that a change of the directory takes away: nothing is done by it any more, and those concerned are told."""

import msgspec

from tests.stories.data.importers import BALANCE, CHITTENDEN, COVE, HARBOR, PROGRAMS, documented, ready
from tests.stories.disclosure.officials import in_review, offered
from workflows.engine.losses import NO_PART, told_of_losses
from workflows.facts.forms import Form
from workflows.law.continua import Continuum
from workflows.law.roles import (
    AGENCY_ADMIN,
    AGENCY_DIRECTOR,
    COC_BALANCE,
    COC_CHITTENDEN,
    COUNSEL,
    ICA_DIRECTOR,
    SYSTEM_ADMIN,
    Role,
)
from workflows.manual.data.programs_known import AgencyPrograms
from workflows.manual.disclosure.law_enforcement.continua_asked import AskedContinua
from workflows.trying.simulate import Play

BOTH = AskedContinua(alone=frozenset(Continuum))
MOVED = AskedContinua(alone=frozenset({Continuum.CHITTENDEN}))
MISSING = {
    ("enforcement-consent-missing", role)
    for role in (COUNSEL, ICA_DIRECTOR, SYSTEM_ADMIN, AGENCY_DIRECTOR, AGENCY_ADMIN)
}


def told(play: Play, *records: Form) -> set[tuple[str, Role]]:
    return {(each.template, each.to) for each in told_of_losses(play.learn(*records), play.policy)}


def test_an_agency_that_joins_another_continuum_needs_its_consent_and_all_who_waited_for_the_release_hear_of_it() -> (
    None
):
    play = offered()
    assert told(play, BOTH) == MISSING
    assert told(play, BOTH) == set()
    assert told(offered(), MOVED) == {*MISSING, (NO_PART, COC_BALANCE)}


def test_of_a_continuum_that_is_not_asked_any_more_hear_itself_and_nobody_of_a_consent_that_nobody_had_given() -> None:
    assert told(in_review(), MOVED) == {(NO_PART, COC_BALANCE)}
    assert told(in_review(), BOTH) == set()


def test_a_program_that_moves_or_is_taken_off_the_directory_is_imported_no_more_and_all_hear_of_it() -> None:
    moved = msgspec.structs.replace(HARBOR, continuum=CHITTENDEN)
    fell = {("import-fell-away", role) for role in (AGENCY_ADMIN, SYSTEM_ADMIN, COC_BALANCE, COC_CHITTENDEN)}
    assert told(ready(), AgencyPrograms(programs=(COVE,))) == {*fell, (NO_PART, COC_BALANCE)}
    assert told(ready(), AgencyPrograms(programs=(msgspec.structs.replace(COVE, continuum=BALANCE), HARBOR))) == {
        *fell,
        (NO_PART, COC_CHITTENDEN),
    }
    both = ready()
    assert told(both, PROGRAMS) == set()
    asked = documented(BALANCE)
    assert told(asked, AgencyPrograms(programs=(moved, COVE))) == {(NO_PART, COC_BALANCE)}
    assert "vendor:chittenden" in asked.case.owed
