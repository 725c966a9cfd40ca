"""What the desk knows of an agency's data: the figures of a month, and what was done before about those that fell short (4.3)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, aliased

from models.access.rulebook import rulebook_of
from models.casebook.casebook import restored
from models.lookups.about import About
from models.lookups.standing.interruptions import excused_between
from models.rows.cases import CaseRow
from models.rows.figures import DataFigure
from models.rows.people import Agency, Program
from workflows.grammar.recurring import Period
from workflows.law.calendar import months_after
from workflows.law.policy import FIRST_EDITION
from workflows.manual.data.corrective_action.reason import PlanBefore
from workflows.manual.data.data_quality.figures import DataBefore, DataFigures, Figure, ProgramFigures
from workflows.manual.data.data_quality.telling import ProgramsTrained
from workflows.rosters.data_figures import Directory, folded

ROUND, PLAN, VIOLATION = "P24", "P25", "P19"
ROUNDS_LOOKED_AT = 24
MONTHS_LOOKED_AT = 36  # for days on which HMIS could not be used: what is entered later is late without them


def data_figures(session: Session, about: About) -> DataFigures:
    """Look up the figures of the month that a round is about (4.3-monthly)."""
    period = next((each for each in about.said if isinstance(each, Period)), None)
    if period is None:
        return DataFigures()
    month = months_after(period.begins_on.replace(day=1), -1)
    rows = select(DataFigure).where(DataFigure.agency_id == (about.agency_id or 0), DataFigure.month == month)
    found = session.scalars(rows.order_by(DataFigure.program, DataFigure.element)).all()
    by_program = dict[str, list[Figure]]()
    for row in found:
        by_program.setdefault(row.program, []).append(Figure(row.element, row.records, row.missing, row.slow))
    return DataFigures(
        read_on=max((FIRST_EDITION.calendar.day(row.read_at) for row in found), default=None),
        programs=tuple(ProgramFigures(name, tuple(figures)) for name, figures in by_program.items()),
    )


def data_before(session: Session, about: About) -> DataBefore:
    """Look up when the agency's programs were trained last, and whether a plan, or a violation case from one, is open."""
    plan = exists().where(
        CaseRow.process == PLAN, CaseRow.agency_id == (about.agency_id or 0), CaseRow.closed_at.is_(None)
    )
    return DataBefore(
        trained_on=_trained_on(session, about),
        in_plan=session.scalar(select(plan)) or False,
        referred=_referred(session, about),
    )


def plan_before(session: Session, about: About) -> PlanBefore:
    """Look up whose plan it is, and whether what fell short is dealt with as a violation (4.3-after-training)."""
    agency = session.get(Agency, about.agency_id) if about.agency_id else None
    return PlanBefore(agency=agency.key if agency else "", referred=_referred(session, about))


def _trained_on(session: Session, about: About) -> date | None:
    """Return the last day on which ICA trained the agency's programs in an earlier round."""
    rows = select(CaseRow.process, CaseRow.edition, CaseRow.state, CaseRow.body).where(
        CaseRow.process == ROUND, CaseRow.agency_id == (about.agency_id or 0), CaseRow.id != (about.case_id or 0)
    )
    rulebook, days = rulebook_of(session), list[date]()
    for row in session.execute(rows.order_by(CaseRow.id.desc()).limit(ROUNDS_LOOKED_AT)).mappings():
        said = restored(rulebook, row).forms.get(ProgramsTrained)
        days += [said.trained_on] if isinstance(said, ProgramsTrained) else []
    return max(days, default=None)


def _referred(session: Session, about: About) -> bool:
    """Say whether a violation case is open that a plan of the agency led to."""
    plan = aliased(CaseRow)
    led_to = select(CaseRow.id).join(plan, plan.id == CaseRow.parent_id)
    mine = led_to.where(plan.process == PLAN, CaseRow.process == VIOLATION, CaseRow.agency_id == (about.agency_id or 0))
    return session.scalar(mine.where(CaseRow.closed_at.is_(None)).limit(1)) is not None


def directory(session: Session, now: datetime) -> Directory:
    """Return what the desk knows that lists of figures are held against."""
    agencies = session.scalars(select(Agency).where(Agency.closed_at.is_(None))).all()
    names = {folded(name): each.key for each in agencies for name in (each.name, each.key)}
    programs = {(each.agency.key, each.project_id): each.name for each in session.scalars(select(Program)).unique()}
    today = rulebook_of(session).policy(now).calendar.day(now)
    return Directory(names, excused_between(session, months_after(today, -MONTHS_LOOKED_AT), today, now), programs)
