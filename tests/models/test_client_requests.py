"""What the desk remembers of clients' requests, and who may know of them."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from models.access.access import Viewer
from models.casebook.case_search import Search, find, history_of, search
from models.casebook.casebook import NoSuchCase, restored
from models.casebook.replaying import replayed
from models.database import Database
from models.rows.accounts import AuditRow
from models.rows.cases import CaseRow, HistoryRow
from tests.desks import local
from tests.models.clients import CLIENT, DENIED, MAPLE, REFUSED, Counter
from workflows.engine.cases import NotAllowed
from workflows.law.roles import SYSTEM_ADMIN
from workflows.manual.clients.correction import EarlierCorrections
from workflows.manual.clients.inspection import EarlierInspections

PROCESSES = pytest.mark.parametrize("process", ["P11", "P12"])


@pytest.fixture
def counter(database: Database) -> Counter:
    """Return a town in which clients ask."""
    return Counter(database)


def found(counter: Counter, viewer: Viewer, words: str) -> set[str]:
    with counter.database.reading() as session:
        return {row.number for row in search(session, viewer, Search(words=words)).rows}


def earlier(counter: Counter, number: str, kind: type = EarlierInspections) -> tuple[int, date | None, int]:
    row = counter.case(number)
    columns = {"process": row.process, "edition": row.edition, "state": row.state, "body": row.body}
    case = restored(counter.database.rulebook, columns)
    record = case.forms[kind]
    assert isinstance(record, EarlierInspections | EarlierCorrections)
    return record.received, record.last_on, record.denied


@PROCESSES
def test_a_request_entered_a_week_late_is_due_sixty_days_after_its_receipt(counter: Counter, process: str) -> None:
    number = counter.request(counter.tess, process)
    duty = counter.open_duties(number)["answer"]
    assert (duty.due_at, duty.assignee_id) == (local(3, 7, 0), counter.tess.id)


@PROCESSES
def test_the_deadline_of_an_open_request_follows_the_agencys_own_days(counter: Counter, process: str) -> None:
    number = counter.request(counter.tess, process)
    for days, due in ((30, local(2, 5, 0)), (90, local(3, 7, 0)), (None, local(3, 7, 0))):
        assert counter.guide(days, local(1, 20)) == 1
        assert counter.open_duties(number)["answer"].due_at == due
    with counter.database.reading() as session:
        lines = session.scalars(select(AuditRow).where(AuditRow.person_id == counter.dana.id)).all()
    assert [line.what.removeprefix("the agency otter-creek-shelter ") for line in lines] == [
        "answers clients within 30 days by its own guideline",
        "answers clients within 90 days by its own guideline",
        "has no guideline of its own",
    ]


def test_a_request_that_comes_later_begins_with_the_agencys_own_days(counter: Counter) -> None:
    counter.guide(30, local(1, 6))
    assert counter.open_duties(counter.request(counter.tess))["answer"].due_at == local(2, 5, 0)
    other = counter.request(counter.omar, agency=MAPLE)
    assert counter.open_duties(other)["answer"].due_at == local(3, 7, 0)


@pytest.mark.parametrize("days", [0, -1, 366, 10**9])
def test_a_guideline_is_a_number_of_days_in_a_year(counter: Counter, days: int) -> None:
    with pytest.raises(NotAllowed, match="enter a number of days, 1 to 365") as refused:
        counter.guide(days, local(1, 6))
    assert refused.value.first.field == "guideline_days"
    assert counter.open_duties(counter.request(counter.tess))["answer"].due_at == local(3, 7, 0)


@PROCESSES
def test_another_agency_does_not_know_of_the_case_and_ica_does(counter: Counter, process: str) -> None:
    number = counter.request(counter.tess, process)
    for viewer in (counter.omar, counter.ruth):
        with counter.database.reading() as session, pytest.raises(NoSuchCase):
            find(session, viewer, number)
        assert found(counter, viewer, "") == set()
    for viewer in (counter.tess, counter.helen, counter.dana, counter.nora):
        with counter.database.reading() as session:
            assert find(session, viewer, number)[0].number == number


def test_a_search_by_client_number_finds_the_cases_of_ones_own_agency_only(counter: Counter) -> None:
    mine, theirs = counter.request(counter.tess), counter.request(counter.omar, agency=MAPLE)
    assert found(counter, counter.tess, f" {CLIENT} ") == {mine}
    assert found(counter, counter.omar, CLIENT) == {theirs}
    assert found(counter, counter.ruth, CLIENT) == set()
    assert found(counter, counter.tess, CLIENT[:-1]) == set()


def test_the_number_of_the_client_stands_in_no_heading_and_no_task(counter: Counter) -> None:
    for process in ("P11", "P12"):
        row = counter.case(number := counter.request(counter.tess, process))
        assert row.client == CLIENT
        assert CLIENT not in row.heading + counter.open_duties(number)["answer"].task


@pytest.mark.parametrize(("process", "kind"), [("P11", EarlierInspections), ("P12", EarlierCorrections)])
def test_earlier_requests_are_counted_by_client_by_kind_and_by_agency(
    counter: Counter, process: str, kind: type
) -> None:
    answer = DENIED if process == "P11" else REFUSED
    first = counter.request(counter.tess, process)
    counter.do(first, counter.tess, "deny", local(1, 12), **answer)
    counter.request(counter.tess, process, client="99001")
    counter.request(counter.tess, "P12" if process == "P11" else "P11")
    counter.request(counter.omar, process, agency=MAPLE)
    second = counter.request(counter.tess, process, local(1, 20), received_on="2026-01-19")
    third = counter.request(counter.tess, process, local(1, 20), received_on="2026-01-20")
    assert earlier(counter, first, kind) == (0, None, 0)
    assert earlier(counter, second, kind) == (1, date(2026, 1, 5), 1)
    assert earlier(counter, third, kind) == (2, date(2026, 1, 19), 1)


def test_an_open_request_learns_that_an_earlier_one_was_denied_and_is_not_denied_by_it(counter: Counter) -> None:
    first, second = counter.request(counter.tess), counter.request(counter.tess)
    elsewhere = counter.request(counter.omar, agency=MAPLE)
    counter.do(first, counter.tess, "deny", local(1, 12), **DENIED)
    assert earlier(counter, second) == (1, date(2026, 1, 5), 1)
    assert earlier(counter, elsewhere) == (0, None, 0)
    assert (counter.case(second).state, set(counter.open_duties(second))) == ("ASKED", {"answer"})


def test_a_denial_after_the_last_day_is_written_down_as_late(counter: Counter) -> None:
    number = counter.request(counter.tess)
    counter.do(number, counter.helen, "deny", local(3, 9), **DENIED | {"explained_on": "2026-03-09"})
    with counter.database.reading() as session:
        last = history_of(session, counter.case(number).id)[0]
    assert (last.title, last.clause, last.to_state) == (
        "Request denied, and explained to the client, late", "3.4-deny-60", "DENIED")  # fmt: skip


def test_the_mail_of_a_request_names_neither_the_client_nor_a_reason(counter: Counter) -> None:
    number = counter.request(counter.tess)
    counter.tell(local(1, 12))
    assert counter.messages() == []
    for moment in (local(2, 4, 9, 1), local(3, 7, 9), local(3, 14, 9), local(4, 14, 9, 1)):
        counter.strike(moment)
    counter.do(number, counter.tess, "deny", local(4, 15), **DENIED | {"explained_on": "2026-04-15"})
    counter.tell(local(4, 15))
    told = [counter.addresses(each) for each in ("reminder", "overdue", "still-overdue", "inspection-denied")]
    tess, helen = "tess.barlow@desk.example", "helen.marsh@desk.example"
    assert told == [[tess], [helen, "dana.whitcomb@desk.example", "nora.feld@desk.example"], [tess], [helen]]
    for message in counter.messages():
        said = message.subject + message.text + message.html + message.calendar
        assert CLIENT not in said
        assert "Nine letters" not in said
        assert "harassing" not in said


def test_the_executive_director_hears_of_a_refused_correction_without_its_reason(counter: Counter) -> None:
    number = counter.request(counter.tess, "P12")
    counter.do(number, counter.tess, "deny", local(1, 12), **REFUSED)
    counter.tell(local(1, 12))
    message = counter.message("correction-denied", "helen.marsh@desk.example")
    assert message.subject == "Otter Creek Shelter refused to correct a client's record"
    assert "Nine letters" not in message.text


def test_where_nobody_is_administrator_ica_takes_requests_and_answers_them(counter: Counter) -> None:
    with pytest.raises(NotAllowed, match="the Agency Administrator begins this; if it reached ICA on paper"):
        counter.request(counter.dana)
    counter.leave_office(counter.tess, local(1, 6))
    number = counter.request(counter.dana)
    assert counter.open_duties(number)["answer"].team is SYSTEM_ADMIN
    counter.do(number, counter.dana, "give", local(1, 20), given_on="2026-01-20", explained=True)
    assert counter.case(number).state == "GIVEN"


def test_the_executive_director_stands_in_for_the_administrator(counter: Counter) -> None:
    number = counter.request(counter.helen, "P12")
    counter.do(number, counter.helen, "correct", local(1, 13), remedy="deleted", corrected_on="2026-01-13")
    assert counter.case(number).state == "CORRECTED"


@pytest.mark.parametrize(
    ("facts", "field", "words"),
    [
        ({"client": "Jane Doe"}, "client", "enter digits only"),
        ({"received_on": "2026-01-13"}, "received_on", "lies in the future"),
        ({"received_on": "2024-01-05"}, "received_on", "at most 365 days before its entry"),
        ({"asker": "another adult of the household"}, "asker", "each adult of a household asks for their own record"),
        ({"agency": MAPLE}, "agency", "no agency that you can choose has the key"),
        ({"information": "x" * 201}, "information", "at most 200 characters"),
    ],
)
@PROCESSES
def test_what_does_not_fit_is_said_beside_its_field_and_nothing_is_written(
    counter: Counter, process: str, facts: dict[str, Any], field: str, words: str
) -> None:
    with pytest.raises(NotAllowed, match=words) as refused:
        counter.request(counter.tess, process, **facts)
    assert refused.value.first.field == field
    with counter.database.reading() as session:
        assert session.scalars(select(CaseRow)).all() == []
        assert session.scalars(select(HistoryRow)).all() == []


@PROCESSES
def test_the_history_replays_to_the_same_case(counter: Counter, process: str) -> None:
    number = counter.request(counter.tess, process)
    counter.guide(30, local(1, 20))
    counter.sweep(local(3, 1))
    answer = DENIED if process == "P11" else REFUSED
    counter.do(number, counter.tess, "deny", local(3, 2), **answer)
    with counter.database.reading() as session:
        row = counter.case(number)
        columns = {"process": row.process, "edition": row.edition, "state": row.state, "body": row.body}
        assert replayed(session, row) == restored(counter.database.rulebook, columns)


@PROCESSES
def test_a_request_that_was_taken_twice_and_withdrawn_as_such_counts_for_nothing(
    counter: Counter, process: str
) -> None:
    kind = {"P11": EarlierInspections, "P12": EarlierCorrections}[process]
    twice, once = counter.request(counter.tess, process), counter.request(counter.tess, process)
    said = {"withdrawn_on": "2026-01-12", "asked": "by phone"}
    counter.do(twice, counter.tess, "withdraw", local(1, 12), **said, twice=True)
    counter.do(once, counter.tess, "withdraw", local(1, 12), **said)
    assert earlier(counter, counter.request(counter.tess, process), kind) == (1, date(2026, 1, 5), 0)


@PROCESSES
def test_the_other_open_requests_learn_at_once_that_one_was_taken_twice(counter: Counter, process: str) -> None:
    kind = {"P11": EarlierInspections, "P12": EarlierCorrections}[process]
    twice, other = counter.request(counter.tess, process), counter.request(counter.tess, process)
    assert earlier(counter, other, kind)[0] == 1
    said = {"withdrawn_on": "2026-01-12", "asked": "by phone"}
    counter.do(twice, counter.tess, "withdraw", local(1, 12), **said, twice=True)
    assert earlier(counter, other, kind) == (0, None, 0)


@PROCESSES
def test_a_request_that_was_withdrawn_as_itself_goes_on_counting(counter: Counter, process: str) -> None:
    kind = {"P11": EarlierInspections, "P12": EarlierCorrections}[process]
    one, other = counter.request(counter.tess, process), counter.request(counter.tess, process)
    counter.do(one, counter.tess, "withdraw", local(1, 12), withdrawn_on="2026-01-12", asked="by phone")
    assert earlier(counter, other, kind)[0] == 1


@pytest.mark.parametrize(
    ("process", "step", "facts"),
    [
        ("P11", "give-part", {"given_on": "2026-01-12", "explained": True, "withheld": "Case notes",
                              "ground": DENIED["ground"], "reason": "A promise was made."}),
        ("P12", "correct-part", {"corrected_on": "2026-01-12", "remedy": "deleted", "unchanged": "Entry date",
                                 "reason": "It agrees with the form."}),
    ],
)  # fmt: skip
def test_an_answer_in_part_counts_as_a_denial(counter: Counter, process: str, step: str, facts: dict[str, Any]) -> None:
    kind = {"P11": EarlierInspections, "P12": EarlierCorrections}[process]
    number = counter.request(counter.tess, process)
    counter.do(number, counter.tess, step, local(1, 12), **facts, request_recorded=True, reason_recorded=True)
    assert earlier(counter, counter.request(counter.tess, process), kind) == (1, date(2026, 1, 5), 1)
