"""What the desk finds out about an agency and a person: what was signed, which licenses there are, who was trained."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, date, datetime

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from models.access.concern import agency_keys
from models.access.rulebook import rulebook_of
from models.casebook.accounts import accounts
from models.casebook.casebook import restored
from models.lookups.about import About
from models.lookups.access_levels import art_since
from models.lookups.bars import TRAINING, is_barred
from models.lookups.disclosure import agreement_over_on
from models.lookups.parties import leaves
from models.rows.cases import CaseRow
from models.rows.conduct import Finding, Sanction
from models.rows.people import Agency, Person
from models.rows.recurrences import Occurrence
from models.rows.registries import Attendance, License, SeriesPlace, SeriesSession, SignedPaper, Training
from workflows.facts.effects import Paper
from workflows.law.agency_kinds import AgencyKind
from workflows.law.policy import FIRST_EDITION
from workflows.manual.people.attendance import Attended, TrainingRecord
from workflows.manual.people.onboarding import PROCESS
from workflows.manual.people.onboarding.series import ENDED_UNPASSED, homework_failed
from workflows.manual.people.standing import AgencyStanding, EarlierSeries, PersonStanding
from workflows.manual.people.training_year.license_held import LicenseHeld
from workflows.manual.people.wellsky import Account, InDirectory

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def agency_standing(session: Session, about: About) -> AgencyStanding:
    """Look up what sort of organization an agency is, and whether it signed (2.1-partnership-sign)."""
    kind = session.execute(select(Agency.kind).where(Agency.id == about.agency_id)).scalar_one()
    signed = exists().where(SignedPaper.paper == Paper.PARTNERSHIP, SignedPaper.agency_id == about.agency_id)
    return AgencyStanding(
        kind=AgencyKind(kind),
        partnership_signed=bool(session.scalar(select(signed))),
        terminated_on=_agency_terminated_on(session, about),
        leaves=leaves(session, [about.agency_id] if about.agency_id else []),
    )


def _agency_terminated_on(session: Session, about: About) -> date | None:
    """Return when the Committee ended all licenses of the agency last, if none was issued there since."""
    own = (Finding.person_id.is_(None), Finding.agency_id == about.agency_id, Finding.outcome == "terminated")
    last = session.scalar(select(func.max(Finding.decided_on)).where(*own))
    issued = session.scalar(select(func.max(License.issued_at)).where(License.agency_id == about.agency_id))
    return None if last is None or (issued and _day(issued) > last) else last


def person_standing(session: Session, about: About) -> PersonStanding:
    """Look up a person's licenses and papers; a license elsewhere is a past one here (2.2-returning-user)."""
    licenses = session.scalars(
        select(License).where(License.person_id == about.subject_id).order_by(License.issued_at, License.id)
    ).all()
    here = [row for row in licenses if row.agency_id == about.agency_id]
    mine = SignedPaper.person_id == about.subject_id
    signed = session.scalar(
        select(func.max(SignedPaper.signed_at)).where(
            mine, SignedPaper.paper == Paper.USER_AGREEMENT, SignedPaper.agency_id == about.agency_id
        )
    )
    noticed = exists().where(mine, SignedPaper.paper == Paper.PRIVACY_NOTICE)
    person = session.execute(select(Person.name, Person.left_at).where(Person.id == about.subject_id)).one_or_none()
    terminated = _terminated_at(licenses)
    return PersonStanding(
        licensed_here=any(row.ended_at is None for row in here),
        licensed_before=any(row not in here or row.ended_at is not None for row in licenses),
        terminated=terminated is not None,
        barred=is_barred(session, about.subject_id, about.agency_id),
        # an agreement ends with the license it was signed for
        agreement_signed=signed is not None and signed > _last_end(here),
        notice_acknowledged=bool(session.scalar(select(noticed))),
        left=bool(person and person.left_at),
        agreement_signed_on=signed and _day(signed),
        terminated_on=terminated and _day(terminated),
        licensed_until=_licensed_until(licenses),
        name=person.name if person else "",
        agreement_over_on=agreement_over_on(session, about.case_id),
    )


def _terminated_at(licenses: Sequence[License]) -> datetime | None:
    """Return when a license was terminated last, if none was issued since."""
    ends = [row.ended_at for row in licenses if row.ended_why == "terminated" and row.ended_at]
    last = max(ends, default=None)
    return None if last and any(row.issued_at > last for row in licenses) else last


def _last_end(licenses: Iterable[License]) -> datetime:
    return max((row.ended_at for row in licenses if row.ended_at), default=LONG_AGO)


def _licensed_until(licenses: Sequence[License]) -> date | None:
    """Return the last day of the last license; none while there is one that goes on."""
    if not licenses or any(row.ended_at is None for row in licenses):
        return None
    return _day(_last_end(licenses))


