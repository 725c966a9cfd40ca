"""Figures of data quality are read for a month: the rounds of the agencies that they are about go on from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.lookups.changes import tell_of_figures
from models.lookups.recurring import look_again
from models.lookups.standing.data_quality import directory
from models.registries.people_and_agencies import audit
from models.rows.figures import DataFigure
from models.rows.people import Agency, Program
from workflows.grammar.recurring import Per
from workflows.law.agency_kinds import may_be_unnamed
from workflows.rosters.data_figures import (
    TIMELY,
    Doubted,
    EntryRow,
    FigureRow,
    Measured,
    Weighed,
    agency_of_program,
    days_taken,
    timely,
    weigh_entries,
    weigh_figures,
)
from workflows.uploads.counting.programs import ProgramCounted


def weighed(
    session: Session, month: date, figures: Iterable[FigureRow], entries: Iterable[EntryRow], now: datetime
) -> Weighed:
    """Return what the rows of lists come to for a month, and keep nothing."""
    known, policy = directory(session, now), rulebook_of(session).policy(now)
    of_elements, of_entries = weigh_figures(figures, known), weigh_entries(entries, known, month, policy)
    return Weighed((*of_elements.figures, *of_entries.figures), (*of_elements.doubts, *of_entries.doubts))


def counted(session: Session, programs: Iterable[ProgramCounted], now: datetime) -> Weighed:
    """Return what the programs of an export come to: an organization is the agency of its name, or whose program it is."""
    known, policy, doubts = directory(session, now), rulebook_of(session).policy(now), list[Doubted]()
    found = list[Measured]()
    for number, program in enumerate(programs, 1):
        agency = agency_of_program(known, program.organization, program.project_id)
        if not agency:
            doubts.append(
                Doubted(
                    number,
                    f"the directory has no agency {program.organization!r} with a program {program.project_id!r}",
                )
            )
            continue
        name = known.programs.get((agency, program.project_id)) or program.name or program.project_id
        found += [
            Measured(agency, name, each.key, each.records, each.missing) for each in program.elements if each.records
        ]
        days = [days_taken(*each, known.excused) for each in program.entries]
        found.append(timely(agency, name, days, policy))
    return Weighed(tuple(found), tuple(doubts))


def unnamed_programs(session: Session, now: datetime) -> frozenset[str]:
    """Return the ProjectIDs of programs whose clients may be unnamed (3.1-unnamed)."""
    programs = session.scalars(select(Program)).all() if rulebook_of(session).policy(now).exempt_unnamed else ()
    return frozenset(each.project_id for each in programs if may_be_unnamed(each.protected))


@dataclass(frozen=True)
class _Read:
    """For which month figures are read, when, and by whom."""

    month: date
    at: datetime
    by: int | None


def take_figures(
    session: Session, month: date, figures: Iterable[Measured], now: datetime, by: int | None = None
) -> int:
    """Keep the figures of a month, and let the rounds go on; return of how many agencies they are.

    What is read anew takes the place of what the same agency had of that month and sort before.
    """
    by_agency = dict[str, list[Measured]]()
    for each in figures:
        by_agency.setdefault(each.agency, []).append(each)
    agencies = session.scalars(select(Agency).where(Agency.key.in_(by_agency)).order_by(Agency.id)).all()
    for agency in agencies:
        _keep(session, agency.id, by_agency[agency.key], _Read(month, now, by))
    for agency in agencies:
        tell_of_figures(session, now, agency.id)
    look_again(session, now, Per.ICA_WITH_FIGURES)
    of = f"{len(agencies)} {'agency' if len(agencies) == 1 else 'agencies'}"
    audit(session, now, f"figures of data quality for {month:%B %Y} were read, of {of}", by)
    return len(agencies)


def _keep(session: Session, agency_id: int, figures: Iterable[Measured], read: _Read) -> None:
    rows = {(each.program, each.element): each for each in figures}
    before = delete(DataFigure).where(DataFigure.agency_id == agency_id, DataFigure.month == read.month)
    for of_entries in {each.element == TIMELY for each in rows.values()}:
        of_sort = DataFigure.element == TIMELY if of_entries else DataFigure.element != TIMELY
        session.execute(before.where(of_sort))
    session.add_all(
        DataFigure(
            agency_id=agency_id, month=read.month, program=each.program, element=each.element, records=each.records,
            missing=each.missing, slow=each.slow, read_at=read.at, read_by_id=read.by,
        )
        for each in rows.values()
    )  # fmt: skip
    session.flush()
