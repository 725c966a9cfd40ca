"""The disclosure log over the API."""

from tests.desks import local
from tests.precinct import CHECKED, CONSENT, GIVEN, OTTER, RELEASE, REQUEST, Precinct
from tests.web.api.programs import Service


class Station(Service):
    """A service in a town where law enforcement asks for information."""

    settles = Precinct

    @property
    def precinct(self) -> Precinct:
        """The town."""
        assert isinstance(self.town, Precinct)
        return self.town


def test_a_release_over_the_api_is_in_the_log() -> None:
    station = Station(local(6, 1))
    helen, ruth, miriam = (
        station.program(each) for each in (station.precinct.helen, station.precinct.ruth, station.precinct.miriam)
    )
    facts = {**REQUEST, "agencies": [OTTER]}
    number = station.dana.post("/api/processes/P13/cases", {"facts": facts}, 201)["number"]
    assert station.dana.get("/api/disclosures") == {"items": [], "next": None}
    station.dana.step(number, "complete", **CHECKED)
    station.dana.post("/api/clock", {"to": "2026-06-10T10:00:00-04:00"})
    miriam.step(number, "consent", **CONSENT)
    ruth.step(number, "approve", opinion="Yes.")
    refused = helen.step(number, "release", 422, **{**RELEASE, "signed": False})
    assert (refused["clause"], refused["errors"][0]["field"]) == ("3.4-le-i-signed", "signed")
    assert station.dana.get("/api/disclosures")["items"] == []
    helen.step(number, "release", **RELEASE)
    (row,) = station.dana.get("/api/disclosures")["items"]
    assert {name: row[name] for name in row if name not in {"id", "recorded_at"}} == {
        "case": number, "agency": OTTER, "disclosed_on": "2026-06-10", "recipient": "Det. R. Cole",
        "what": "Entry and exit dates", "ground": "written request that meets all conditions",
        "clause": "3.4-le-written-may", "counted": "", "document": "", "sha256": "",
        "decided_by": "Helen Marsh", "decided_as": "agency executive director",
    }  # fmt: skip


def test_the_log_comes_in_pages_the_newest_first_and_each_row_once() -> None:
    station = Station(local(6, 11))
    numbers = [station.precinct.released() for _ in range(3)]
    seen, path = [], "/api/disclosures?limit=2"
    while path:
        found = station.dana.get(path)
        seen += [row["case"] for row in found["items"]]
        path = f"/api/disclosures?limit=2&cursor={found['next']}" if found["next"] else ""
    assert seen == numbers[::-1]
    for cursor in ("x", "-1", "²"):
        assert station.dana.get(f"/api/disclosures?cursor={cursor}", 422)["errors"][0]["field"] == "cursor"


def test_an_agency_reads_what_it_gave_ica_all_and_nobody_else_anything() -> None:
    station = Station(local(6, 11))
    town = station.precinct
    both = town.released()
    for viewer, expected in (
        (town.dana, {both}), (town.ruth, set()), (town.miriam, set()), (town.tess, {both}), (town.omar, set()),
    ):  # fmt: skip
        assert {row["case"] for row in station.program(viewer).get("/api/disclosures")["items"]} == expected
    premises = {
        **REQUEST, "instrument": "no request: evidence of a crime at the agency", "agencies": [OTTER],
    }  # fmt: skip
    number = station.tess.post("/api/processes/P13/cases", {"facts": premises}, 201)["number"]
    confirmed = {"given_on": "2026-06-11", "evidence": True, "on_premises": True, "good_faith": True}
    station.program(town.helen).step(number, "give-evidence", **{**GIVEN, **confirmed})
    for viewer, knows in ((town.dana, True), (town.tess, True), (town.omar, False), (town.miriam, False)):
        found = {row["case"] for row in station.program(viewer).get("/api/disclosures")["items"]}
        assert (number in found) is knows, viewer.name
