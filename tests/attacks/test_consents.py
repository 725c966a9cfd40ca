"""Consents: nobody gives one in an agency's place, in another's name, or to what they themselves ask for."""

import pytest

from tests.attacks.targets import Target
from tests.attacks.town import LONE
from tests.campus import MAPLE, OTTER
from workflows.law.roles import AGENCY_DIRECTOR

NO = {403, 404, 409, 422}


def approving(name: str, **more: str) -> dict[str, object]:
    """Return what an agency sends that approves."""
    return {"facts": {"signed_as": name, "approved_on": "2026-03-02", "independent": True}, **more}


@pytest.mark.parametrize("who", ["dana", "kofi", "nora", "adele", "ruth"])
def test_ica_approves_research_for_no_agency_with_or_without_an_administrator(desk: Target, who: str) -> None:
    number, somebody = desk.town.research(project=f"Approved by {who}"), desk.person(who)
    viewer = getattr(desk.town, who)
    for party in (OTTER, MAPLE, LONE, ""):
        for name in (viewer.name, "Lena Frost", "Tess Barlow"):
            sent = approving(name, **({"party": party} if party else {}))
            assert somebody.post(f"/api/cases/{number}/steps/approve", sent).status_code in NO
        form = {"signed_as": viewer.name, "independent": "yes", "party": party}
        assert somebody.post(f"/cases/{number}/approve", form).status_code in NO
    open_still = desk.town.open_duties(number)
    assert {f"approve:{each}" for each in (OTTER, MAPLE, LONE)} <= set(open_still)
    assert open_still[f"approve:{LONE}"].team is AGENCY_DIRECTOR  # who is asked where there is no administrator


def test_a_director_of_one_agency_approves_for_no_other_one(desk: Target) -> None:
    number, lena = desk.town.research(project="Approved for others"), desk.person("lena")
    for party in (OTTER, MAPLE):
        assert lena.post(f"/api/cases/{number}/steps/approve", approving("Lena Frost", party=party)).status_code in NO
    assert {f"approve:{each}" for each in (OTTER, MAPLE)} <= set(desk.town.open_duties(number))
    mine = lena.post(f"/api/cases/{number}/steps/approve", approving("Lena Frost", party=LONE))
    assert mine.status_code == 200, mine.text
    assert f"approve:{LONE}" not in desk.town.open_duties(number)


def test_nobody_signs_with_anothers_name(desk: Target) -> None:
    number, tess = desk.town.research(project="Signed by others"), desk.person("tess")
    for name in ("Helen Marsh", "Omar Haddad", "Nora Feld", "Tess", "T. B."):
        assert tess.post(f"/api/cases/{number}/steps/approve", approving(name)).status_code in NO, name
    assert f"approve:{OTTER}" in desk.town.open_duties(number)


@pytest.mark.parametrize("address", ["omar.haddad@desk.example", "o.haddad@uvm.example"])
def test_a_researcher_approves_no_project_of_theirs_also_under_another_address(desk: Target, address: str) -> None:
    said = {"researcher": "Omar Haddad", "researcher_email": address}
    number, omar = desk.town.research(project=f"By {address}", **said), desk.person("omar")
    for sent in (approving("Omar Haddad"), approving("Omar Haddad", party=MAPLE)):
        assert omar.post(f"/api/cases/{number}/steps/approve", sent).status_code in NO
    assert f"approve:{MAPLE}" in desk.town.open_duties(number)


def test_a_researcher_records_no_project_of_theirs(desk: Target) -> None:
    before = desk.town.newest_of("P15").id
    facts = {"project": "Mine", "researcher": "Dana Whitcomb", "researcher_email": "dana.whitcomb@desk.example",
             "institution": "University of Vermont", "relationship": "Memorandum of understanding",
             "related_since": "2025-09-01", "affiliation": "employed by the institution", "agencies": [OTTER],
             "human_subjects": False, "project_ends": "2026-06-30"}  # fmt: skip
    answer = desk.person("dana").post("/api/processes/P15/cases", {"facts": facts})
    assert answer.status_code == 403
    assert "this is about you" in answer.text
    assert desk.town.newest_of("P15").id == before
