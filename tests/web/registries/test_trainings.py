"""Trainings, their rosters, and credit as the manual's rule has it."""

import pytest

from tests.desks import local
from tests.web.registries.desks import Desk, typed

NEW = {"topic": "security training", "title": "Spring", "minutes": "180", **typed("held_on", local(3, 19))}


def test_a_training_is_added_and_stands_on_the_list() -> None:
    desk = Desk()
    assert "Next: its roster." in desk.dana.told("/trainings/add", NEW)
    assert "Spring Security training 180 minutes Thursday, March 19" in desk.dana.get("/trainings").words


def test_an_entry_with_faults_names_each_and_keeps_what_was_typed() -> None:
    page = Desk().dana.post(
        "/trainings/add", {"title": "Spring", "minutes": "-3", **typed("held_on", local(2, 20)), "held_on-d": "30"}, 422
    )
    assert "Three answers need a change" in page.words
    assert page.value("title") == "Spring"
    assert page.value("minutes") == "-3"


def test_what_is_to_come_stands_before_what_was_held() -> None:
    desk = Desk()
    desk.training(title="Held")
    desk.training(title="Later", held=local(5, 2))
    desk.training(title="Sooner", held=local(4, 2))
    words = desk.dana.get("/trainings").words
    assert words.index("Sooner") < words.index("Later") < words.index("Held New-user")


@pytest.mark.parametrize(
    ("minutes", "missed", "words"),
    [
        (60, 0, "None of 60 minutes missed: credit"),
        (60, 10, "10 of 60 minutes missed: credit"),
        (60, 11, "11 of 60 minutes missed: no credit"),
        (180, 18, "18 of 180 minutes missed: credit"),
        (180, 19, "19 of 180 minutes missed: no credit"),
    ],
)
def test_credit_is_lost_by_missing_more_than_the_greater_of_ten_minutes_or_ten_percent(
    minutes: int, missed: int, words: str
) -> None:
    desk = Desk()
    ana = desk.person("Ana Ruiz")
    training = desk.training(ana, minutes=minutes)
    row = desk.rows(training)["Ana Ruiz"]
    told = desk.dana.told(f"/trainings/{training}/attendance", {f"missed-{row}": str(missed)})
    assert words in told
    assert "Recorded for one person. No open case was waiting for it." in told
    assert words.lower() in desk.dana.get(f"/people/{ana}").words.lower()


