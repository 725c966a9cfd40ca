"""4.4, imports: each Continuum ends those of its own projects, and the others go on."""

import msgspec
import pytest

from tests.stories.data.importers import (
    BAD,
    BALANCE,
    CHITTENDEN,
    COVE,
    GOOD,
    HARBOR,
    WEIGHED,
    check,
    documented,
    ready,
)
from workflows.engine.cases import Decision, NotAllowed
from workflows.facts.known import Known
from workflows.law.policy import FIRST_EDITION
from workflows.law.roles import (
    AGENCY_ADMIN,
    COC_BALANCE,
    COC_CHITTENDEN,
    SYSTEM_ADMIN,
    Role,
)
from workflows.manual.data.imports.deciding import DirectEntry, importable
from workflows.manual.data.imports.uploads import UploadResult
from workflows.manual.data.programs_known import AgencyPrograms
from workflows.trying.simulate import Play

ALL = (AGENCY_ADMIN, SYSTEM_ADMIN, COC_BALANCE, COC_CHITTENDEN)
NO = DirectEntry(why="The vendor's duplicates cannot be told apart.")


def refusal(play: Play, step: str, actor: Role, *forms: msgspec.Struct) -> str:
    """Return why a step is refused."""
    with pytest.raises(NotAllowed) as refused:
        play.do(step, actor, *forms)  # type: ignore[arg-type]
    return str(refused.value.first)


def known(play: Play) -> Known:
    """Return what is known of a case now."""
    return play.case.known(FIRST_EDITION, play.now)


def told(decision: Decision) -> set[tuple[str, Role]]:
    """Return who is told what."""
    return {(notice.template, notice.to) for notice in decision.notices}


@pytest.mark.parametrize("results", [(), (GOOD,), (BAD,)])
def test_a_continuum_ends_imports_of_its_own_projects_and_the_others_go_on(results: tuple[UploadResult, ...]) -> None:
    play = ready()
    for result in results:
        check(play, result)
    before = play.case.state
    ended = play.do("revoke", COC_CHITTENDEN, NO, party="chittenden")
    assert ended.after.state == before
    assert told(ended) == {("import-revoked-in-part", role) for role in ALL}
    assert importable(known(play)) == (HARBOR,)
    with pytest.raises(NotAllowed, match="this is done already"):
        play.do("revoke", COC_CHITTENDEN, NO, party="chittenden")
    last = play.do("revoke", COC_BALANCE, NO, party="balance")
    assert (last.after.state, told(last)) == ("REVOKED", {("import-revoked", role) for role in ALL})


def test_no_continuum_ends_imports_of_the_other_and_nobody_else_does() -> None:
    play = ready()
    for role, party in ((COC_CHITTENDEN, "balance"), (SYSTEM_ADMIN, "balance"), (AGENCY_ADMIN, "chittenden")):
        with pytest.raises(NotAllowed, match="to do"):
            play.do("revoke", role, NO, party=party)
    alone = documented(CHITTENDEN)
    alone.do("approve-vendor", COC_CHITTENDEN, party="chittenden")
    assert refusal(alone, "revoke", COC_BALANCE, NO).startswith("P26: that cannot be done now")


def test_a_program_that_moved_to_a_continuum_that_never_allowed_it_is_not_imported() -> None:
    play = documented(BALANCE)
    play.do("approve-vendor", COC_BALANCE, party="balance")
    play.do("allow-imports", COC_BALANCE, WEIGHED, party="balance")
    moved = msgspec.structs.replace(HARBOR, continuum=CHITTENDEN)
    play.learn(AgencyPrograms(programs=(moved, COVE)))
    assert importable(known(play)) == ()
