"""What is wrong in a registry is corrected with a reason; the history keeps it, and cases learn of it."""

import re
from dataclasses import replace
from typing import Any

import pytest

from models.accounts.password_links import owner_of_link, password_link
from models.rows.notices import Message
from models.rows.people import Agency
from models.rows.registries import License
from scheduler.clock import wall_now
from tests.desks import JO, local
from tests.web.registries.desks import Desk, typed
from tests.web.registries.test_meetings import meeting, officer
from workflows.law.roles import COMMITTEE

WHY = {"reason": "a slip of the pen"}
RIGHT = {"name": "Kim Rowe", "email": "kim.rowe@otter.example", "agency": "otter-creek-shelter", **WHY}


class Registries(Desk):
    """A desk with a person whose entry is wrong."""

    def __init__(self) -> None:
        """Add the person."""
        super().__init__()
        self.kim = self.person("Kim Roe")
        self.place = f"/registry/people/{self.kim}/edit"

    def mails(self) -> list[tuple[str, str]]:
        """Return the mails that were written, each with its address."""
        with self.database.reading() as session:
            return [(row.address, row.subject) for row in session.query(Message).order_by(Message.id)]

    def license(self) -> int:
        """Give the person a license, and return its number."""
        with self.database.writing() as session:
            of = session.query(Agency).filter_by(key="otter-creek-shelter").one()
            row = License(
                person_id=self.kim, agency_id=of.id, username="kroe", level="Case Manager I", art=False,
                issued_at=local(3, 1),
            )  # fmt: skip
            session.add(row)
            session.flush()
            return row.id


@pytest.fixture
def desk() -> Registries:
    """Return such a desk."""
    return Registries()


def test_a_person_is_corrected_with_a_reason_and_the_history_keeps_what_was(desk: Registries) -> None:
    form = desk.dana.get(desk.place)
    assert form.value("name") == "Kim Roe"
    assert '<option value="otter-creek-shelter" selected>' in form.html
    words = desk.dana.told(desk.place, RIGHT)
    assert "Corrected: name and email address." in words
    assert "Name: Kim Rowe, not Kim Roe" in words
    assert "Email address: kim.rowe@otter.example, not kim.roe@desk.example" in words
    assert "a slip of the pen" in words
    assert desk.who(desk.kim).name == "Kim Rowe"


def test_a_new_address_is_told_to_the_old_one_and_to_the_new_one_and_old_links_let_nobody_in(desk: Registries) -> None:
    with desk.database.writing() as session:
        link = password_link(session, desk.who(desk.kim), wall_now())
    desk.dana.post(desk.place, RIGHT)
    assert desk.mails() == [
        ("kim.roe@desk.example", "The HMIS Desk no longer writes to this address"),
        ("kim.rowe@otter.example", "The HMIS Desk writes to this address from now on"),
    ]
    with desk.database.reading() as session:
        assert owner_of_link(session, link, wall_now()) is None
        old = session.query(Message).filter_by(address="kim.roe@desk.example").one().text
    assert "Kim" not in old
    assert "kim.rowe" not in old


