"""Which agencies have a part in a case by what the desk finds out: they come and go with it, and nobody names them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from models.access.concern import agency_of
from models.access.rulebook import parties_found, rulebook_of
from models.casebook.finding.case_words import write_anew
from models.rows.cases import CaseRow, DutyRow, Party
from workflows.facts.forms import Form


def follow_parties(session: Session, row: Mapping[Any, Any], found: Iterable[Form]) -> None:
    """Let the agencies that a record names have a part in a case, and no others.

    The case stays with its own agency while that is among them, and goes to the first of them afterwards; where none is left,
    it stays where it was.
    """
    declared = parties_found(rulebook_of(session).processes[row["process"]])
    by_form = {type(each): each for each in found}
    keys = [key for record, name in declared if record in by_form for key in getattr(by_form[record], name)]
    agencies = list(dict.fromkeys(number for key in keys if (number := agency_of(session, key))))
    if not agencies:
        return
    own = row["agency_id"] if row["agency_id"] in agencies else agencies[0]
    if own != row["agency_id"]:
        _move(session, row["id"], own)
    there = set(session.scalars(select(Party.agency_id).where(Party.case_id == row["id"])))
    others = {each for each in agencies if each != own}
    if gone := there - others:
        session.execute(delete(Party).where(Party.case_id == row["id"], Party.agency_id.in_(gone)))
    session.add_all(Party(case_id=row["id"], agency_id=each) for each in sorted(others - there))
    session.flush()


def _move(session: Session, case_id: int, agency_id: int) -> None:
    """Let a case, its open tasks and the words by which it is found go to another agency."""
    case = session.get_one(CaseRow, case_id, populate_existing=True)
    case.agency_id = agency_id
    session.flush()
    session.expire(case, ["agency"])
    open_ = (DutyRow.case_id == case_id, DutyRow.closed_at.is_(None))
    session.execute(update(DutyRow).where(*open_).values(agency_id=agency_id))
    write_anew(session, case)
