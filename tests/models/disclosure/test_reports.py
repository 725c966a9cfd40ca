"""What the desk remembers of a report: the entry in the log with the file's fingerprint, who reads it, and who is told."""

from datetime import date
from hashlib import sha256
from typing import Any

import pytest
from sqlalchemy import update

from models.access.access import Viewer
from models.casebook.case_search import find
from models.database import Database
from models.desk.undelivered import undelivered
from models.intake.intake import Sent, begin
from models.intake.remarks import attach
from models.registries.from_cases.disclosure_log import Sought, disclosures
from models.rows.cases import CaseRow
from models.rows.disclosures import Disclosure
from models.rows.notices import NoticeRow
from tests.campus import MAPLE, OTTER, Campus
from tests.desks import local
from tests.models.corrections.correcting import confirmed, corrected
from workflows.engine.cases import NotAllowed
from workflows.law.roles import AGENCY_ADMIN

REPORT = b"%PDF-1.7\nexits\n%%EOF\n"
ASKED: dict[str, Any] = {
    "kind": "a funder", "requester": "Bright Futures Fund", "contact": "ask@fund.example", "received_on": "2026-03-02",
    "medium": "writing", "wanted": "Exits to permanent housing", "begins": "2025-01-01", "ends": "2025-12-31",
    "needed_on": "2026-04-30", "detail": "aggregate",
}  # fmt: skip
OF_PROGRAMS: dict[str, Any] = {"detail": "programs", "agencies": [OTTER, MAPLE]}
DELIVERED: dict[str, Any] = {
    "document": "exits.pdf", "counted": "Each client once", "parameters": "From Vermont's HMIS, all programs, 2025",
    "unduplicated": True, "unidentified": True, "untraceable": True, "consented": True, "delivered_on": "2026-03-12",
}  # fmt: skip


def asked(town: Campus, by: Viewer | None = None, **facts: Any) -> str:
    with town.database.writing() as session:
        case_id = begin(session, by or town.dana, "P16", Sent({**ASKED, **facts}, another=True), local(3, 2))
        return session.get_one(CaseRow, case_id).number


def delivered(town: Campus, number: str) -> None:
    now = local(3, 12)
    with town.database.writing() as session:
        attach(session, town.dana, find(session, town.dana, number)[0], "exits.pdf", content=REPORT, now=now)
    town.do(number, town.dana, "deliver", now, **DELIVERED)


def log(town: Campus, viewer: Viewer) -> list[Disclosure]:
    with town.database.reading() as session:
        return disclosures(session, viewer, Sought()).rows


def test_the_log_has_the_request_the_count_the_fingerprint_of_the_file_and_the_delivery(database: Database) -> None:
    town = Campus(database)
    number = asked(town, **OF_PROGRAMS)
    town.do(number, town.dana, "accept", local(3, 3))
    with pytest.raises(NotAllowed):
        town.do(number, town.omar, "consent", local(3, 4), signed_as="Tess Barlow")
    town.do(number, town.tess, "consent", local(3, 4), signed_as="Tess Barlow")
    town.do(number, town.omar, "keep", local(3, 5), why="Too few beds")
    delivered(town, number)
    (row,) = log(town, town.dana)
    assert (row.recipient, row.what) == (
        "Bright Futures Fund", "Exits to permanent housing (January 1, 2025 to December 31, 2025)",
    )  # fmt: skip
    assert (row.counted, row.document, row.sha256) == ("Each client once", "exits.pdf", sha256(REPORT).hexdigest())
    assert (row.agency, row.disclosed_on) == (None, date(2026, 3, 12))
    assert [log(town, each) for each in (town.tess, town.omar, town.wes)] == [[], [], []]


def test_an_entry_that_was_wrong_is_marked_and_stays(database: Database) -> None:
    town = Campus(database)
    number = asked(town)
    town.do(number, town.dana, "accept", local(3, 3))
    delivered(town, number)
    assert not corrected(town, number, town.dana, "deliver", now=local(3, 13))  # it takes a second person
    confirmed(town, number, town.nora, local(3, 13))
    (row,) = log(town, town.dana)
    assert (row.mistaken_at, town.case(number).state) == (local(3, 13), "PREPARING")


def test_nobody_is_missed_where_no_agency_has_a_part_in_a_request(database: Database) -> None:
    town = Campus(database)
    number = asked(town)
    town.do(number, town.dana, "deny", local(3, 3), why="ICA has no such data", written_on="2026-03-03")
    concerned = asked(town, **OF_PROGRAMS)
    town.do(concerned, town.dana, "deny", local(3, 3), why="ICA has no such data", written_on="2026-03-03")
    with database.writing() as session:
        session.execute(update(NoticeRow).where(NoticeRow.role == AGENCY_ADMIN).values(outcome="nobody"))
    with database.reading() as session:
        missed = [case.number for each in undelivered(session, town.dana, 100) for case in each.cases]
    assert missed == [concerned]
