"""3.5: an agency that becomes a victim service provider, as the desk remembers it: licenses, users told, and what it uses instead."""

from typing import Any

import pytest
from sqlalchemy import select

from models.database import Database
from models.intake.intake import Sent, begin
from models.registries.edits.editing import edit
from models.registries.edits.entries import AGENCIES
from models.rows.cases import CaseRow
from models.rows.notices import NoticeRow
from models.rows.registries import SignedPaper
from notifications.writing.dispatch import dispatch
from tests.desks import local
from tests.models.administrators.test_administrators import GAP, TEN, Gap, gap, posted, settled, shown, struck
from tests.notifications.mailroom import DESK
from workflows.engine.cases import NotAllowed
from workflows.facts.by_name import NOT_SO
from workflows.facts.effects import Paper

OURS: dict[str, Any] = {
    "funding": "An Emergency Solutions Grant", "database": "Harbor Records", "over_time": True, "unduplicated": True,
    "same": True, "accurate": True, "signed_as": "Edith Poole",
}  # fmt: skip


def turn(town: Gap, kind: str = "victim service provider") -> None:
    """Let ICA correct what the directory says of the agency."""
    with town.database.writing() as session:
        facts = {"name": "Green Gap Shelter", "kind": kind, "cocs": ["balance"], "reason": "Its mission."}
        edit(session, AGENCIES, gap(session), facts, now=local(3, 2), today=local(3, 2).date(), by=town.dana.id)


def cases(town: Gap, process: str = "P30") -> list[CaseRow]:
    with town.database.reading() as session:
        rows = select(CaseRow).where(CaseRow.process == process, CaseRow.agency_id == gap(session).id)
        return list(session.scalars(rows.order_by(CaseRow.id)))


def told(town: Gap, template: str) -> int:
    with town.database.reading() as session:
        return len(set(session.scalars(select(NoticeRow.person_id).where(NoticeRow.template == template))))


def confirmations(town: Gap) -> list[SignedPaper]:
    with town.database.reading() as session:
        return list(session.scalars(select(SignedPaper).where(SignedPaper.paper == Paper.COMPARABLE)))


def test_its_licenses_end_each_user_is_told_and_all_of_it_comes_back_if_that_was_wrong(database: Database) -> None:
    town = settled(database)
    turn(town)
    town.sweep(local(3, 2))
    (case,) = cases(town)
    assert (case.state, town.running()) == ("DESCRIBING", TEN)
    with pytest.raises(NotAllowed, match="tick each line"):
        town.do(case.number, town.dana, "end-data-entry", local(3, 3), confirmed=True)
    ticked = {"licenses": posted(shown(town, case.number))["licenses"]}
    town.do(case.number, town.dana, "end-data-entry", local(3, 3), confirmed=True, **ticked)
    assert (town.running(), told(town, "license-ended-victim-services")) == (0, TEN)
    assert town.open_duties(case.number).keys() == {"attest", "disable-accounts"}
    dispatch(database, local(3, 4), DESK, local(3, 4))
    struck(town, case.number, "end-data-entry", local(3, 5))
    assert (town.running(), told(town, NOT_SO)) == (TEN, TEN)
    assert town.open_duties(case.number).keys() == {"attest", "end-data-entry"}


def test_a_database_is_confirmed_and_checked_once_a_year_and_joining_anew_opens_no_second_case(
    database: Database,
) -> None:
    town = settled(database)
    turn(town)
    town.sweep(local(3, 2))
    (case,) = cases(town)
    ticked = {"licenses": posted(shown(town, case.number))["licenses"]}
    town.do(case.number, town.dana, "end-data-entry", local(3, 3), confirmed=True, **ticked)
    town.do(case.number, town.dana, "disable-accounts", local(3, 3), disabled_on="2026-03-03")
    with database.writing() as session:
        begin(session, town.edith, "P01", Sent({"agency": GAP, "why": "A new house."}), local(3, 3), step="join")
    assert [each.number for each in cases(town)] == [case.number]
    town.do(case.number, town.edith, "attest", local(3, 4), **OURS)
    struck(town, case.number, "attest", local(3, 5))
    assert confirmations(town) == []
    town.do(case.number, town.edith, "attest", local(3, 5), **OURS)
    points = ["over-time", "unduplicated", "same", "accurate"]
    town.do(case.number, town.dana, "confirm", local(3, 6), holds=points)
    assert ([each.signed_as for each in confirmations(town)], town.case(case.number).state) == (["Edith Poole"], "KEPT")
    town.sweep(local(1, 31, year=2027))
    assert len(cases(town)) == 1
    town.sweep(local(2, 1, year=2027))
    assert [each.state for each in cases(town)] == ["KEPT", "DESCRIBING"]
    assert town.open_duties(cases(town)[-1].number).keys() == {"attest", "report"}
