"""Bad input: a clear reason with its field and clause, nothing written, nothing learned."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select

from models.access.access import viewer_of
from models.casebook.case_search import find
from models.casebook.casebook import NoSuchCase, Stale
from models.database import Database
from models.intake.intake import NoSuchProcess, Sent, act, begin
from models.rows.cases import CaseRow, HistoryRow
from models.rows.people import Person
from models.rows.record import Record
from tests.desks import ASKED, Town, local
from workflows.engine.cases import Kind, NotAllowed


def rows(database: Database) -> dict[str, int]:
    """Count all there is."""
    with database.reading() as session:
        tables = Record.metadata.sorted_tables
        return {table.name: session.scalar(select(func.count()).select_from(table)) or 0 for table in tables}


def refused(town: Town, **facts: Any) -> NotAllowed:
    """Ask for a license, and return the refusal; nothing may have been written."""
    before = rows(town.database)
    with pytest.raises(NotAllowed) as error:
        town.ask(local(2, 20), **facts)
    assert rows(town.database) == before
    return error.value


@pytest.mark.parametrize(
    ("facts", "field", "words"),
    [
        ({"adult": "yes"}, "adult", "answer yes or no"),
        ({"name": 7}, "name", "enter a text"),
        ({"name": "   "}, "name", "an answer is missing"),
        ({"name": "x" * 201}, "name", "at most 200 characters; this has 201"),
        ({"programs": "x" * 10_000_000}, "programs", "at most 5000 characters; this has 10000000"),
        ({"email": "nobody"}, "email", "enter an email address"),
        ({"engagement": "boss"}, "engagement", "choose one of: paid staff, official volunteer"),
        ({"level": None}, "level", "choose one of: Resource Specialist I"),
        ({"agency": "nowhere"}, "agency", "no agency that you can choose has the key"),
        ({"agency": "maple-street-family-center"}, "agency", "no agency that you can choose has the key"),
        ({"shoe_size": 44}, "shoe_size", "there is no field 'shoe_size' here"),
    ],
)
def test_a_wrong_answer_is_named_beside_its_field(
    database: Database, facts: dict[str, Any], field: str, words: str
) -> None:
    refusal = refused(Town(database), **facts).first
    assert (refusal.field, refusal.clause) == (field, "2.1-user-eligibility")
    assert words in refusal.sentence


def test_all_missing_facts_are_named_at_once(database: Database) -> None:
    town = Town(database)
    with pytest.raises(NotAllowed) as error, database.writing() as session:
        begin(session, town.tess, "P03", Sent({}), local(2, 20))
    assert [each.field for each in error.value.refusals] == [
        "agency", "name", "email", "engagement", "adult", "authorized", "level",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "clause", "field"),
    [
        ({"adult": False}, "2.1-min-age", "adult"),
        ({"engagement": "contractor only"}, "2.1-contractor-ban", "engagement"),
        ({"engagement": "official volunteer"}, "2.1-volunteer-conditions", "application"),
        ({"authorized": False}, "2.2-aa-access-only-if", "authorized"),
        ({"level": "System Administrator II"}, "2.1-access-level-decider", "director_asks"),
    ],
)
def test_a_rule_of_the_manual_refuses_with_its_clause_beside_the_field(
    database: Database, facts: dict[str, Any], clause: str, field: str
) -> None:
    refusal = refused(Town(database), **facts).first
    assert (refusal.clause, refusal.field, refusal.kind) == (clause, field, Kind.RULE)


def test_nobody_begins_a_process_that_is_not_there(database: Database) -> None:
    town = Town(database)
    with pytest.raises(NoSuchProcess), database.writing() as session:
        begin(session, town.tess, "P99", Sent(ASKED), local(2, 20))


def test_an_unknown_step_a_step_twice_and_another_ones_step_are_refused_and_write_nothing(database: Database) -> None:
    town = Town(database)
    number = town.ask(local(2, 20))
    town.do(number, town.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
    town.do(number, town.jo, "submit", local(3, 3), work="All.")
    before = rows(database)
    for by, step, facts, kind in (
        (town.dana, "fly", {}, Kind.GONE),
        (town.jo, "submit", {"work": "Again."}, Kind.GONE),
        (town.tess, "accept", {}, Kind.ROLE),
        (town.dana, "accept", {"why": "?"}, Kind.RULE),
    ):
        with pytest.raises(NotAllowed) as error:
            town.do(number, by, step, local(3, 4), **facts)
        assert error.value.first.kind is kind, step
    assert rows(database) == before


def test_a_stale_version_is_refused(database: Database) -> None:
    town = Town(database)
    number = town.ask(local(2, 20))
    town.do(number, town.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
    with pytest.raises(Stale), database.writing() as session:
        act(session, town.jo, number, "submit", Sent({"work": "All."}), now=local(3, 3), version=1)
    assert town.case(number).state == "TRAINING"


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2026, 3, 3), "nothing is done before it happens"),
        (date(2026, 2, 19), "the case has stood here since February 20, 2026 only"),
    ],
)
def test_a_step_is_dated_neither_into_the_future_nor_before_the_case(database: Database, on: date, words: str) -> None:
    town = Town(database)
    number = town.ask(local(2, 20))
    sent = Sent({"begun_on": "2026-02-20"}, on)
    with pytest.raises(NotAllowed, match=words), database.writing() as session:
        act(session, town.dana, number, "begin-series", sent, now=local(3, 2), version=None)


@pytest.mark.parametrize(
    ("begun_on", "words"),
    [("2026-03-03", "lies in the future"), ("2026-02-19", "lies before the case"), ("2026-02-30", "a day that exists")],
)
def test_a_date_on_a_form_lies_neither_in_the_future_nor_before_the_case(
    database: Database, begun_on: str, words: str
) -> None:
    town = Town(database)
    number = town.ask(local(2, 20))
    with pytest.raises(NotAllowed, match=words) as error:
        town.do(number, town.dana, "begin-series", local(3, 2), begun_on=begun_on)
    assert error.value.first.field == "begun_on"


def test_a_case_is_received_neither_tomorrow_nor_years_ago(database: Database) -> None:
    town = Town(database)
    for on in (date(2026, 2, 21), date(2024, 1, 1)):
        with pytest.raises(NotAllowed), database.writing() as session:
            begin(session, town.tess, "P03", Sent(ASKED, on), local(2, 20))
    assert rows(database)["case_file"] == 0


def test_another_agencys_case_and_one_that_does_not_exist_are_told_apart_by_nothing(database: Database) -> None:
    town = Town(database)
    number = town.ask(local(2, 20))
    said = []
    for asked in (number, "26-000000"):
        for viewer in (town.omar, town.ruth):
            with pytest.raises(NoSuchCase) as error, database.reading() as session:
                find(session, viewer, asked)
            said.append(str(error.value).replace(asked, "N"))
    assert len(set(said)) == 1


def test_who_has_left_neither_sees_nor_does_anything_by_a_new_request(database: Database) -> None:
    town = Town(database)
    number = town.ask(local(2, 20))
    town.do(number, town.tess, "withdraw", local(2, 21), why="Gone.")
    with database.writing() as session:
        jo = session.get_one(Person, town.jo_id)
        jo.left_at = local(2, 21)
        assert viewer_of(jo).offices == frozenset()
    with pytest.raises(NotAllowed, match="ICA decides first"):
        town.ask(local(2, 22))


def test_a_refused_step_leaves_no_trace_in_the_history(database: Database) -> None:
    town = Town(database)
    number = town.ask(local(2, 20))
    with pytest.raises(NotAllowed):
        town.do(number, town.dana, "refuse", local(2, 21), why="Because.")
    with database.reading() as session:
        kinds = session.scalars(select(HistoryRow.kind).join(CaseRow, CaseRow.id == HistoryRow.case_id)).all()
        assert kinds == ["request"]
