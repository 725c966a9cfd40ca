"""Whom a case concerns: its agencies, the person it is about, and the offices it is kept from."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.rows.cases import CaseRow, HistoryRow, Party, Recusal
from models.rows.people import Agency
from models.store.prepared import Prepared, connection_of
from workflows.facts.forms import Form
from workflows.grammar.events import Roles
from workflows.grammar.steps import NEW
from workflows.law.fields import Mark, marked
from workflows.law.roles import Role

_ASKER = Prepared(
    select(HistoryRow.person_id)
    .where(HistoryRow.case_id == bindparam("case"), HistoryRow.from_state == NEW)
    .order_by(HistoryRow.id)
    .limit(1)
)
_NUMBERED = Prepared(
    select(
        CaseRow.id, CaseRow.process, CaseRow.agency_id, CaseRow.subject_id, CaseRow.withheld, CaseRow.closed_to_subject,
        Party.agency_id.label("party_id"), Recusal.person_id.label("recused_id"),
    )
    .outerjoin(Party, Party.case_id == CaseRow.id)
    .outerjoin(Recusal, Recusal.case_id == CaseRow.id)
    .where(CaseRow.number == bindparam("number"))
)  # fmt: skip
_RECUSED = Prepared(select(Recusal.person_id).where(Recusal.case_id == bindparam("case")))


@dataclass(frozen=True, slots=True)
class Concern:
    """Whom a case of a process concerns; it decides who may know of the case."""

    process: str
    agencies: frozenset[int] = frozenset()
    subject_id: int | None = None
    withheld: Roles = frozenset()
    closed: bool = False  # to the person it is about
    recused: frozenset[int] = frozenset()  # who reported a conflict of interest

    @property
    def aside(self) -> frozenset[int]:
        """Who holds no office in the case: whom it is about, and who reported a conflict."""
        return self.recused | ({self.subject_id} if self.subject_id else frozenset())


def concern_of(session: Session, case: CaseRow) -> Concern:
    """Return whom a case concerns."""
    agencies = frozenset({case.agency_id} if case.agency_id else ())
    if case.process in rulebook_of(session).shared:
        agencies |= frozenset(session.scalars(select(Party.agency_id).where(Party.case_id == case.id)))
    withheld, recused = roles_in(case.withheld), recused_in(session, case.id)
    return Concern(case.process, agencies, case.subject_id, withheld, case.closed_to_subject, recused)


def asker_of(session: Session, case_id: int) -> int | None:
    """Return who began a case, if that is written down."""
    found = _ASKER.first(connection_of(session), {"case": case_id})
    return found["person_id"] if found else None


def concern_numbered(session: Session, number: str) -> tuple[int, Concern]:
    """Return the case of a number and whom it concerns, in one statement.

    Where there is none it concerns nobody, so that whoever asks is told no in the same steps and the same time.
    """
    session.flush()
    rows = _NUMBERED.all(connection_of(session), {"number": number})
    if not rows:
        return 0, Concern(next(iter(rulebook_of(session).processes)), withheld=frozenset(Role))
    row, shared = rows[0], rows[0]["process"] in rulebook_of(session).shared
    agencies = {row["agency_id"], *(each["party_id"] for each in rows if shared)} - {None}
    recused = {each["recused_id"] for each in rows} - {None}
    withheld, closed = roles_in(row["withheld"]), row["closed_to_subject"]
    concern = Concern(row["process"], frozenset(agencies), row["subject_id"], withheld, closed, frozenset(recused))
    return row["id"], concern


def recused_in(session: Session, case_id: int) -> frozenset[int]:
    """Return who reported a conflict of interest in a case."""
    return frozenset(row["person_id"] for row in _RECUSED.all(connection_of(session), {"case": case_id}))


def roles_in(withheld: str) -> Roles:
    """Return the roles that a column lists between semicolons."""
    return frozenset(Role(name) for name in withheld.split(";") if name)


def as_column(roles: Roles) -> str:
    """Return roles as a column lists them, so that each can be looked for between semicolons."""
    return "".join(f";{key};" for key in sorted(role.key for role in roles))


def agency_of(session: Session, key: str) -> int | None:
    """Return the number of the agency with a key."""
    return session.execute(select(Agency.id).where(Agency.key == key)).scalar_one_or_none()


def agency_keys(session: Session, ids: frozenset[int]) -> dict[int, str]:
    """Return the keys of agencies."""
    rows = session.execute(select(Agency.id, Agency.key).where(Agency.id.in_(ids))) if ids else ()
    return {row[0]: row[1] for row in rows}


def agency_names(session: Session, ids: frozenset[int]) -> dict[str, str]:
    """Return the names of agencies by their keys."""
    rows = session.execute(select(Agency.key, Agency.name).where(Agency.id.in_(ids))) if ids else ()
    return {row[0]: row[1] for row in rows}


def named_in(session: Session, form: Form) -> dict[str, str]:
    """Return the names of the agencies that a form names without being their case, by their keys."""
    keys = [getattr(form, name) for name in marked(type(form), Mark.SOME_AGENCY)]
    rows = session.execute(select(Agency.key, Agency.name).where(Agency.key.in_(keys))) if any(keys) else ()
    return {row[0]: row[1] for row in rows}
