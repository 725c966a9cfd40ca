"""When each license was last used: lists of log-ons that WellSky gives out, read into the directory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.registries.entries import entered, refused, wrong
from models.registries.forms.log_ons import LastLogOn
from models.rows.registries import License
from workflows.engine.cases import Refusal


def enter_log_on(session: Session, facts: Mapping[str, Any], today: date) -> License:
    """Keep the last log-on of a license that runs; an older list takes no newer day away; or raise NotAllowed."""

    def faults(said: Mapping[str, Any]) -> Iterator[Refusal]:
        if (name := said.get("username")) and _license(session, name) is None:
            yield wrong("username", f"no license that runs has the username {name!r}")

    said = entered(LastLogOn, facts, faults, today=today)
    if (license_ := _license(session, said.username)) is None:
        raise refused("no license that runs has this username")
    license_.last_log_on = max(license_.last_log_on or said.last_log_on, said.last_log_on)
    return license_


def _license(session: Session, username: str) -> License | None:
    rows = select(License).where(License.username == username, License.ended_at.is_(None)).order_by(License.id.desc())
    return session.scalars(rows.limit(1)).unique().one_or_none()
