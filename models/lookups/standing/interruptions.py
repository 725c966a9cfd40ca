"""What the desk knows of interruptions of HMIS: what is on, what is announced, which days are excused, and from where ICA works (3.5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.casebook.casebook import restored
from models.lookups.about import About
from models.rows.cases import CaseRow
from models.rows.outages import Interruption, OfficeMoved
from workflows.manual.governance.service_interruption.excused import Span, days_excused
from workflows.manual.governance.service_interruption.telling_users import News, NewsStands, ToTell

SHOWN = timedelta(days=7)  # for which an interruption that is over is still shown


@dataclass(frozen=True)
class Status:
    """What everybody may know of HMIS at a moment."""

    on: tuple[Interruption, ...]
    announced: tuple[Interruption, ...]
    over: Interruption | None
    elsewhere: OfficeMoved | None


def news_stands(session: Session, about: About) -> NewsStands:
    """Look up whether what an agency was asked to tell its users is still what there is to tell (2.2-aa-interruptions)."""
    case = session.get(CaseRow, about.case_id) if about.case_id else None
    if case is None or case.parent_id is None:
        return NewsStands()
    newest = select(func.max(CaseRow.id)).where(
        CaseRow.parent_id == case.parent_id, CaseRow.agency_id == case.agency_id
    )
    found = session.scalars(select(Interruption).where(Interruption.case_id == case.parent_id)).one_or_none()
    passed = found is None or session.scalar(newest) != case.id or not _holds(_news(session, case), found)
    return NewsStands(passed=passed)


def _news(session: Session, case: CaseRow) -> News | None:
    row = {name: getattr(case, name) for name in ("process", "edition", "state", "body")}
    told = restored(rulebook_of(session), row).forms.get(ToTell)
    return told.news if isinstance(told, ToTell) else None


def _holds(news: News | None, found: Interruption) -> bool:
    """Say whether a piece of news is as the interruption is on record: what was corrected since is not."""
    if news is News.BACK:
        return found.ended_at is not None
    return (news is News.CALLED_OFF) is (found.called_off_at is not None)


def not_over(session: Session) -> Sequence[Interruption]:
    """Return what is interrupted or announced, the soonest first (3.5-dr-comms)."""
    rows = select(Interruption).where(Interruption.ended_at.is_(None), Interruption.called_off_at.is_(None))
    return session.scalars(rows.order_by(Interruption.since, Interruption.id)).all()


def interrupted(session: Session, now: datetime) -> Interruption | None:
    """Return what is interrupted now, or in maintenance, if anything is: every page says so."""
    return next((each for each in not_over(session) if each.since <= now), None)


def last_over(session: Session, since: datetime) -> Interruption | None:
    """Return the interruption that ended last, if it did so after a moment."""
    rows = select(Interruption).where(Interruption.ended_at > since, Interruption.called_off_at.is_(None))
    return session.scalars(rows.order_by(Interruption.ended_at.desc(), Interruption.id.desc()).limit(1)).one_or_none()


def working_elsewhere(session: Session) -> OfficeMoved | None:
    """Return from which other office ICA works, if it does (3.5-dr-ica-site)."""
    rows = select(OfficeMoved).where(OfficeMoved.back_on.is_(None)).order_by(OfficeMoved.id.desc()).limit(1)
    return session.scalars(rows).one_or_none()


def status_at(session: Session, now: datetime) -> Status:
    """Return what everybody may know of HMIS."""
    found = not_over(session)
    return Status(
        on=tuple(each for each in found if each.since <= now),
        announced=tuple(each for each in found if each.since > now),
        over=last_over(session, now - SHOWN),
        elsewhere=working_elsewhere(session),
    )


def outages_between(session: Session, first: date, last: date, now: datetime) -> tuple[Span, ...]:
    """Return the interruptions that touch the days of a period, the days of lost entries among them (3.5-dr-loss)."""
    calendar = rulebook_of(session).policy(now).calendar
    begins, over = calendar.at(first), calendar.at(last + timedelta(days=1))
    rows = select(Interruption).where(
        Interruption.called_off_at.is_(None), func.coalesce(Interruption.lost_from, Interruption.since) < over,
        Interruption.since <= now, or_(Interruption.ended_at.is_(None), Interruption.ended_at >= begins),
    )  # fmt: skip
    found = session.scalars(rows.order_by(Interruption.since, Interruption.id)).all()
    return tuple(Span(each.since, each.ended_at, each.lost_from) for each in found)


def excused_between(session: Session, first: date, last: date, now: datetime) -> frozenset[date]:
    """Return the days of a period on which data that came late count as in time, under the edition in force (3.5-dr-loss)."""
    policy = rulebook_of(session).policy(now)
    return days_excused(outages_between(session, first, last, now), first, last, policy, now)
