"""The Committee's meetings over the API."""

from models.access.access import Viewer, viewer_of
from models.registries.edits.editing import Registry, history
from models.registries.people_and_agencies import add_person, give_office
from models.rows.cases import CaseRow
from models.rows.meetings import AgendaItem
from tests.desks import SETTLED, local
from tests.web.api.programs import Service
from workflows.law.roles import COMMITTEE

APRIL, JULY = "2026-04-15T13:00:00-04:00", "2026-07-08T13:00:00-04:00"


def member(service: Service) -> Viewer:
    with service.town.database.writing() as session:
        person = add_person(session, "Greta Lowell", "greta@desk.example", None, SETTLED)
        give_office(session, person, COMMITTEE, None, SETTLED)
        return viewer_of(person)


def scheduled(service: Service, at: str = APRIL) -> int:
    meeting: int = service.dana.post("/api/meetings", {"starts_at": at, "place": "Waterbury"}, 201)["id"]
    return meeting


def point(service: Service) -> str:
    """Put the case of a new user on the agendas, and return its number."""
    number = service.town.ask(local(2, 20))
    with service.town.database.writing() as session:
        case = session.query(CaseRow).filter_by(number=number).one()
        words = f"{number}: a password was shared"
        session.add(AgendaItem(case_id=case.id, words=words, since=local(2, 20)))
    return number


def test_a_meeting_is_listed_with_its_agenda() -> None:
    service = Service()
    later, meeting, number = scheduled(service, JULY), scheduled(service), point(service)
    told = {"case": number, "words": f"{number}: a password was shared", "told_at": None}
    for reader in (service.dana, service.program(member(service))):
        assert reader.get("/api/meetings") == {
            "items": [
                {"id": meeting, "starts_at": "2026-04-15T17:00:00Z", "place": "Waterbury", "canceled_at": None,
                 "agenda": [told], "closed": []},
                {"id": later, "starts_at": "2026-07-08T17:00:00Z", "place": "Waterbury", "canceled_at": None,
                 "agenda": [], "closed": []},
            ],
            "next": None,
            "unscheduled": [],
        }  # fmt: skip


def reasons(service: Service, meeting: int) -> list[str]:
    """Return why a meeting was corrected or moved, the last reason first."""
    with service.town.database.reading() as session:
        return [each.reason for each in history(session, Registry.MEETINGS, meeting)]


def test_a_meeting_moves_and_what_hangs_on_it_moves_along() -> None:
    service = Service()
    meeting, number = scheduled(service), point(service)
    moved = service.dana.post(f"/api/meetings/{meeting}/move", {"starts_at": JULY})
    assert (moved["starts_at"], moved["agenda"][0]["case"]) == ("2026-07-08T17:00:00Z", number)
    assert reasons(service, meeting) == ["Moved by a program, which gave no reason."]
    service.dana.post(f"/api/meetings/{meeting}/move", {"starts_at": "2026-07-15T13:00:00-04:00", "why": "Snow."})
    assert reasons(service, meeting)[0] == "Snow."


def test_what_hung_on_a_canceled_meeting_goes_to_the_next_or_waits() -> None:
    service = Service()
    first, second, number = scheduled(service), scheduled(service, JULY), point(service)
    canceled = service.dana.post(f"/api/meetings/{first}/cancel", {"why": "Snow."})
    assert canceled["canceled_at"].startswith("2026-02-20")
    assert canceled["agenda"] == []
    listed = service.dana.get("/api/meetings")
    assert [point["case"] for point in listed["items"][1]["agenda"]] == [number]
    service.dana.post(f"/api/meetings/{second}/cancel", {"why": "Snow."})
    assert [point["case"] for point in service.dana.get("/api/meetings")["unscheduled"]] == [number]


def test_a_moment_in_the_past_is_refused_beside_its_field_and_nothing_is_written() -> None:
    service = Service()
    meeting = scheduled(service)
    for path, body, field in (
        (f"/api/meetings/{meeting}/move", {"starts_at": "2026-02-01T13:00:00-05:00"}, "starts_at"),
        (f"/api/meetings/{meeting}/move", {"starts_at": "2026-03-01"}, "starts_at"),
        (f"/api/meetings/{meeting}/move", {"starts_at": "9999-12-31T23:59:59-05:00"}, "starts_at"),
        (f"/api/meetings/{meeting}/cancel", {"why": " "}, "why"),
        ("/api/meetings", {"starts_at": "2026-02-01T13:00:00-05:00", "place": "Waterbury"}, "starts_at"),
        ("/api/meetings", {"starts_at": JULY, "place": ""}, "place"),
        ("/api/meetings", {"starts_at": JULY, "place": "a\u0000b"}, "place"),
    ):
        assert service.dana.post(path, body, 422)["errors"][0]["field"] == field
    listed = service.dana.get("/api/meetings")["items"]
    assert [(each["starts_at"], each["canceled_at"]) for each in listed] == [("2026-04-15T17:00:00Z", None)]


def test_members_only_read_and_others_do_not_even_that() -> None:
    service = Service()
    meeting, greta = scheduled(service), service.program(member(service))
    service.tess.get("/api/meetings", 403)
    for asker in (greta, service.tess):
        asker.post("/api/meetings", {"starts_at": JULY, "place": "Waterbury"}, 403)
        asker.post(f"/api/meetings/{meeting}/move", {"starts_at": JULY}, 403)
        asker.post(f"/api/meetings/{meeting}/cancel", {"why": "Snow."}, 403)


def test_a_meeting_that_is_not_there_is_not_found() -> None:
    service = Service()
    for meeting in (99, 2**70):
        service.dana.post(f"/api/meetings/{meeting}/move", {"starts_at": JULY}, 404)
        service.dana.post(f"/api/meetings/{meeting}/cancel", {"why": "Snow."}, 404)


def test_the_schema_says_what_a_meeting_takes_as_its_form_has_it() -> None:
    service = Service()
    paths = service.client.get("/schema/openapi.json").json()["paths"]
    body = paths["/api/meetings"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert body["required"] == ["starts_at", "place"]
    assert body["properties"]["starts_at"]["format"] == "date-time"
    assert (body["properties"]["place"]["title"], body["properties"]["place"]["maxLength"]) == ("Place", 200)
    assert body["additionalProperties"] is False


def test_all_that_is_wrong_with_an_entry_is_said_at_once() -> None:
    said = Service().dana.post("/api/meetings", {"starts_at": "2026-02-01T13:00:00-05:00", "room": "4"}, 422)
    assert [(each["field"], each["detail"]) for each in said["errors"]] == [
        ("place", "enter where the Committee meets, or the link for a meeting online"),
        ("room", "there is no field 'room' here"),
        ("starts_at", "enter a day and time in the future"),
    ]
