"""What other laws ask of an agency: fewer days, and programs that are protected beside those of the directory (3-conflict-of-law)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.lookups.about import About
from models.rows.disclosures import OtherLaw
from models.rows.people import Program
from workflows.law.agency_kinds import Protected
from workflows.law.policy import Policy
from workflows.manual.clients.other_laws import FewerDays, OtherLaws

KINDS = {each.key: each for each in Protected}


def laws_of(session: Session, agency_id: int | None) -> Sequence[OtherLaw]:
    """Return the laws that are or were on record of an agency, in the order in which they came."""
    rows = select(OtherLaw).where(OtherLaw.agency_id == (agency_id or 0))
    return session.scalars(rows.order_by(OtherLaw.since, OtherLaw.id)).all()


def other_laws(session: Session, about: About) -> OtherLaws:
    """Look up where another law gives an agency fewer days for its clients than the manual."""
    return OtherLaws(fewer=tuple(_fewer(laws_of(session, about.agency_id))))


def _fewer(laws: Iterable[OtherLaw]) -> Iterator[FewerDays]:
    for each in laws:
        named = ((Policy.inspection_days, each.inspection_days), (Policy.correction_days, each.correction_days))
        yield from (FewerDays(setting.name, days, each.law, each.ends_on) for setting, days in named if days)


def protected(session: Session, programs: Iterable[Program]) -> dict[int, tuple[Protected, ...]]:
    """Return as what each program is protected: by the directory, and by the laws that ask it today."""
    found = {each.id: {*each.protected} for each in programs}
    laws = select(OtherLaw).join(OtherLaw.programs).where(Program.id.in_(found), OtherLaw.ends_on.is_(None))
    for law in session.scalars(laws).unique():
        for program in law.programs:
            if program.id in found and law.protected_as in KINDS:
                found[program.id].add(KINDS[law.protected_as])
    return {key: tuple(kind for kind in Protected if kind in kinds) for key, kinds in found.items()}
