"""Better facts are written in one transaction: dates move, effects are undone, and the history shows both."""

from datetime import date

import pytest
from sqlalchemy import select

from models.casebook.case_search import history_of
from models.casebook.casebook import NoSuchCase, restored
from models.casebook.replaying import replayed
from models.database import Database
from models.rows.cases import CaseRow
from models.rows.conduct import Finding, Sanction
from models.rows.notices import NoticeRow
from models.rows.registries import License, SignedPaper
from models.store.voided import VOID_TOO
from tests.desks import JO, SIGNATURE, Town, local
from tests.models.corrections.correcting import came_late, confirmed, corrected, entry
from tests.models.test_onboarding_remembered import licensed
from tests.models.violations import FINDING, FOUND, KIM, Bench
from workflows.engine.cases import Case, NotAllowed


def begun(town: Town) -> str:
    number = town.ask(local(2, 20))
    town.do(number, town.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
    return number


def last_days(town: Town, number: str) -> dict[str, date]:
    """Return the last day of each open duty that has one."""
    case = restored_case(town, number)
    return {key: row.receipt.day for key, row in case.owed.items() if row.receipt}


def restored_case(town: Town, number: str) -> Case:
    row = town.case(number)
    columns = {"process": row.process, "edition": row.edition, "state": row.state, "body": row.body}
    return restored(town.database.rulebook, columns)


def is_as_its_history_says(town: Town, number: str) -> bool:
    with town.database.reading() as session:
        case = replayed(session, town.case(number))
    due = {key: row.receipt and row.receipt.ends for key, row in case.owed.items()}
    rows = {key: row.due_at for key, row in town.open_duties(number).items()}
    return case == restored_case(town, number) and due == rows


def told(town: Town, number: str) -> list[tuple[str, str]]:
    with town.database.reading() as session:
        rows = select(NoticeRow.template, NoticeRow.role).where(NoticeRow.case_id == town.case(number).id)
        return [(row.template, str(row.role)) for row in session.execute(rows.order_by(NoticeRow.id))]


def test_a_start_day_that_was_wrong_moves_the_dates_and_the_trainee_is_told(database: Database) -> None:
    town = Town(database)
    number = begun(town)
    assert corrected(town, number, town.dana, "begin-series", now=local(3, 10), facts={"begun_on": "2026-03-06"})
    assert last_days(town, number)["series"] == date(2026, 4, 5)
    assert ("corrected", "trainee") in told(town, number)
    assert is_as_its_history_says(town, number)
    with database.reading() as session:
        latest = history_of(session, town.case(number).id)[0]
    assert latest.title == 'Corrected: "Training series begun" of March 2, 2026'
    assert "First session begun: March 6, 2026, not March 2, 2026." in latest.note
    assert "It was entered wrongly." in latest.note


def test_homework_that_came_by_mail_in_time_reopens_the_series_that_lapsed(database: Database) -> None:
    town = Town(database)
    number = begun(town)
    town.sweep(local(4, 2, 0))
    again = town.newest()
    assert (town.case(number).state, again.parent_id) == ("LAPSED", town.case(number).id)
    came_late(town, number, town.dana, "submit", received=date(2026, 3, 30), now=local(4, 6), work="All of it.")
    assert (town.case(number).state, town.case(number).closed_at) == ("IN_REVIEW", None)
    assert set(town.open_duties(number)) >= {"review"}
    assert town.case(again.number).state == "NEW"
    assert town.case(again.number).closed_at == local(4, 6)
    assert town.open_duties(again.number) == {}
    assert is_as_its_history_says(town, number)


def test_a_request_entered_by_mistake_counts_for_nothing_and_undoes_what_followed(database: Database) -> None:
    town = Town(database)
    number = town.ask(local(2, 20))
    town.do(number, town.jo, "sign", local(2, 21), **SIGNATURE)
    assert corrected(town, number, town.dana, "request", now=local(2, 23))
    assert (town.case(number).state, town.open_duties(number)) == ("NEW", {})
    with database.reading() as session:
        assert session.scalars(select(SignedPaper).where(SignedPaper.case_id.is_not(None))).all() == []
        kept = select(SignedPaper).where(SignedPaper.case_id.is_not(None)).execution_options(**VOID_TOO)
        assert [paper.signed_as for paper in session.scalars(kept)] == ["Jo Tran"]


def test_a_license_issued_in_error_ends_once_a_second_person_confirms_it(database: Database) -> None:
    town = Town(database)
    number = licensed(town)
    assert not corrected(town, number, town.dana, "confirm-username", now=local(3, 24))
    with database.reading() as session:
        assert session.scalars(select(License)).one().ended_at is None
    with pytest.raises(NotAllowed, match="no correction here for you to confirm"):
        confirmed(town, number, town.dana, local(3, 24))
    confirmed(town, number, town.nora, local(3, 25))
    with database.reading() as session:
        license_ = session.scalars(select(License)).one()
        assert (license_.ended_at, license_.ended_why) == (local(3, 25), "issued in error")
    assert town.case(number).closed_at is None
    assert "username" in town.open_duties(number)
    assert is_as_its_history_says(town, number)


def test_what_a_second_person_turns_down_changes_nothing(database: Database) -> None:
    town = Town(database)
    number = licensed(town)
    corrected(town, number, town.dana, "confirm-username", now=local(3, 24))
    with pytest.raises(NotAllowed, match="waits for a second person"):
        corrected(town, number, town.dana, "confirm-username", now=local(3, 24))
    confirmed(town, number, town.nora, local(3, 25), yes=False)
    assert town.case(number).state == "LICENSED"


def test_a_finding_is_revoked_and_the_next_tier_is_counted_anew(database: Database) -> None:
    bench = Bench(database)
    first = bench.allege(FOUND)
    bench.do(first, bench.dana, "find", FOUND, **FINDING)
    second = bench.allege(local(4, 20))
    bench.do(second, bench.dana, "find", local(4, 20), **FINDING)
    with database.reading() as session:
        assert session.scalars(select(Finding.tier).order_by(Finding.id)).all() == [1, 2]
    assert not corrected(bench, first, bench.dana, "find", now=local(4, 22))
    confirmed(bench, first, bench.nora, local(4, 23))
    with database.reading() as session:
        assert session.execute(select(Finding.tier, Finding.case_id)).all() == [(1, bench.case(second).id)]
        bars = session.scalars(select(Sanction).where(Sanction.case_id == bench.case(first).id)).all()
        assert all(bar.ended_why == "entered in error" for bar in bars)
    assert is_as_its_history_says(bench, first)
    assert is_as_its_history_says(bench, second)
    assert KIM


def test_only_who_made_an_entry_for_some_days_and_ica_may_correct_it(database: Database) -> None:
    town = Town(database)
    number = begun(town)
    town.do(number, town.jo, "submit", local(3, 10), work="Two of three.")
    with pytest.raises(NoSuchCase):
        corrected(town, number, town.tess, "submit", now=local(3, 11), facts={"work": "All."})
    assert corrected(town, number, town.jo, "submit", now=local(3, 11), facts={"work": "All three."})
    with pytest.raises(NoSuchCase):
        corrected(town, number, town.jo, "submit", now=local(6, 1), facts={"work": "All."})
    with pytest.raises(NoSuchCase):
        corrected(town, number, town.omar, "begin-series", now=local(3, 11), facts={"begun_on": "2026-03-03"})


def test_whose_a_case_is_cannot_be_corrected(database: Database) -> None:
    town = Town(database)
    number = town.ask(local(2, 20))
    with database.reading() as session:
        asked = session.get_one(CaseRow, town.case(number).id)
        assert asked.subject_id
    facts = {
        "agency": "otter-creek-shelter", "name": "Jo Tran", "email": "other@otter.example", "engagement": "paid staff",
        "adult": True, "authorized": True, "level": "Case Manager II",
    }  # fmt: skip
    with pytest.raises(NotAllowed, match="whose case it is cannot be corrected") as no:
        corrected(town, number, town.dana, "request", now=local(2, 23), facts=facts)
    assert no.value.first.field == "email"
    assert corrected(
        town, number, town.dana, "request", now=local(2, 23), facts={**facts, "email": JO, "level": "Case Manager I"}
    )
    assert entry(town, number, "correct")


def test_what_somebody_typed_as_a_sentence_is_said_with_one_full_stop(database: Database) -> None:
    town = Town(database)
    number = begun(town)
    came_late(town, number, town.dana, "submit", received=date(2026, 3, 9), now=local(3, 10), work="All nine.")
    with database.reading() as session:
        note = history_of(session, town.case(number).id)[0].note
    assert "What you hand in: All nine.\n" in note
    assert ".." not in note
