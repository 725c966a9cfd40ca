"""Signing up for a training that is planned: oneself, or the people of one's agency, as far as there are seats."""

from tests.desks import local
from tests.web.registries.desks import Desk, typed

PLANNED = {
    "topic": "general", "title": "Reports", "minutes": "90", "begins": "9:30 am", "place": "https://meet.example/1",
    "seats": "2", **typed("held_on", local(4, 2)),
}  # fmt: skip


def planned(desk: Desk) -> str:
    return desk.dana.post("/trainings/add", PLANNED).place


def test_an_agency_signs_its_people_up_while_there_are_seats_and_a_seat_that_is_given_up_is_free_again() -> None:
    desk = Desk()
    ana, ben, far = (
        desk.person("Ana Ruiz"),
        desk.person("Ben Ward"),
        desk.person("Far Away", "maple-street-family-center"),
    )
    path = planned(desk)
    page = desk.tess.get(path).words
    assert "9:30 AM" in page
    assert "2 of 2 seats left" in page
    assert "Tess Barlow, you" in page
    assert "Far Away" not in page
    elsewhere = desk.tess.post(f"{path}/sign-up", {"people": [str(far)]}, 422)
    assert "choose yourself, or people of your agency" in elsewhere.words.lower()
    told = desk.tess.told(f"{path}/sign-up", {"people": [str(ana), str(desk.town.tess.id)]})
    assert "Signed up: two people." in told
    assert "0 of 2 seats left" in told
    full = desk.tess.post(f"{path}/sign-up", {"people": [str(ben)]}, 422)
    assert "all seats are taken" in full.words.lower()
    assert "The seat is free again." in desk.tess.told(f"{path}/sign-off/{ana}")
    own = desk.browser(desk.town.viewer("ben.ward@desk.example"))
    assert "You are signed up." in own.told(f"{path}/sign-up", {"people": [str(ben)]})
    own.post(f"{path}/sign-off/{desk.town.tess.id}", status=404)


def test_a_training_is_added_to_a_calendar_at_its_time_or_on_its_day() -> None:
    desk = Desk()
    assert "Enter a time such as 9:30 AM" in desk.dana.post("/trainings/add", {**PLANNED, "begins": "25:00"}, 422).words
    event = desk.tess.client.get(f"{planned(desk)}/training.ics").text
    assert "DTSTART;TZID=America/New_York:20260402T093000" in event
    assert "DTEND;TZID=America/New_York:20260402T110000" in event
    held = desk.training(title="Later", held=local(5, 4))
    assert "DTSTART;VALUE=DATE:20260504" in desk.tess.client.get(f"/trainings/{held}/training.ics").text


def test_whoever_finds_no_seat_waits_in_line_and_ica_sees_the_line_and_calls_the_training_off() -> None:
    desk = Desk()
    ana, ben = desk.person("Ana Ruiz"), desk.person("Ben Ward")
    path = planned(desk)
    early = desk.tess.post(f"{path}/wait", {"people": [str(ana)]}, 422)
    assert "there are seats left; sign up instead" in early.words.lower()
    desk.tess.post(f"{path}/sign-up", {"people": [str(ana), str(desk.town.tess.id)]})
    assert "Whoever waits first gets the next one that is free." in desk.tess.get(path).words
    waits = desk.tess.told(f"{path}/wait", {"people": [str(ben)]})
    assert "On the waiting list: one person." in waits
    assert "Ben Ward is number 1 on the waiting list. We email them as soon as a seat is free." in waits
    assert (
        "You are number 1 on the waiting list."
        in desk.browser(desk.town.viewer("ben.ward@desk.example")).get(path).words
    )
    assert "Waiting list Ben Ward" in desk.dana.get(path).words
    desk.browser(desk.town.omar).post(f"{path}/wait-no-longer/{ben}", status=404)
    assert "2 people are signed up and 1 waits for a seat" in desk.dana.get(f"{path}/call-off").words.lower()
    desk.tess.get(f"{path}/call-off", 403)
    assert "Say why the training is called off" in desk.dana.post(f"{path}/call-off", {"why": " "}, 422).words
    off = desk.dana.told(f"{path}/call-off", {"why": "The trainer is ill."})
    assert "Called off: The trainer is ill." in off
    assert "Training: called off, not planned" in off
    assert "this training is called off" in desk.dana.post(f"{path}/people", {"people": [str(ana)]}, 422).words.lower()
    assert "Called off" in desk.tess.get("/trainings").words
    assert "Sign up" not in desk.tess.get(path).words