def test_a_corrected_name_stands_in_the_headings_and_tasks_of_cases_too(desk: Registries) -> None:
    number = desk.town.ask(local(3, 2))
    desk.town.do(number, desk.town.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
    desk.town.do(number, desk.town.jo, "submit", local(3, 3), work="All of it.")
    assert "Record Jo Tran's security training" in desk.dana.get("/inbox?queue=team").words
    right = {"name": "Jo Tranh", "email": JO, "agency": "otter-creek-shelter", **WHY}
    desk.dana.post(f"/registry/people/{desk.town.jo_id}/edit", right)
    assert "A license for Jo Tranh" in desk.dana.get(f"/cases/{number}").words
    assert "Record Jo Tranh's security training" in desk.dana.get("/inbox?queue=team").words
    assert "Record Jo Tran's security training" not in desk.dana.get("/inbox?queue=team").words


def test_an_address_in_other_letters_is_no_other_address(desk: Registries) -> None:
    said = {**RIGHT, "name": "Kim Roe", "email": "Kim.Roe@Desk.example"}
    assert "That is what it says already" in desk.dana.post(desk.place, said, 422).words
    assert desk.mails() == []


def test_a_name_alone_is_corrected_without_a_mail(desk: Registries) -> None:
    desk.dana.post(desk.place, {**RIGHT, "email": "kim.roe@desk.example"})
    assert desk.mails() == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"reason": " "}, "Say why this is corrected"),
        ({"email": "kim"}, "Enter an email address"),
        ({"email": "tess.barlow@desk.example"}, "already belongs to somebody"),
        ({"name": "Kim Roe", "email": "kim.roe@desk.example"}, "That is what it says already"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_changed(desk: Registries, wrong: dict[str, Any], said: str) -> None:
    page = desk.dana.post(desk.place, {**RIGHT, **wrong}, 422)
    assert said in page.words
    assert desk.who(desk.kim).name == "Kim Roe"
    assert desk.mails() == []


def test_of_two_who_correct_at_once_the_second_reads_first_what_the_first_one_wrote(desk: Registries) -> None:
    seen = desk.dana.get(desk.place).value("version")
    desk.dana.post(desk.place, {**RIGHT, "version": seen})
    page = desk.dana.post(desk.place, {**RIGHT, "name": "Kym Roe", "version": seen}, 422)
    assert "Somebody else corrected this entry just now" in page.words
    assert page.value("version") == "1"
    assert desk.who(desk.kim).name == "Kim Rowe"


def test_nobody_but_ica_corrects_or_reads_what_was_corrected(desk: Registries) -> None:
    desk.dana.post(desk.place, RIGHT)
    for registry, number in (("people", desk.kim), ("agencies", 1), ("trainings", desk.training(desk.kim))):
        place = f"/registry/{registry}/{number}/edit"
        desk.tess.get(place, 403)
        desk.tess.post(place, RIGHT, 403)
    assert "a slip of the pen" not in desk.tess.get(f"/people/{desk.kim}").words
    greta = desk.browser(officer(desk, "Greta Lowell", COMMITTEE))
    greta.get(f"/registry/meetings/{meeting(desk, local(4, 15))}/edit", 403)


@pytest.mark.parametrize("place", ["/registry/people/999/edit", "/registry/cases/1/edit", "/registry/people/0/edit"])
def test_what_there_is_not_is_not_found(desk: Registries, place: str) -> None:
    desk.dana.get(place, 404)
    desk.dana.post(place, RIGHT, 404)


def test_an_agency_is_corrected_and_its_open_cases_learn_of_it(desk: Registries) -> None:
    desk.town.ask(local(3, 2))
    with desk.database.reading() as session:
        of = session.query(Agency).filter_by(key="otter-creek-shelter").one()
    fields = {"name": "Otter Creek Housing", "kind": of.kind, "cocs": [each.key for each in of.cocs], **WHY}
    words = desk.dana.told(f"/registry/agencies/{of.id}/edit", fields)
    assert "Corrected: name." in words
    assert "Name: Otter Creek Housing, not Otter Creek Shelter" in words
    fields["kind"] = "victim service provider"
    assert "Corrected: kind of organization. One open case" in desk.dana.told(
        f"/registry/agencies/{of.id}/edit", fields
    )


def test_a_training_is_corrected_and_credit_with_it(desk: Registries) -> None:
    number = desk.training(desk.kim, minutes=60)
    place = f"/registry/trainings/{number}/edit"
    row = desk.rows(number)["Kim Roe"]
    desk.dana.post(f"/trainings/{number}/attendance", {f"missed-{row}": "11"})
    assert "no credit" in desk.dana.get(f"/people/{desk.kim}").words
    said = {"topic": "new-user series", "title": "Intake", **typed("held_on", local(3, 10)), **WHY}
    assert "at least 11" in desk.dana.post(place, {**said, "minutes": "10"}, 422).words
    words = desk.dana.told(place, {**said, "minutes": "120"})
    assert re.search("Length in minutes: 120, not 60", words)
    assert "11 of 120 minutes missed: credit" in desk.dana.get(f"/people/{desk.kim}").words


def test_the_place_of_a_meeting_is_corrected(desk: Registries) -> None:
    number = meeting(desk, local(4, 15))
    words = desk.dana.told(f"/registry/meetings/{number}/edit", {"place": "Montpelier", **WHY})
    assert "Place: Montpelier, not Waterbury" in words


def test_a_license_is_corrected_but_for_when_it_began(desk: Registries) -> None:
    number = desk.license()
    place = f"/registry/licenses/{number}/edit"
    assert f'href="{place}"' in desk.dana.get(f"/people/{desk.kim}").html
    words = desk.dana.told(place, {"username": "krowe", "level": "Case Manager II", "art": "no", **WHY})
    assert "Corrected: HMIS username and access level." in words
    assert "Case Manager II" in words
    assert "krowe" in words


def test_a_mail_with_a_link_that_was_refused_goes_out_to_the_better_address_and_older_links_let_nobody_in(
    desk: Registries,
) -> None:
    desk.town.ask(local(3, 2))
    worker = desk.house.worker
    replace(worker, desk=replace(worker.desk, practice=False, delivers=True)).settle(local(3, 20))
    with desk.database.writing() as session:
        message = session.query(Message).filter(Message.address == JO, Message.text.contains("/welcome/")).one()
        message.state, message.error = "refused", "550 mailbox unknown"
        number, jo = message.id, desk.town.jo_id
    right = {"name": "Jo Tran", "email": "jo@otter.example", "agency": "otter-creek-shelter", **WHY}
    desk.dana.post(f"/registry/people/{jo}/edit", right)
    with desk.database.writing() as session:
        link = password_link(session, desk.who(jo), wall_now())
    desk.dana.post(f"/undelivered/mail/{number}/again")
    with desk.database.reading() as session:
        message = session.get_one(Message, number)
        assert (message.state, message.address) == ("queued", "jo@otter.example")
        assert f"/welcome/{message.link_mark}" in message.text
        assert owner_of_link(session, link, wall_now()) is None
