"""3: what another law asks of an agency, as the desk remembers it: requests under way, programs, imports; and all of it undone."""

from datetime import date, timedelta
from typing import Any

import pytest

from models.database import Database
from models.intake.intake import Sent, begin
from models.lookups.about import About
from models.lookups.data import agency_programs
from models.registries.programs import enter_program
from models.rows.cases import CaseRow
from models.rows.people import Agency
from tests.desks import local
from tests.models.clients import Counter
from tests.models.corrections.correcting import confirmed, corrected
from tests.models.sharing.shelter import OTTER, PROGRAM, Shelter
from workflows.engine.cases import NotAllowed
from workflows.law.agency_kinds import Protected

LAW = "HIPAA, 45 CFR 164.524"
REPORTED: dict[str, Any] = {
    "agency": OTTER, "law": LAW, "standard": "Clients see their record within 60 days",
    "demands": "Thirty days for health records.", "reported_on": "2026-01-12",
}  # fmt: skip
THIRTY: dict[str, Any] = {"policy": "Within thirty days.", "inspection_days": 30}
CLINIC: dict[str, Any] = {
    "policy": "Nothing is shared.", "programs": ["101"], "protected_as": "protected by another law",
}  # fmt: skip


def agreed(town: Counter | Shelter, terms: dict[str, Any], now: Any) -> str:
    """Let an agency report a law, and both agree to what changes."""
    with town.database.writing() as session:
        case = session.get_one(CaseRow, begin(session, town.tess, "P35", Sent(REPORTED), local(1, 12))).number
    town.do(case, town.dana, "propose", now, **terms)
    town.do(case, town.helen, "agree", now, signed_as="Helen Marsh")
    town.do(case, town.nora, "agree-for-ica", now, signed_as="Nora Feld")
    return case


def struck(town: Counter | Shelter, case: str, kind: str, now: Any, facts: Any = None) -> None:
    if not corrected(town, case, town.dana, kind, now=now, facts=facts):
        confirmed(town, case, town.nora, now)


def last_days(town: Counter, *requests: str) -> list[date]:
    found = [town.open_duties(each)["answer"].due_at for each in requests]
    return [(each - timedelta(hours=12)).date() for each in found if each]


def kinds(town: Shelter) -> tuple[Protected, ...]:
    """Return as what imports and the reviews of the CoCs have the program."""
    with town.database.reading() as session:
        otter = session.query(Agency).filter_by(key=OTTER).one()
        return agency_programs(session, About(None, otter.id, None)).programs[0].protected


def test_requests_under_way_get_the_sooner_date_are_told_and_get_the_old_one_back_if_it_was_wrong(
    database: Database,
) -> None:
    town = Counter(database)
    request, other = town.request(town.tess), town.request(town.tess, "P12")
    assert last_days(town, request, other) == [date(2026, 3, 6), date(2026, 3, 6)]
    town.tell(local(1, 12))
    case = agreed(town, THIRTY, local(1, 20))
    assert last_days(town, request, other) == [date(2026, 2, 4), date(2026, 3, 6)]
    town.tell(local(1, 20))
    moved = " ".join(town.message("moved", "tess.barlow@desk.example").text.split())
    assert "It was due on Friday, March 6. The last day is Wednesday, February 4 now" in moved
    struck(town, case, "propose", local(1, 21), {**THIRTY, "inspection_days": 45})
    assert last_days(town, request) == [date(2026, 2, 19)]
    town.do(case, town.tess, "asks-no-more", local(1, 23), why="Repealed.", ended_on="2026-01-22")
    town.do(case, town.dana, "end-terms", local(1, 23))
    assert last_days(town, request) == [date(2026, 2, 19)]  # it came in while the law asked more
    struck(town, case, "end-terms", local(1, 26))
    town.do(case, town.dana, "keep-terms", local(1, 26), why="It was not repealed.")
    struck(town, case, "agree", local(1, 27))
    assert (last_days(town, request), town.case(case).state) == ([date(2026, 3, 6)], "AGREEING")


def test_a_program_that_a_law_protects_is_switched_off_shares_nothing_and_may_share_again_if_that_was_wrong(
    database: Database,
) -> None:
    town = Shelter(database)
    town.program_shared()
    town.signed(local(3, 5))
    assert (town.stands(local(3, 6))[0], kinds(town)) == (True, ())
    case = agreed(town, CLINIC, local(3, 9))
    assert not town.stands(local(3, 10))[0]
    assert "another law protects it" in town.stands(local(3, 10))[2]
    assert kinds(town) == (Protected.OTHER_LAW,)
    town.sweep(local(3, 9, 11))
    assert "switch-off" in town.open_duties(town.newest_of("D05").number)
    with pytest.raises(NotAllowed, match="nothing of Harbor Shelter is ever shared"):
        town.signed(local(3, 10))
    struck(town, case, "agree", local(3, 11))
    assert (town.stands(local(3, 12))[0], kinds(town)) == (True, ())
    assert town.newest_of("D05").state == "AGREES"


def test_ica_alone_does_not_say_that_a_law_protects_a_program(database: Database) -> None:
    town = Shelter(database)
    facts = {**PROGRAM, "protected": ["protected by another law"], "project_id": "102"}
    with database.writing() as session, pytest.raises(NotAllowed, match="policy conflict"):
        enter_program(session, facts, local(3, 2), town.dana.id)