def earlier_series(session: Session, about: About) -> EarlierSeries:
    """Count the person's series in which the homework failed, whichever case they were in (2.2-refuse-license).

    ICA asked for the series again or refused the license over it, or corrections that were asked for never came.
    """
    rows = select(CaseRow.process, CaseRow.edition, CaseRow.state, CaseRow.body).where(
        CaseRow.process == PROCESS.key,
        CaseRow.subject_id == (about.subject_id or 0),
        CaseRow.id != (about.case_id or 0),
        CaseRow.state.in_([state.key for state in ENDED_UNPASSED]),
    )
    cases = (restored(rulebook_of(session), row) for row in session.execute(rows).mappings())
    return EarlierSeries(failed=sum(map(homework_failed, cases)))


def license_held(session: Session, about: About) -> LicenseHeld:
    """Look up the licenses of a person, whether one is for ART too, and what suspends all of them (2.2-annual-security)."""
    mine = License.person_id == about.subject_id
    issued = session.scalars(select(License).where(mine).order_by(License.id)).unique().all()
    held = [row for row in issued if row.ended_at is None]
    art = min((_day(since) for row in held if (since := art_since(row))), default=None)
    bars = _bars(session, about, {row.agency_id for row in held if row.agency_id})
    person, agency = session.get(Person, about.subject_id), session.get(Agency, about.agency_id or 0)
    return LicenseHeld(
        agency=agency.key if agency else "",
        user=person.email if person else "",
        agencies=_keys(session, held),
        held=bool(held),
        art_since=art,
        first_on=min((_day(row.issued_at) for row in issued), default=None),
        suspended_already=any(bar.kind == TRAINING for bar in bars),
        barred_otherwise=bool(bars),
        followed_elsewhere=_is_followed_elsewhere(session, about),
    )


def _keys(session: Session, held: Iterable[License]) -> tuple[str, ...]:
    """Return the keys of the agencies that somebody has a license of, the one of the oldest first."""
    ids = list(dict.fromkeys(row.agency_id for row in held if row.agency_id))
    keys = agency_keys(session, frozenset(ids))
    return tuple(keys[each] for each in ids)


def _bars(session: Session, about: About, agencies: Collection[int]) -> list[Sanction]:
    """Return what else stands against all that a person holds: bars of the person, and of agencies if it is all of them."""
    others = (Sanction.ended_at.is_(None), Sanction.case_id != (about.case_id or 0))
    touching = or_(Sanction.person_id == (about.subject_id or 0), Sanction.agency_id.in_(agencies))
    found = session.scalars(select(Sanction).where(*others, touching)).all()
    barred = {bar.agency_id for bar in found if bar.agency_id} >= set(agencies)
    return [bar for bar in found if bar.person_id == about.subject_id or barred]


def _is_followed_elsewhere(session: Session, about: About) -> bool:
    """Say whether an earlier case about the person follows the same year, as of before a year was the person's."""
    mine, other = aliased(Occurrence), aliased(Occurrence)
    same = (other.process == mine.process, other.begins_on == mine.begins_on, other.person_id == mine.person_id)
    rows = select(CaseRow.id).join(other, other.case_id == CaseRow.id).join(mine, and_(*same))
    earlier = (mine.case_id == (about.case_id or 0), CaseRow.id < mine.case_id, CaseRow.closed_at.is_(None))
    return session.scalar(rows.where(*earlier).limit(1)) is not None


def accounts_held(session: Session, about: About) -> InDirectory:
    """Look up what the directory says of a person's accounts in WellSky."""
    found = accounts(session, License.person_id == (about.subject_id or 0))
    return InDirectory(
        accounts=tuple(Account(username=each.username, access=each.access, level=each.level) for each in found.values())
    )


def _day(moment: datetime) -> date:
    return FIRST_EDITION.calendar.day(moment)


def training_record(session: Session, about: About) -> TrainingRecord:
    """Look up a person's rows on the rosters of trainings, and of which series that the person is in they are sessions."""
    mine = (SeriesPlace.series_id == SeriesSession.series_id) & (SeriesPlace.person_id == about.subject_id)
    rows = session.execute(
        select(
            Training.topic, Training.title, Training.held_on, Training.minutes, Attendance.missed, SeriesPlace.series_id
        )
        .join(Attendance, Attendance.training_id == Training.id)
        .outerjoin(SeriesSession, SeriesSession.training_id == Training.id)
        .outerjoin(SeriesPlace, mine)
        .where(Attendance.person_id == about.subject_id)
        .order_by(Training.held_on, Training.id)
    )
    return TrainingRecord(
        attended=tuple(
            Attended(topic=topic, title=title, on=on, minutes=minutes, missed=missed, series=series or 0)
            for topic, title, on, minutes, missed, series in rows
        )
    )
