"""The hearing of a meeting over the API: who was there, and its minutes; each reads what they may know."""

from typing import Any

from tests.desks import local
from tests.models.violations import FOUND, GRAVE, SENT, Bench
from tests.web.api.programs import Program, Service

MEETING = "/api/meetings/1"
ATTENDANCE, MINUTES = f"{MEETING}/attendance", f"{MEETING}/minutes"


class Court(Service):
    """A desk on the day of a meeting, with a third violation that the Committee decided on; a member stands aside."""

    settles = Bench

    def __init__(self) -> None:
        """Find it, and let the members vote."""
        super().__init__(local(4, 14, 15))
        for day in (22, 25):
            self.bench.notify(
                local(3, day, 9), finding={"nature": f"Screen {day}", "occurred_on": f"2026-03-{day - 2}"}
            )
        self.third = self.bench.find(FOUND, finding=GRAVE)
        self.bench.do(self.third, self.bench.dana, "send-notice", FOUND, **SENT)
        for each in (*self.bench.members, self.bench.walter):
            self.bench.vote(self.third, each, "keep", local(4, 14, 14))
        self.chair, self.greta, self.tied = (
            self.program(each) for each in (self.bench.walter, self.bench.members[0], self.bench.tied)
        )

    @property
    def bench(self) -> Bench:
        """The town."""
        assert isinstance(self.town, Bench)
        return self.town


def names(people: list[dict[str, Any]]) -> list[str]:
    return [each["name"] for each in people]


def test_a_hearing_is_read_as_on_its_pages() -> None:
    court = Court()
    heard = {"case": court.third, "words": "third violation", "decided_on": "2026-04-14", "outcome": "kept"}
    assert court.greta.get(MEETING)["closed"] == [heard]
    assert court.tied.get(MEETING)["closed"] == []
    court.tess.get(MEETING, 403)
    for path in (ATTENDANCE, MINUTES):
        court.tess.get(path, 403)
        court.program(court.bench.miriam).get(path, 403)
    drafted = court.greta.get(MINUTES)
    assert (drafted["version"], [part["case"] for part in drafted["parts"]]) == (0, [None, court.third])
    assert [part["case"] for part in court.tied.get(MINUTES)["parts"]] == [None]


def test_an_attendance_is_recorded_once_by_its_key_and_corrected_with_a_reason() -> None:
    court = Court()
    said = {"present": [court.bench.walter.id], "aside": {court.third: [court.bench.tied.id]}}
    for _ in range(2):
        recorded = court.chair.post(ATTENDANCE, said, key="attendance of April")
        assert recorded["version"] == 1
    (last,) = court.greta.get(ATTENDANCE)["items"]
    assert (names(last["present"]), names(last["aside"][0]["people"])) == (["Walter Pine"], ["Emil Novak"])
    assert court.tied.get(ATTENDANCE)["items"][0]["aside"] == []
    refused = court.dana.post(ATTENDANCE, {**said, "version": 1}, 422)
    assert refused["errors"][0]["field"] == "reason"
    corrected = court.dana.post(ATTENDANCE, {**said, "version": 1, "reason": "She was late."})
    assert [each["reason"] for each in corrected["items"]] == ["She was late.", ""]
    court.greta.post(ATTENDANCE, said, 403)


def test_of_a_case_that_one_may_not_know_of_nothing_is_recorded_and_nothing_betrayed() -> None:
    court = Court()
    court.bench.recuse(court.third, court.bench.walter)
    for case in (court.third, "26-0000"):
        said = court.chair.post(ATTENDANCE, {"present": [court.bench.walter.id], "aside": {case: []}}, 422)
        assert said["errors"][0]["detail"].startswith(
            f"this meeting deals with no case {case}, or with none that you may"
        )
        kept = court.chair.post(MINUTES, {"parts": [{"case": case, "words": "Seen."}]}, 422)
        assert kept["errors"][0]["field"] == "parts"


def test_minutes_are_saved_approved_and_then_corrected_with_a_reason() -> None:
    court = Court()
    later = court.dana.post("/api/meetings", {"starts_at": "2026-05-12T13:00:00-04:00", "place": "Barre"}, 201)["id"]
    new = {"parts": [{"case": None, "words": "We met."}]}
    saved = court.dana.post(MINUTES, new)
    assert (saved["version"], saved["parts"][0]["words"], saved["parts"][1]["case"]) == (1, "We met.", court.third)
    court.dana.post(MINUTES, new, 422)
    court.dana.post(f"{MINUTES}/approve", {"meeting": later}, 422)
    court.clock.move(local(5, 12, 9))
    assert court.chair.post(f"{MINUTES}/approve", {"meeting": later})["approved_at"] == later
    again = {"parts": [{"case": None, "words": "We met in Barre."}], "version": 1}
    assert _field(court.dana, again) == "reason"
    assert court.dana.post(MINUTES, {**again, "reason": "The place was wrong."})["reason"] == "The place was wrong."


def _field(program: Program, body: dict[str, Any]) -> str:
    """Return the field for which minutes are refused."""
    return str(program.post(MINUTES, body, 422)["errors"][0]["field"])


def test_the_schema_describes_what_a_hearing_takes() -> None:
    paths = Court().client.get("/schema/openapi.json").json()["paths"]
    for path in ("attendance", "minutes", "minutes/approve"):
        deed = paths[f"/api/meetings/{{meeting_id}}/{path}"]["post"]
        assert deed["requestBody"]["required"]
        assert "Idempotency-Key" in {each["name"] for each in deed["parameters"]}
