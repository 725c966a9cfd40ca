"""3.4: unused client files, as the desk remembers them: who is asked, who may know, what holds a file, and what comes back."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from models.casebook.case_search import find
from models.casebook.casebook import NoSuchCase
from models.database import Database
from models.intake.from_lists.unused_files import take_list
from models.lookups.about import About
from models.lookups.standing.unused_files import directory, files_asked
from models.rows.cases import CaseRow
from models.rows.disclosures import FileRetention, ListedFile
from tests.desks import local
from tests.models.clients import Counter
from tests.models.corrections.correcting import confirmed, corrected
from workflows.engine.cases import NotAllowed
from workflows.rosters.unused_files import FileRow, Weighed

LONG_AGO = date(2018, 5, 4)
OTTER, MAPLE = "Otter Creek Shelter", "Maple Street Family Center"
ROWS = tuple(FileRow(at, client, "", LONG_AGO, agency) for at, (client, agency) in enumerate(
    (("101", OTTER), ("101", MAPLE), ("102", OTTER), ("48213", OTTER)), 2))  # fmt: skip
BACK = {"free": True, "kept": "The client came back."}


READ = local(3, 2)


def taken(town: Counter, now: Any = READ, rows: tuple[FileRow, ...] = ROWS) -> Weighed:
    with town.database.writing() as session:
        return take_list(session, rows, now, town.dana.id)


def case_of(town: Counter, agency: str, nth: int = -1) -> str:
    with town.database.reading() as session:
        rows = select(CaseRow).where(CaseRow.process == "P28").order_by(CaseRow.id)
        found = [each.number for each in session.scalars(rows) if each.agency and each.agency.name == agency]
        return found[nth]


def states(town: Counter) -> list[str]:
    with town.database.reading() as session:
        return list(session.scalars(select(CaseRow.state).where(CaseRow.process == "P28").order_by(CaseRow.id)))


def inactive(town: Counter) -> set[str]:
    with town.database.reading() as session:
        return set(session.scalars(select(ListedFile.client).where(ListedFile.inactive_on.is_not(None))))


def struck(town: Counter, case: str, kind: str, now: Any, by: Any = None) -> None:
    if not corrected(town, case, by or town.dana, kind, now=now):
        confirmed(town, case, town.nora, now)


def test_a_file_of_two_agencies_is_made_inactive_once_both_agree_and_comes_back_if_that_was_wrong(
    database: Database,
) -> None:
    town = Counter(database)
    assert taken(town).files == 3
    otter, maple = case_of(town, OTTER), case_of(town, MAPLE)
    town.do(otter, town.tess, "answer", local(3, 3), inactive=["101", "102"], **BACK)
    assert town.case(otter).state == "READY"  # of 102; Maple Street still has 101
    with pytest.raises(NotAllowed, match="tick only files of the list"):
        town.do(otter, town.dana, "make-inactive", local(3, 4), files=["101"], free=True, done_on="2026-03-04")
    town.do(maple, town.omar, "answer", local(3, 4), inactive=["101"], free=True)
    town.do(otter, town.dana, "make-inactive", local(3, 5), files=["101", "102"], free=True, done_on="2026-03-05")
    assert (town.case(otter).state, town.case(maple).state, inactive(town)) == ("DONE", "ANSWERED", {"101", "102"})
    struck(town, otter, "make-inactive", local(3, 6))
    assert (town.case(otter).state, inactive(town)) == ("READY", set())
    struck(town, otter, "answer", local(3, 7), town.tess)
    assert town.case(otter).state == "CHECKING"


def test_what_is_retained_is_left_alone_until_its_day_and_asked_about_after_it(database: Database) -> None:
    town = Counter(database)
    taken(town)
    otter = case_of(town, OTTER)
    law = {"ground": "a contract", "source": "The grant of 2016", "until": "2027-02-28"}
    town.do(otter, town.tess, "retain", local(3, 3), files=["102"], **law)
    with pytest.raises(NotAllowed, match="102 has to be retained"):
        town.do(otter, town.tess, "answer", local(3, 3), inactive=["102"], **BACK)
    struck(town, otter, "retain", local(3, 4), town.tess)
    with town.database.reading() as session:
        assert list(session.scalars(select(FileRetention))) == []
        assert directory(session, date(2026, 3, 4)).retained == frozenset()
        asked = files_asked(session, About(town.case(otter).id, town.case(otter).agency_id, None))
        assert [each.client for each in asked.files if each.retained] == []
    town.do(otter, town.tess, "retain", local(3, 4), files=["102"], **law)
    town.do(otter, town.tess, "answer", local(3, 5), inactive=[], kept="In use again.")
    assert town.case(otter).state == "ANSWERED"
    town.do(case_of(town, MAPLE), town.omar, "answer", local(3, 5), inactive=[], kept="In use again.")
    alone = tuple(each for each in ROWS if each.client == "102")
    assert (held := taken(town, local(2, 26, year=2027), alone)).files == 0
    assert held.held == 1
    assert taken(town, local(3, 1, year=2027), alone).files == 1


def test_a_file_with_an_open_request_is_left_alone_at_once_and_on_the_next_list(database: Database) -> None:
    town = Counter(database)
    town.request(town.tess, now=local(3, 2, 9), client="102")
    found = taken(town)
    assert (found.files, found.held) == (2, 1)
    otter = case_of(town, OTTER)
    town.do(otter, town.tess, "answer", local(3, 3), inactive=["48213"], **BACK)
    assert town.case(otter).state == "READY"
    town.request(town.tess, now=local(3, 4), client="48213")
    assert town.case(otter).state == "ANSWERED"  # ICA's task has gone


def test_an_agency_reads_its_own_files_and_nobody_else_its_case(database: Database) -> None:
    town = Counter(database)
    taken(town)
    otter = case_of(town, OTTER)
    with town.database.reading() as session, pytest.raises(NoSuchCase):
        find(session, town.omar, otter)
    with town.database.reading() as session:
        row, _ = find(session, town.tess, otter)
        assert row.heading == "3 unused client files of Otter Creek Shelter"


def test_a_year_later_the_desk_asks_for_a_list_and_reading_one_is_the_answer(database: Database) -> None:
    town = Counter(database)
    taken(town, rows=())
    town.sweep(READ)
    town.sweep(local(3, 1, year=2027))
    assert states(town) == []
    town.sweep(local(4, 1, year=2027))
    assert states(town) == ["LISTING"]
    taken(town, local(4, 8, year=2027), rows=())
    assert states(town) == ["LISTED"]
