"""Who is complained of, as the directory has them: they stand aside in the case, whatever office they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.rows.people import Office, Person
from workflows.facts.forms import Form
from workflows.law.fields import Mark, marked
from workflows.law.mail.addresses import spellings
from workflows.law.person_names import is_name_of, words_of

ADDRESS = re.compile(r"[^\s<>()@,;:]+@[^\s<>()@,;:]+")


@dataclass(frozen=True, slots=True)
class Named:
    """Whom some forms complain of."""

    sure: frozenset[int] = frozenset()  # by first and last name, or by address
    likely: frozenset[int] = (
        frozenset()
    )  # who has an office of the whole desk, and that last name, or is called so alone

    @property
    def everybody(self) -> frozenset[int]:
        """All who stand aside: where it is not sure, too, since they would judge it."""
        return self.sure | self.likely


def accused_in(session: Session, forms: Iterable[Form]) -> Named:
    """Return who is complained of in some forms, among those who have not left."""
    said = tuple(dict.fromkeys(_said(forms)))
    if not said:
        return Named()
    addresses = {kept for each in said for address in ADDRESS.findall(each) for kept in spellings(address)}
    offices = select(Office.person_id).where(Office.agency_id.is_(None))
    judging = set(session.scalars(offices))
    people = session.execute(select(Person.id, Person.name, Person.email).where(Person.left_at.is_(None))).all()
    sure = frozenset(row.id for row in people if row.email in addresses or _is_named(said, row.name))
    likely = frozenset(row.id for row in people if row.id in judging and _may_be_named(said, row.name))
    return Named(sure, likely - sure)


def _said(forms: Iterable[Form]) -> Iterator[str]:
    for form in forms:
        yield from (str(getattr(form, name)) for name in marked(type(form), Mark.ACCUSED) if getattr(form, name))


def _is_named(said: Iterable[str], name: str) -> bool:
    return bool(words_of(name)) and any(is_name_of(each, name) for each in said)


def _may_be_named(said: Iterable[str], name: str) -> bool:
    """Say whether somebody is called by the last name, or by the first name and nothing else."""
    parts = words_of(name)
    if not parts:
        return False
    given = [words_of(ADDRESS.sub(" ", each)) for each in said]
    return any(parts[-1] in words or words == parts[:1] for words in given)
