"""For what a record is looked up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.concern import asker_of
from models.access.rulebook import rulebook_of
from models.casebook.casebook import restored
from models.rows.cases import Party
from workflows.facts.forms import Form


@dataclass(frozen=True, slots=True)
class About:
    """A case, without a number while it is being opened, and whose it is."""

    case_id: int | None
    agency_id: int | None
    subject_id: int | None
    client: str = ""
    parties: tuple[int, ...] = ()  # the agencies that have a part in it for themselves
    asker_id: int | None = None  # who began it, or begins it, where that keeps somebody from deciding
    said: tuple[Form, ...] = ()  # what its forms say, where a record hangs on that


def about_case(session: Session, row: Mapping[Any, Any]) -> About:
    """Return for what a case looks things up."""
    rulebook = rulebook_of(session)
    shared = select(Party.agency_id).where(Party.case_id == row["id"]).order_by(Party.id)
    parties = tuple(session.scalars(shared)) if row["process"] in rulebook.shared else ()
    asked = row["process"] in rulebook.by_another
    asker = asker_of(session, row["id"]) if asked else None
    telling = row["process"] in rulebook.accusing | rulebook.of_texts | rulebook.of_periods
    said = tuple(restored(rulebook, row).forms.values()) if telling else ()
    return About(row["id"], row["agency_id"], row["subject_id"], row["client"], parties, asker, said)
