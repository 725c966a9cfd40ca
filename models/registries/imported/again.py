"""A row that says what is on record already is no fault: a list that was read may grow, and be read again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.registries.directory import agency_of
from models.registries.entries import entered, one_line
from models.registries.forms.agencies import NewAgency
from models.registries.forms.people import Newcomer
from models.registries.forms.programs import NewProgram
from models.registries.people_and_agencies import key_of, person_of
from models.rows.people import Agency, Program
from workflows.engine.cases import NotAllowed
from workflows.facts.forms import Form

F = TypeVar("F", bound=Form)


class AlreadyThere(Exception):
    """A row says what is on record, and nothing else."""


def pass_over_person(session: Session, facts: Mapping[str, Any]) -> None:
    """Raise AlreadyThere for somebody who is there by the address, with the same name, agency and role."""

    def same(said: Newcomer) -> bool:
        found = person_of(session, said.email)
        if found is None or found.left_at is not None or found.name != one_line(said.name):
            return False
        key = found.agency.key if found.agency else None
        has = said.role is None or any(office.role is said.role.role for office in found.offices)
        return has and said.agency in {None, key}

    _pass_over(Newcomer, facts, same)


def pass_over_agency(session: Session, facts: Mapping[str, Any]) -> None:
    """Raise AlreadyThere for an agency that is there by its name, with the same kind, CoCs and days."""

    def same(said: NewAgency) -> bool:
        found = session.scalars(select(Agency).where(Agency.key == key_of(one_line(said.name)))).one_or_none()
        if found is None or found.closed_at is not None:
            return False
        own = (found.kind, frozenset(found.cocs), found.guideline_days)
        return own == (said.kind.key, said.cocs, said.guideline_days)

    _pass_over(NewAgency, facts, same)


def pass_over_program(session: Session, facts: Mapping[str, Any]) -> None:
    """Raise AlreadyThere for a program that is there by its agency and ProjectID, and says the same."""

    def same(said: NewProgram) -> bool:
        agency = agency_of(session, said.agency)
        rows = select(Program).where(Program.agency_id == (agency.id if agency else 0))
        found = session.scalars(rows.where(Program.project_id == said.project_id)).one_or_none()
        return found is not None and (found.name, found.continuum, found.kind, frozenset(found.protected)) == (
            one_line(said.name), said.continuum, said.kind, said.protected,
        )  # fmt: skip

    _pass_over(NewProgram, facts, same)


def _pass_over(form: type[F], facts: Mapping[str, Any], same: Callable[[F], bool]) -> None:
    try:
        said = entered(form, facts)
    except NotAllowed:  # whoever enters it says all that is wrong with it
        return
    if same(said):
        raise AlreadyThere
