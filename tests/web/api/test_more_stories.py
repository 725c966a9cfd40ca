"""The stories of inspection, law enforcement and research over the API, moving the practice clock."""

from datetime import datetime

from tests.campus import MAPLE, OTTER, PROPOSAL, TERMS, Campus, approval
from tests.desks import local
from tests.precinct import CHECKED, CONSENT, RELEASE, REQUEST, Precinct
from tests.web.api.programs import Service

INSPECTION = {
    "agency": OTTER, "client": "4711", "received_on": "2026-01-05", "asked": "in writing",
    "asker": "the client, about their own record", "identity": "photo identification",
    "wanted": "to have a copy", "information": "Program stays", "medium": "on paper",
}  # fmt: skip


class Station(Service):
    """A practice desk of a precinct, behind its API."""

    settles = Precinct

    @property
    def precinct(self) -> Precinct:
        """The town."""
        assert isinstance(self.town, Precinct)
        return self.town


class University(Service):
    """A practice desk of a campus, behind its API."""

    settles = Campus

    @property
    def campus(self) -> Campus:
        """The town."""
        assert isinstance(self.town, Campus)
        return self.town


def advance(service: Service, to: datetime) -> None:
    service.dana.post("/api/clock", {"to": to.isoformat()})


def test_what_was_received_on_january_5_is_due_on_march_6_and_late_from_march_7() -> None:
    service = Service(local(1, 12, 9))
    number = service.tess.post("/api/processes/P11/cases", {"facts": INSPECTION}, 201)["number"]
    (deadline,) = service.tess.get(f"/api/cases/{number}")["deadlines"]
    assert (deadline["due_at"], deadline["receipt"]["day"]) == ("2026-03-07T05:00:00Z", "2026-03-06")
    service.omar.get(f"/api/cases/{number}", 404)
    advance(service, local(3, 6, 23, 59))
    assert service.tess.get("/api/tasks?due=overdue")["items"] == []
    advance(service, local(3, 7, 0))
    assert [task["case"] for task in service.tess.get("/api/tasks?due=overdue")["items"]] == [number]
    denial = {"ground": "4711"}
    said = service.tess.step(number, "deny", 422, **denial)
    assert {each["field"] for each in said["errors"]} >= {"ground", "reason"}
    assert service.tess.get(f"/api/cases/{number}")["state"] == "ASKED"


def test_a_paper_that_came_before_it_was_entered_is_received_on_the_day_it_came() -> None:
    service = Station(local(6, 1, 9))
    case = service.dana.post("/api/processes/P13/cases", {"facts": {**REQUEST, "received_on": "2026-05-27"}}, 201)
    assert (case["received_at"], case["opened_at"]) == ("2026-05-27T04:00:00Z", "2026-06-01T13:00:00Z")


def test_counsel_approves_from_day_7_and_each_agency_releases_only_on_all_conditions() -> None:
    service = Station(local(6, 1, 9))
    town = service.precinct
    number = service.dana.post("/api/processes/P13/cases", {"facts": REQUEST}, 201)["number"]
    service.dana.step(number, "complete", **CHECKED)
    counsel = service.program(town.ruth)
    early = counsel.step(number, "approve", 422, opinion="It is narrow.")
    assert early["clause"] == "3.4-le-v-counsel"
    assert "not yet: possible from June 8, 2026" in early["detail"]
    for leader in (town.miriam, town.joel):
        service.program(leader).step(
            number, "consent", **CONSENT | {"signed_by": leader.name, "signed_on": "2026-06-01"}
        )
    advance(service, local(6, 8, 0))
    counsel.step(number, "approve", opinion="It is narrow.")
    helen = service.program(town.helen)
    lacking = helen.step(number, "release", 422, **{**RELEASE, "given_on": "2026-06-08", "signed": False})
    assert lacking["clause"] == "3.4-le-i-signed"
    assert helen.get("/api/disclosures")["items"] == []
    helen.step(number, "release", **{**RELEASE, "given_on": "2026-06-08"})
    (logged,) = helen.get("/api/disclosures")["items"]
    assert (logged["case"], logged["agency"], logged["decided_as"]) == (number, OTTER, "agency executive director")


def test_research_runs_once_every_agency_and_ica_approved() -> None:
    service = University(local(3, 2, 9))
    campus = service.campus
    number = service.dana.post("/api/processes/P15/cases", {"facts": PROPOSAL}, 201)["number"]
    service.dana.step(number, "accept-terms", **TERMS)
    service.program(campus.wes).get(f"/api/cases/{number}", 404)
    for program, viewer in ((service.tess, campus.tess), (service.omar, campus.omar)):
        program.step(number, "approve", **approval(viewer, "2026-03-02"))
    again = service.tess.step(number, "approve", 409, **approval(campus.tess, "2026-03-02"))
    assert again["status"] == 409
    director = service.program(campus.nora)
    director.step(number, "approve-for-ica", **approval(campus.nora, "2026-03-02"))
    (running,) = service.dana.get("/api/agreements")["items"]
    assert (running["case"], running["status"], sorted(each["key"] for each in running["agencies"])) == (
        number,
        "running",
        [MAPLE, OTTER],
    )
    advance(service, local(7, 1, 0))
    assert service.dana.get(f"/api/cases/{number}")["state"] == "RETURNING"
