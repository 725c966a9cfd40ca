"""Long lists on pages: a page at a time and back again, with what narrows them; nothing that is not one's to see."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from models.inbox.due import set_aside
from models.rows.cases import CaseRow, DutyRow
from models.rows.disclosures import Agreement, Disclosure
from models.rows.meetings import Meeting
from models.rows.message_state import State
from models.rows.people import Agency, Person
from models.rows.registries import Attendance, License, Training
from models.store.paging import PAGE
from tests.desks import SETTLED, local
from tests.web.registries.desks import Browser, Desk
from tests.web.registries.test_mailbox import mailed
from tests.web.turning import beside, ways
from workflows.law.roles import Role

MANY = 2 * PAGE + 7
NAMED = re.compile(r"\bRow \d{3}\b")
NAMES = [f"Row {number:03}" for number in range(MANY)]
LATER_EARLIER = "Show later {0}", "Show earlier {0}"
BEFORE_NEXT = "Show the previous {0}", "Show the next {0}"


def people(desk: Desk) -> str:
    with desk.database.writing() as session:
        of = session.query(Agency).filter_by(key="otter-creek-shelter").one()
        session.add_all(
            Person(name=name, email=f"{name[4:]}@row.example", agency=of, created_at=SETTLED) for name in NAMES
        )
    return "/people?q=row&show=all"


def licenses(desk: Desk) -> str:
    people(desk)
    with desk.database.writing() as session:
        for who in session.query(Person).filter(Person.name.like("Row%")):
            session.add(License(person_id=who.id, agency_id=who.agency_id, username=who.email, level="User", art=False,
                                issued_at=SETTLED))  # fmt: skip
    return "/licenses?q=row&show=all"


def agencies(desk: Desk) -> str:
    with desk.database.writing() as session:
        session.add_all(Agency(key=name, name=name, kind="shelter", cocs=()) for name in NAMES)
    return "/agencies"


def trainings(desk: Desk) -> str:
    with desk.database.writing() as session:
        for number, name in enumerate(reversed(NAMES)):
            held_on = date(2026, 1, 5) + timedelta(days=number // 3)
            session.add(Training(topic="new-user series", title=name, held_on=held_on, minutes=60))
    return "/trainings"


def meetings(desk: Desk) -> str:
    with desk.database.writing() as session:
        for number, name in enumerate(reversed(NAMES)):
            session.add(Meeting(starts_at=local(1, 5) + timedelta(hours=number // 3), place=name))
    return "/meetings"


def roster(desk: Desk) -> str:
    people(desk)
    training = desk.training()
    with desk.database.writing() as session:
        for who in session.query(Person).filter(Person.name.like("Row%")):
            session.add(Attendance(training_id=training, person_id=who.id))
    return f"/trainings/{training}"


def disclosures(desk: Desk) -> str:
    number = desk.town.ask(local(3, 2))
    with desk.database.writing() as session:
        case = session.query(CaseRow).filter_by(number=number).one()
        session.add_all(
            Disclosure(case_id=case.id, agency_id=case.agency_id, disclosed_on=date(2026, 3, 2), recorded_at=SETTLED,
                       recipient=name, what="Dates.", ground="consent", clause="3.4-le-written-may", decided_as=Role.SYSTEM_ADMIN)
            for name in reversed(NAMES)
        )  # fmt: skip
    return "/disclosures?q=row&agency=otter-creek-shelter"


def agreements(desk: Desk) -> str:
    number = desk.town.ask(local(3, 2))
    with desk.database.writing() as session:
        case = session.query(CaseRow).filter_by(number=number).one()
        session.add_all(
            Agreement(case_id=case.id, kind="research", title=name, party="A university", begun_on=date(2026, 3, 2),
                      ends_on=date(2027, 3, 2))
            for name in reversed(NAMES)
        )  # fmt: skip
    return "/agreements?show=all"


def mail(desk: Desk) -> str:
    for name in reversed(NAMES):
        mailed(desk, desk.town.dana, subject=name)
    return "/mailbox?whose=mine"


def stuck_mail(desk: Desk) -> str:
    for name in reversed(NAMES):
        mailed(desk, desk.town.dana, subject=name, state=State.FAILED.value)
    return "/faults"


LISTS: dict[str, tuple[Callable[[Desk], str], tuple[str, str], str]] = {
    "people": (people, BEFORE_NEXT, "107 people match"),
    "licenses": (licenses, BEFORE_NEXT, "107 licenses match"),
    "agencies": (agencies, BEFORE_NEXT, "109 agencies."),
    "trainings": (trainings, LATER_EARLIER, "107 trainings, latest first"),
    "meetings": (meetings, LATER_EARLIER, "107 meetings, latest first"),
    "people of a roster": (roster, BEFORE_NEXT, "107 people."),
    "disclosures": (disclosures, LATER_EARLIER, "107 disclosures match"),
    "agreements": (agreements, LATER_EARLIER, ""),
    "mail": (mail, LATER_EARLIER, ""),
    "stuck mail": (stuck_mail, LATER_EARLIER, "No deadlines and 107 emails need attention"),
}


def walk(browser: Browser, path: str, way: str) -> tuple[list[list[str]], list[str]]:
    """Return what stands on the pages in one direction, page by page, and the addresses of those pages."""
    pages, places = list[list[str]](), list[str]()
    while path:
        html = browser.get(path).html
        pages.append(list(dict.fromkeys(NAMED.findall(html))))
        places.append(path)
        path = beside(html).get(way, "")
    return pages, places


@pytest.mark.parametrize("kind", LISTS)
def test_every_row_comes_once_in_its_order_and_the_way_back_leads_over_the_same_pages(kind: str) -> None:
    desk = Desk()
    fill, said, count = LISTS[kind]
    first = fill(desk)
    there, places = walk(desk.dana, first, "next")
    assert [name for page in there for name in page] == NAMES
    assert len(there) == 3
    asked = first.partition("?")[2]
    assert all(asked in place for place in places), "what narrows the list stands in every address"
    back, _ = walk(desk.dana, places[-1], "prev")
    assert [name for page in reversed(back) for name in page] == NAMES
    noun = {"people of a roster": "people", "stuck mail": "mail"}.get(kind, kind)
    middle = desk.dana.get(places[1])
    assert ways(middle.html) == [words.format(noun) for words in said]
    assert count in middle.words


def test_deadlines_that_were_set_aside_come_a_page_at_a_time_beside_the_mail() -> None:
    desk = Desk()
    stuck_mail(desk)
    number = desk.town.ask(local(3, 2))
    with desk.database.writing() as session:
        duty = session.query(DutyRow).first()
        assert duty is not None
        kept = {name: getattr(duty, name) for name in DutyRow.__mapper__.columns.keys() if name != "id"}  # noqa: SIM118
        for name in NAMES:
            copy = DutyRow(**kept | {"task": name, "key": name})
            session.add(copy)
            session.flush()
            set_aside(session, copy.id, "KeyError")
    page = desk.dana.get("/faults")
    assert "107 deadlines and 107 emails need attention." in page.words
    assert number in page.words
    second = desk.dana.get(beside(page.html.partition('id="mails"')[0])["next"])
    assert "Row 050" in second.html.partition('id="mails"')[0]
    both = desk.dana.get(beside(second.html.partition('id="mails"')[2])["next"])
    assert NAMED.findall(both.html.partition('id="mails"')[0])[0] == "Row 050"
    assert NAMED.findall(both.html.partition('id="mails"')[2])[0] == "Row 050"


@pytest.mark.parametrize("path", ["/people", "/licenses", "/agencies", "/trainings", "/meetings", "/disclosures",
                                  "/agreements", "/mailbox", "/faults", "/cases", "/inbox"])  # fmt: skip
@pytest.mark.parametrize("cursor", ["x", "51", "%00"])
def test_what_is_no_cursor_of_a_list_is_said_to_be_none(path: str, cursor: str) -> None:
    words = Desk().dana.get(f"{path}?cursor={cursor}", 422).words
    assert re.search(r"[Tt]his is no cursor of the .*; leave it out to begin with the first page", words), words


@pytest.mark.parametrize(("fill", "path"), [(people, "/people?show=all"), (licenses, "/licenses?show=all"),
                                            (disclosures, "/disclosures"), (agreements, "/agreements?show=all")])  # fmt: skip
def test_neither_rows_nor_counts_nor_further_pages_show_what_is_not_ones_to_see(
    fill: Callable[[Desk], str], path: str
) -> None:
    desk = Desk()
    fill(desk)
    omar = desk.browser(desk.town.omar)
    page = omar.get(path)
    assert (NAMED.findall(page.html), beside(page.html)) == ([], {})
    assert str(MANY) not in page.words
    onward = beside(desk.dana.get(path).html)["next"]
    assert NAMED.findall(omar.get(onward).html) == [], "somebody else's cursor opens nothing"


def test_counts_go_to_a_thousand_and_say_so() -> None:
    desk = Desk()
    with desk.database.writing() as session:
        session.add_all(Person(name=f"Row {n}", email=f"{n}@row.example", created_at=SETTLED) for n in range(1001))
    assert "1,000 or more people match “row”." in desk.dana.get("/people?q=row").words


def test_attendance_is_recorded_on_the_page_of_the_roster_on_which_it_was_typed() -> None:
    desk = Desk()
    first = roster(desk)
    second = beside(desk.dana.get(first).html)["next"]
    page = desk.dana.get(second)
    cursor, row = page.value("cursor"), desk.rows(int(first.rpartition("/")[2]))["Row 050"]
    refused = desk.dana.post(f"{first}/attendance", {f"missed-{row}": "x", "cursor": cursor}, 422)
    assert (NAMED.search(refused.html) or [""])[0] == "Row 050"
    assert refused.value(f"missed-{row}") == "x"
    assert desk.dana.post(f"{first}/attendance", {f"missed-{row}": "5", "cursor": cursor}).place == second