def test_the_open_case_of_a_trainee_learns_of_the_attendance_at_once() -> None:
    desk = Desk()
    number = desk.town.ask(local(3, 2))
    desk.town.do(number, desk.town.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
    training = desk.training(desk.town.jo_id)
    row = desk.rows(training)["Jo Tran"]
    before = desk.town.case(number).version
    told = desk.dana.told(f"/trainings/{training}/attendance", {f"missed-{row}": "11"})
    assert "One open case changed with it." in told
    assert desk.town.case(number).version > before


def test_saving_again_what_is_recorded_already_changes_nothing() -> None:
    desk = Desk()
    training = desk.training(desk.person("Ana Ruiz"))
    sent = {f"missed-{desk.rows(training)['Ana Ruiz']}": "5"}
    desk.dana.post(f"/trainings/{training}/attendance", sent)
    assert "Nothing changed." in desk.dana.told(f"/trainings/{training}/attendance", sent)


def test_a_row_with_a_fault_is_named_and_no_row_is_saved() -> None:
    desk = Desk()
    training = desk.training(desk.person("Ana Ruiz"), desk.person("Ben Ward"))
    ana, ben = (f"missed-{desk.rows(training)[name]}" for name in ("Ana Ruiz", "Ben Ward"))
    page = desk.dana.post(f"/trainings/{training}/attendance", {ana: "61", ben: "4"}, 422)
    assert "Ana Ruiz: enter a number of minutes from 0 to 60" in page.words
    assert (page.value(ana), page.value(ben)) == ("61", "4")
    assert "Ben Ward Otter Creek Shelter Minutes missed by Ben Ward Not recorded yet" in page.words


def test_attendance_is_not_recorded_before_the_day() -> None:
    desk = Desk()
    training = desk.training(desk.person("Ana Ruiz"), held=local(4, 2))
    page = f"/trainings/{training}"
    assert "You can record attendance from Thursday, April 2 on" in desk.dana.get(page).words
    sent = {f"missed-{desk.rows(training)['Ana Ruiz']}": "0"}
    assert "is still to come" in desk.dana.post(f"{page}/attendance", sent, 422).words


def test_people_are_found_and_enrolled_and_taken_off_while_nothing_is_recorded() -> None:
    desk = Desk()
    ana = desk.person("Ana Ruiz")
    page = f"/trainings/{desk.training()}"
    assert "Ana Ruiz, Otter Creek Shelter" in desk.dana.get(f"{page}?q=ana").words
    assert "Enrolled: one person." in desk.dana.told(f"{page}/people", {"people": [str(ana)]})
    row = desk.rows(int(page.rpartition("/")[2]))["Ana Ruiz"]
    assert "Nobody is enrolled yet." in desk.dana.told(f"{page}/off/{row}")
    assert "Choose at least one person" in desk.dana.post(f"{page}/people", {}, 422).words


def test_who_has_a_record_is_not_taken_off() -> None:
    desk = Desk()
    training = desk.training(desk.person("Ana Ruiz"))
    row = desk.rows(training)["Ana Ruiz"]
    desk.dana.post(f"/trainings/{training}/attendance", {f"missed-{row}": "0"})
    assert desk.dana.post(f"/trainings/{training}/off/{row}", status=404).status == 404


def test_an_agency_sees_its_own_people_on_a_roster_and_records_nothing() -> None:
    desk = Desk()
    ana, mia = desk.person("Ana Ruiz"), desk.person("Mia Cole", "maple-street-family-center")
    training = desk.training(ana, mia)
    page = desk.tess.get(f"/trainings/{training}")
    assert "Ana Ruiz" in page.words
    assert "Mia Cole" not in page.words
    assert "Record the attendance" not in page.words
    sent = {f"missed-{desk.rows(training)['Ana Ruiz']}": "0"}
    assert "Only ICA" in desk.tess.post(f"/trainings/{training}/attendance", sent, 403).words
    assert "1 on the roster" in desk.tess.get("/trainings").words


def test_what_is_recorded_already_is_changed_with_a_reason_and_the_history_shows_it() -> None:
    desk = Desk()
    training = desk.training(desk.person("Ana Ruiz"), desk.person("Ben Ward"))
    ana, ben = (f"missed-{desk.rows(training)[name]}" for name in ("Ana Ruiz", "Ben Ward"))
    page, sent = f"/trainings/{training}", f"/trainings/{training}/attendance"
    assert "Reason" not in desk.dana.get(page).words
    assert "Corrections" not in desk.dana.told(sent, {ana: "5", ben: ""})
    assert "Only if you change what is recorded already." in desk.dana.get(page).words
    refused = desk.dana.post(sent, {ana: "12", ben: "3"}, 422)
    assert "Say why you change what is recorded already" in refused.words
    assert (refused.value(ana), refused.value(ben)) == ("12", "3")
    assert "5 of 60 minutes missed" in desk.dana.get(page).words
    assert "Not recorded yet" in desk.dana.get(page).words
    words = desk.dana.told(sent, {ana: "12", ben: "3", "reason": "The sheet was misread."})
    assert "12 of 60 minutes missed: no credit" in words
    assert "The sheet was misread." in words
    assert "Ana Ruiz: 12 minutes missed, not 5 minutes missed The sheet was misread. Dana Whitcomb" in words
    assert "Ben Ward:" not in words
    assert "The sheet was misread." not in desk.tess.get(page).words


def test_new_attendance_needs_no_reason_and_what_is_taken_back_does() -> None:
    desk = Desk()
    training = desk.training(desk.person("Ana Ruiz"), desk.person("Ben Ward"))
    ana, ben = (f"missed-{desk.rows(training)[name]}" for name in ("Ana Ruiz", "Ben Ward"))
    sent = f"/trainings/{training}/attendance"
    desk.dana.post(sent, {ana: "5", ben: ""})
    assert "Recorded for one person." in desk.dana.told(sent, {ana: "5", ben: "0"})
    assert "Say why" in desk.dana.post(sent, {ana: "", ben: "0"}, 422).words
    taken_back = "Ana Ruiz: nothing on record, not 5 minutes missed"
    assert taken_back in desk.dana.told(sent, {ana: "", ben: "0", "reason": "It was somebody else."})
