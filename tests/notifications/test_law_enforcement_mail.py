"""Mail and calendars of law-enforcement requests carry no detail, and go to nobody who may not know of them."""

import re
from datetime import date

import pytest

from models.casebook.case_search import find
from models.casebook.casebook import NoSuchCase
from models.registries.edits.editing import edit
from models.registries.edits.entries import AGENCIES
from models.rows.people import Agency
from tests.databases import KINDS
from tests.desks import local
from tests.notifications.mailroom import DESK, plain, squeezed
from tests.precinct import MAPLE, OTTER, Precinct
from workflows.law.agency_kinds import AgencyKind

TELLTALE = re.compile(
    r"Cole|Burlington|[Pp]olice|[Ll]aw|enforce|[Cc]ourt|warrant|subpoena|release|Otter|Maple|household|"
    r"[Cc]ounsel|[Cc]onsent|Continuum|agency|3\.4"
)


@pytest.fixture(params=KINDS)
def town(request: pytest.FixtureRequest) -> Precinct:
    """Return a town whose mail can be read."""
    return Precinct(KINDS[request.param]())


def told(town: Precinct) -> list[str]:
    """Return every line that anybody got, with nobody's name."""
    lines = list[str]()
    for message in town.messages():
        lines += [message.subject, message.text, plain(message.html), message.calendar]
    return lines


def test_no_mail_of_a_written_request_says_more_than_number_date_and_link(town: Precinct) -> None:
    town.released()
    town.tell(local(6, 10, 13))
    silent = town.in_review()
    for day in (10, 14, 16, 24):
        town.strike(local(6, day, 9))
    assert town.messages()
    assert [said for said in told(town) if TELLTALE.search(said)] == []
    message = town.messages("enforcement-run-out", to="nora.feld@desk.example")[0]
    assert message.subject == f"{silent}: there is news in this case"
    assert f"{DESK.url}/cases/{silent}" in squeezed(message.text)


def test_no_mail_of_a_court_paper_says_more_either(town: Precinct) -> None:
    town.requested(instrument="court order", return_on="2026-06-18", agencies=[OTTER])
    town.tell(local(6, 1))
    for day in (11, 15, 17, 19):
        town.strike(local(6, day, 9))
    assert {"reminder", "overdue"} <= {notice.template for notice in town.notices()}
    assert [said for said in told(town) if TELLTALE.search(said)] == []
    assert any("VEVENT" in message.calendar or message.calendar for message in town.messages())


def test_a_continuum_whose_records_are_not_asked_gets_no_mail(town: Precinct) -> None:
    town.in_review(agencies=[OTTER])
    town.tell(local(6, 1, 12))
    assert town.addresses("enforcement-review") == ["ruth.abernathy@desk.example", "miriam.okafor@desk.example"]


def test_an_agency_whose_data_are_not_asked_gets_no_mail(town: Precinct) -> None:
    town.requested(instrument="court order", return_on="2026-06-18", agencies=[OTTER])
    town.tell(local(6, 1, 12))
    assert sorted(town.addresses("enforcement-court-paper")) == [
        "helen.marsh@desk.example", "nora.feld@desk.example", "ruth.abernathy@desk.example",
    ]  # fmt: skip


def test_a_court_paper_that_is_due_tomorrow_is_told_with_its_day_to_counsel_and_the_director(
    town: Precinct,
) -> None:
    number = town.requested(agencies=[OTTER], instrument="court order", return_on="2026-06-02")
    town.tell(local(6, 1, 23))
    subjects = {message.address: message.subject for message in town.messages() if number in message.subject}
    assert subjects["ruth.abernathy@desk.example"] == f"{number}: a task of yours is due Tuesday, June 2"
    assert subjects["helen.marsh@desk.example"] == f"{number}: a task of yours is due Tuesday, June 2"


def test_an_agency_that_moves_to_another_continuum_is_told_with_counsel_and_with_the_one_that_has_no_part_any_more(
    town: Precinct,
) -> None:
    number = town.offered()
    town.tell(local(6, 10, 23))
    before = {message.id for message in town.messages()}
    with town.database.writing() as session:
        maple = session.query(Agency).filter_by(key=MAPLE).one()
        said = {
            "name": maple.name,
            "kind": AgencyKind(maple.kind).words,
            "cocs": ["Balance of State"],
            "reason": "It moved.",
        }
        edit(session, AGENCIES, maple, said, now=local(6, 11), today=date(2026, 6, 11), by=town.dana.id)
    town.tell(local(6, 11, 23))
    news = [message for message in town.messages() if message.id not in before]
    assert {message.address: message.subject for message in news} == {
        "joel.sandberg@desk.example": f"{number}: nothing more is asked of you in this case"
    }
    assert [said for said in told(town) if TELLTALE.search(said)] == []
    with town.database.reading() as session, pytest.raises(NoSuchCase):
        find(session, town.joel, number)
