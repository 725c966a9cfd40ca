"""Starting a case."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from models.registries.people_and_agencies import add_person
from models.registries.programs import enter_program
from models.rows.cases import CaseRow
from models.rows.people import Agency, Person
from models.rows.registries import License
from tests.desks import local
from tests.web.pages.desks import Office, day, send
from tests.web.pages.forms import form_of

OTTER = "otter-creek-shelter"
PRIYA = {
    "name": "Priya Nand", "email": "priya@otter.example", "engagement": "paid staff", "adult": "yes",
    "authorized": "yes", "level": "Case Manager I",
}  # fmt: skip


@pytest.fixture
def office() -> Office:
    """Return a desk."""
    return Office()


def test_an_agency_administrator_begins_a_case_and_lands_on_it(office: Office) -> None:
    assert "Request a license New-user onboarding" in office.tess.get("/start").words
    told = send(office.tess, "/start/P03", "/start/P03", **PRIYA)
    words = office.tess.get(told.place).words
    assert "License requested: case 26-" in words
    assert "A license for Priya Nand" in words


def test_the_only_agency_is_filled_in_and_no_other_is_offered(office: Office) -> None:
    page = office.tess.get("/start/P03")
    assert form_of(page.html, "/start/P03").fields["agency"] == ["otter-creek-shelter"]
    assert "Maple Street" not in page.words


def test_the_users_of_ones_own_agency_are_offered_to_choose_among(office: Office) -> None:
    with office.house.database.writing() as session:
        for name, key in (("Kim Roe", OTTER), ("Bo Dahl", "maple-street-family-center")):
            agency = session.scalars(select(Agency).where(Agency.key == key)).one()
            person = add_person(session, name, f"{name[:3].strip().lower()}@{key}.example", agency, local(1, 5))
            session.flush()
            session.add(License(person_id=person.id, agency_id=agency.id, username=name, level="Volunteer", art=False,
                                issued_at=local(1, 5)))  # fmt: skip
    mine = office.tess.get("/start/P06/change").html
    assert '<option value="kim@otter-creek-shelter.example">Kim Roe</option>' in mine
    assert "Bo Dahl" not in mine
    assert ">Bo Dahl, Maple Street Family Center</option>" in office.dana.get("/start/P06/change").html


def test_a_paper_that_came_earlier_is_dated_back(office: Office) -> None:
    told = send(office.tess, "/start/P03", "/start/P03", **PRIYA, **day("done__on", local(3, 11)))
    assert "Open since March 20, received March 11" in office.tess.get(told.place).words


def test_what_is_wrong_is_counted_and_what_was_typed_is_kept(office: Office) -> None:
    page = send(office.tess, "/start/P03", "/start/P03", 422, **{**PRIYA, "email": "nowhere", "adult": "no"})
    assert "One answer needs a change Email address: enter an email address" in page.words
    form = form_of(page.html, "/start/P03")
    assert (form.fields["name"], form.fields["adult"], form.fields["level"]) == (
        ["Priya Nand"],
        ["no"],
        ["Case Manager I"],
    )


def test_a_rule_of_the_manual_says_no_beside_the_answer_and_nothing_is_written(office: Office) -> None:
    page = send(office.tess, "/start/P03", "/start/P03", 422, **{**PRIYA, "engagement": "contractor only"})
    assert "Someone who is only a contractor may not hold a license § 2.1 -contractor-ban" in page.words
    with office.database.reading() as session:
        assert session.query(CaseRow).count() == 1
        assert session.query(Person).filter_by(email="priya@otter.example").count() == 0


def test_anybody_may_complain_and_what_else_one_may_not_begin_is_said(office: Office) -> None:
    offered = office.jo.get("/start").words
    assert "File a complaint" in offered
    assert "Request a license" not in offered
    assert "This is for the Agency Administrator to begin." in office.jo.get("/start/P03", 403).words
    assert office.jo.post("/start/P03", dict(PRIYA), 403).status == 403


def test_ica_begins_a_case_for_an_agency_that_has_an_administrator_only_if_it_says_how_it_came_in(
    office: Office,
) -> None:
    assert "How it came in, if you enter it for the agency" in office.dana.get("/start/P03").words
    assert "How it came in" not in office.tess.get("/start/P03").words
    refused = send(office.dana, "/start/P03", "/start/P03", 422, **PRIYA, agency=OTTER).words
    assert "if it reached ICA on paper, by mail or by phone, say how it came in" in refused
    send(office.dana, "/start/P03", "/start/P03", **PRIYA, agency=OTTER, how="by mail")


def test_there_is_no_such_process(office: Office) -> None:
    assert office.tess.get("/start/P99", 404).status == 404


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("P03", "What happens then The System Administrator begins the training series."),
        (
            "P20",
            "What happens then ICA's System Administrators read the complaint. If it is about an ICA employee, the leadership of the CoC you name",
        ),
        (
            "P04",
            "What happens then The license ends with the notice, or at the last moment of need if that lies ahead.",
        ),
        ("P09", "What happens then After a disclosure, the Agency Administrator or ICA arranges with the user"),
    ],
)
def test_what_happens_then_is_said_before_a_case_begins(office: Office, key: str, sentence: str) -> None:
    assert sentence in office.tess.get(f"/start/{key}").words


def test_a_day_that_hardly_ever_is_another_one_is_filled_in_with_today(office: Office) -> None:
    page = office.tess.get("/start/P14/disclose-for-agency")
    fields = form_of(page.html, "/start/P14/disclose-for-agency").fields
    assert [fields[f"given_on-{part}"] for part in ("m", "d", "y")] == [["3"], ["20"], ["2026"]]


def test_a_case_starts_from_the_person_it_is_about_with_what_is_known_filled_in(office: Office) -> None:
    jo = office.town.jo.id
    assert f'href="/start?person={jo}"' in office.tess.get(f"/people/{jo}").html
    page = office.tess.get(f"/start?person={jo}")
    assert "Start a case about Jo Tran" in page.words
    assert f'href="/start/P04/notify?person={jo}"' in page.html
    assert "/start/P11" not in page.html, "a client's request is about no user"
    form = form_of(office.tess.get(f"/start/P04/notify?person={jo}").html, "/start/P04")
    assert (form.fields["user"], form.fields["agency"]) == (["jo.tran@otter.example"], [OTTER])
    assert "jo.tran@otter.example" not in page.html, "no address of anybody stands in an address of the desk"


def test_a_case_starts_from_an_agency_or_a_program(office: Office) -> None:
    with office.house.database.writing() as session:
        facts = {"agency": OTTER, "name": "Main shelter", "project_id": "77", "continuum": "balance", "kind": "other"}
        program = enter_program(session, facts, local(1, 5)).id
    page = office.dana.get(f"/start?of={OTTER}")
    assert "Start a case about Otter Creek Shelter" in page.words
    assert "/start/P04" not in page.html, "that is about a user"
    page = office.tess.get(f"/start?program={program}")
    assert "Start a case about Main shelter" in page.words
    assert f'href="/start/P10/switch?program={program}"' in page.html
    form = form_of(office.tess.get(f"/start/P10/switch?program={program}").html, "/start/P10/switch")
    assert (form.fields["programs"], form.fields["agency"]) == (["77"], [OTTER])


def test_nobody_starts_from_what_they_may_not_see(office: Office) -> None:
    omar = office.browser(office.town.omar)
    for matter in (f"person={office.town.jo.id}", f"of={OTTER}", "program=1", "person=x", "person=0"):
        omar.get(f"/start?{matter}", 404)
    jo = office.town.jo.id
    assert f"/start?person={jo}" not in office.jo.get(f"/people/{jo}").html
