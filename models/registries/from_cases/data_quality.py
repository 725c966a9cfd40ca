"""The figures of data quality that were read, and the yearly report of each Continuum (4.3-monthly, 4.3-annual-report)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.rows.cases import CaseRow
from models.rows.figures import DataFigure
from models.rows.people import Program
from workflows.law.calendar import OCTOBER
from workflows.law.continua import LEADERS, Continuum
from workflows.law.policy import Policy
from workflows.rosters.data_figures import folded
from workflows.rosters.data_year import DataYear, MonthFigure, year_of

MOST = 12
READING = "READING"  # where a round waits for its figures


@dataclass(frozen=True)
class MonthRead:
    """A month of which figures were read."""

    month: date
    agencies: int
    programs: int


def months_read(session: Session) -> list[MonthRead]:
    """Return the months of which figures were read, the newest first."""
    pairs = select(DataFigure.month, DataFigure.agency_id, DataFigure.program).distinct().subquery()
    counts = select(pairs.c.month, func.count(pairs.c.agency_id.distinct()), func.count()).group_by(pairs.c.month)
    return [MonthRead(*row) for row in session.execute(counts.order_by(pairs.c.month.desc()).limit(MOST))]


def rounds_waiting(session: Session) -> int:
    """Count the rounds that wait for figures."""
    rows = select(func.count(CaseRow.id)).where(CaseRow.process == "P24", CaseRow.state == READING)
    return session.scalar(rows) or 0


def continua_read(viewer: Viewer) -> tuple[Continuum, ...]:
    """Return whose yearly report somebody reads: ICA each, the leadership of a CoC its own."""
    return tuple(each for each in Continuum if viewer.is_staff() or LEADERS[each] in viewer.roles)


def years_on_record(session: Session) -> list[int]:
    """Return the federal years of which there are figures, the newest first."""
    months = session.scalars(select(DataFigure.month).distinct())
    return sorted({month.year + (month.month >= OCTOBER) for month in months}, reverse=True)


def data_year(session: Session, year: int, continuum: Continuum, policy: Policy) -> DataYear:
    """Return what is on record of a federal year for the programs of a CoC."""
    return year_of(list(_figures(session, year, continuum)), policy)


def _figures(session: Session, year: int, continuum: Continuum) -> Iterator[MonthFigure]:
    """Yield the figures of programs of a CoC; one that the directory does not have counts where its agency works."""
    within = DataFigure.month >= date(year - 1, OCTOBER, 1), DataFigure.month < date(year, OCTOBER, 1)
    rows: Sequence[DataFigure] = session.scalars(select(DataFigure).where(*within).order_by(DataFigure.id)).all()
    homes = {(each.agency_id, folded(each.name)): each.continuum for each in session.scalars(select(Program)).unique()}
    for row in rows:
        home = homes.get((row.agency_id, folded(row.program)))
        if home is continuum if home else continuum in row.agency.cocs:
            yield MonthFigure(row.month, row.agency.name, row.program, row.element, row.records, row.missing, row.slow)
