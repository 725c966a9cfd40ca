"""A violation over the API, from the allegation to the count of the Committee's votes."""

from typing import Any

from models.rows.notices import Message
from tests.desks import local
from tests.models.corrections.correcting import confirmed, corrected
from tests.models.violations import ALLEGED, FINDING, GRAVE, KIM, Bench
from tests.web.api.programs import Program, Service


class Court(Service):
    """A practice desk with a Committee, behind its API."""

    settles = Bench

    @property
    def bench(self) -> Bench:
        """The town."""
        assert isinstance(self.town, Bench)
        return self.town

    def standing(self) -> dict[str, Any]:
        """Return Kim's license as ICA sees it."""
        (found,) = (each for each in self.dana.get("/api/licenses")["items"] if each["username"] == "kim.roe")
        return dict(found)


def alleged(court: Court, **facts: object) -> str:
    return str(court.dana.post("/api/processes/P19/cases", {"facts": {**ALLEGED, **facts}}, 201)["number"])


def advance(court: Court, to: str) -> None:
    court.dana.post("/api/clock", {"to": to})


def third(court: Court) -> str:
    """Find three violations of Kim, and give notice of the third."""
    for month in (4, 5):
        number = alleged(court)
        court.dana.step(number, "find", **{**FINDING, "occurred_on": f"2026-0{month - 1}-20"})
        advance(court, f"2026-0{month + 1}-01T09:00:00-04:00")
    number = alleged(court)
    court.dana.step(number, "find", **{**GRAVE, "occurred_on": "2026-05-20"})
    court.dana.step(number, "send-notice", sent_on="2026-06-01")
    return number


def test_a_first_suspension_runs_through_may_1_and_is_over_on_may_2() -> None:
    court = Court(local(4, 1, 9))
    number = alleged(court)
    court.dana.step(number, "find", **FINDING)
    court.dana.step(number, "send-notice", sent_on="2026-04-01")
    assert (court.standing()["status"], court.standing()["bars"][0]["until"]) == ("suspended", "2026-05-01")
    advance(court, "2026-05-01T23:59:00-04:00")
    assert court.standing()["status"] == "suspended"
    advance(court, "2026-05-02T00:00:00-04:00")
    assert court.standing()["status"] == "issued"
    assert court.dana.get(f"/api/cases/{number}")["state"] == "AFTERCARE"


def test_members_change_their_vote_until_the_count_and_find_just_their_own_task() -> None:
    court = Court(local(4, 1, 9))
    number = third(court)
    member = court.program(court.bench.members[0])
    (task,) = member.get("/api/tasks")["items"]
    assert (task["case"], task["task"]) == (number, "vote on what follows for Kim Roe")
    member.step(number, "vote", choice="keep")
    said = member.step(number, "vote", choice="terminate")
    assert {vote["choice"] for vote in said["answers"]["vote"].values()} == {"terminate"}
    assert [
        each["facts"]["choice"]
        for each in member.get(f"/api/cases/{number}/history")["items"]
        if each["event"] == "vote"
    ] == ["terminate", "keep"]
    assert member.get("/api/tasks")["items"] == []


def test_nobody_claims_or_hands_on_a_vote_of_somebody_else() -> None:
    court = Court(local(4, 1, 9))
    number = third(court)
    first, second = (court.program(each) for each in court.bench.members[:2])
    (task,) = first.get("/api/tasks")["items"]
    second.post(f"/api/tasks/{task['id']}/claim", None, 404)  # who owes a vote is the chair's and ICA's to know
    first.post(f"/api/tasks/{task['id']}/assign", {"person": court.bench.members[1].id}, 422)
    first.post(f"/api/tasks/{task['id']}/release", None, 409)
    assert number in {each["case"] for each in second.get("/api/tasks")["items"]}


def test_after_the_count_nobody_votes_and_who_stands_aside_finds_nothing() -> None:
    court = Court(local(4, 1, 9))
    number = third(court)
    court.program(court.bench.tied).step(number, "vote", 404, choice="keep")
    for each in court.bench.members:
        court.program(each).step(number, "vote", choice="keep")
    chair = court.program(court.bench.walter)
    chair.step(number, "close-vote", 422)  # so soon only the last vote ends it
    chair.step(number, "vote", choice="keep")
    assert chair.get(f"/api/cases/{number}")["state"] == "KEPT"
    chair.step(number, "vote", 409, choice="terminate")
    votes = chair.get(f"/api/cases/{number}")["answers"]["vote"]
    assert {vote["choice"] for vote in votes.values()} == {"keep"}


def test_the_user_is_told_but_finds_no_case() -> None:
    court = Court(local(4, 1, 9))
    number = alleged(court)
    court.dana.step(number, "find", **FINDING)
    court.dana.step(number, "send-notice", sent_on="2026-04-01")
    kim: Program = court.program(court.bench.viewer(KIM))
    kim.get(f"/api/cases/{number}", 404)
    assert [each["process"] for each in kim.get("/api/cases")["items"]] == ["P05"]  # the training year is hers to see
    court.beat()
    with court.house.database.reading() as session:
        mails = [each for each in session.query(Message).order_by(Message.id) if each.address == KIM]
    assert [mail.subject for mail in mails] == ["Your HMIS trainings for 2026", "ICA found a violation"]
    assert f"/cases/{number}" not in mails[0].text + mails[0].html


def test_a_corrected_case_reads_as_it_counts_and_its_history_has_both() -> None:
    court = Court(local(4, 1, 9))
    number = alleged(court)
    court.dana.step(number, "find", **FINDING)
    corrected(
        court.bench, number, court.bench.dana, "find", now=local(4, 1, 10), facts={**FINDING, "nature": "A lent key"}
    )
    confirmed(court.bench, number, court.bench.nora, local(4, 1, 11))
    case = court.dana.get(f"/api/cases/{number}")
    assert case["facts"]["Finding"]["nature"] == "A lent key"
    history = court.dana.get(f"/api/cases/{number}/history")["items"]
    said = [(each["event"], each["facts"].get("nature")) for each in history if each["event"] in {"find", "correct"}]
    assert said == [("correct", None), ("find", FINDING["nature"])]
