"""What parties of one case read of each other: votes before the count, counsel's and ICA's notes, what another agency answered."""

from typing import Any

import pytest

from models.rows.notices import Message
from tests.attacks.targets import Target
from tests.campus import MAPLE, OTTER
from tests.models.violations import KIM

SECRET = "Weighed by ICA before anybody was told"


def said_to(desk: Target, who: str, number: str) -> str:
    """Return all that somebody reads of a case, on its page and as a program."""
    somebody, case = desk.person(who), f"/api/cases/{number}"
    places = (
        f"/cases/{number}",
        case,
        f"{case}/history?limit=100",
        f"/cases?q={number}",
        "/inbox",
        "/api/tasks?queue=team",
    )
    return " ".join(somebody.get(place).text for place in places)


def test_votes_are_nobodys_but_their_authors_before_the_count_and_can_be_changed(desk: Target) -> None:
    number, hassan = desk.town.third, desk.person("hassan")
    steps = f"/api/cases/{number}/steps/vote"
    before = {who: said_to(desk, who, number).count("terminate") for who in ("dana", "tess", "greta", "walter")}
    assert hassan.post(steps, {"facts": {"choice": "terminate"}}).status_code == 200
    for who, count in before.items():
        said = said_to(desk, who, number)
        assert said.count("terminate") == count, who
        assert "Hassan Idris voted" not in said
    assert hassan.post(steps, {"facts": {"choice": "keep"}}).status_code == 200
    for who in ("tied", "omar", "ida", "ruth", "miriam", "dana", "tess"):
        assert desk.person(who).post(steps, {"facts": {"choice": "keep"}}).status_code in {403, 404}, who
    assert desk.person("greta").post(
        steps, {"facts": {"choice": "keep"}, "party": str(desk.town.hassan.id)}
    ).status_code in {403, 404, 422}


def test_the_accuseds_agency_reads_no_note_of_ica_and_the_accused_nothing(desk: Target) -> None:
    number, dana = desk.town.third, desk.person("dana")
    assert dana.post(f"/api/cases/{number}/notes", {"note": SECRET}).status_code == 201
    assert SECRET in said_to(desk, "dana", number)
    for who in ("tess", "helen", "greta", "walter"):
        assert SECRET not in said_to(desk, who, number), who
        assert number not in desk.person(who).get(f"/api/cases?q={SECRET.split(maxsplit=1)[0]}").text
    with desk.database.reading() as session:
        subjects = [each.subject for each in session.query(Message).filter(Message.address != KIM)]
    assert not [each for each in subjects if "Kim" in each or "Roe" in each]


REQUESTS: list[dict[str, Any]] = [
    {"instrument": "grand jury subpoena", "return_on": "2026-03-20"},
    {"instrument": "federal protective services or threat investigation", "statute": "18 U.S.C. 3056"},
    {"instrument": "no request: evidence of a crime at the agency"},
]


@pytest.mark.parametrize("request_of", REQUESTS, ids=["grand jury", "protective", "premises"])
def test_the_cocs_find_no_request_in_which_their_consent_plays_no_part(
    desk: Target, request_of: dict[str, Any]
) -> None:
    by = desk.town.tess if "no request" in request_of["instrument"] else desk.town.dana
    number = desk.town.police(by, **request_of, agencies=[OTTER])
    for who in ("miriam", "joel", "greta", "walter", "omar"):
        somebody = desk.person(who)
        for place in (f"/cases/{number}", f"/api/cases/{number}", f"/api/cases/{number}/history"):
            assert somebody.get(place).status_code == 404, (who, place)
        assert number not in somebody.get("/api/cases?limit=100").text
        assert number not in somebody.get("/api/notices?limit=100").text
    assert desk.person("tess").get(f"/cases/{number}").status_code == 200


def test_one_agency_reads_nothing_of_what_another_one_answered(desk: Target) -> None:
    number, omar = desk.town.research(project="Read by both"), desk.person("omar")
    refused = {"facts": {"why": SECRET}, "party": MAPLE}
    answered = omar.post(f"/api/cases/{number}/steps/keep-data", refused)
    assert answered.status_code == 200, answered.text
    assert SECRET in said_to(desk, "omar", number)
    for who in ("tess", "lena"):
        assert SECRET not in said_to(desk, who, number)
    assert omar.post(f"/api/cases/{number}/notes", {"note": f"{SECRET}, again"}).status_code == 201
    assert f"{SECRET}, again" not in said_to(desk, "tess", number)
