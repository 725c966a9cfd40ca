"""What people enter of an agency: that there is one, and how its Partnership Agreement was signed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.registries.details import partnership
from models.registries.entries import entered, one_line, refused, wrong
from models.registries.forms.agencies import NewAgency, Partnership
from models.registries.people_and_agencies import add_agency, audit, key_of, sign_partnership
from models.rows.people import Agency
from models.store.one_at_a_time import alone
from workflows.engine.cases import Refusal


def enter_agency(session: Session, facts: Mapping[str, Any], now: datetime, by: int | None = None) -> Agency:
    """Add an agency as somebody entered it; or raise NotAllowed."""

    def taken(said: Mapping[str, Any]) -> Iterator[Refusal]:
        name = one_line(said.get("name", ""))
        if name and not key_of(name):
            yield wrong("name", "enter a name that has letters or digits")
        elif session.scalar(select(Agency.id).where(Agency.key == key_of(name))) is not None:
            yield wrong("name", f"there is an agency {name!r} already; enter another name")

    new = entered(NewAgency, facts, taken)
    added = add_agency(session, one_line(new.name), new.kind.key, new.cocs, new.guideline_days)
    audit(session, now, f"the agency {added.key} was added", by)
    return added


def record_partnership(
    session: Session, agency: Agency, facts: Mapping[str, Any], now: datetime, by: int | None = None
) -> int:
    """Record that an agency signed, and say how many open cases learn of it; or raise NotAllowed."""
    alone(session, f"partnership of {agency.id}")
    if partnership(session, agency) is not None:
        raise refused("the agreement is on record already")
    calendar = rulebook_of(session).policy(now).calendar
    signed = entered(Partnership, facts, today=calendar.day(now))
    audit(session, now, f"the Partnership Agreement of {agency.key} was recorded", by)
    return sign_partnership(session, agency, one_line(signed.signed_as), now, calendar.at(signed.signed_on))
