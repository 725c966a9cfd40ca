"""When each license was last used: lists of log-ons that WellSky gives out, read into the directory."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.registries.entries import entered
from models.registries.forms.log_ons import LastLogOn
from models.rows.registries import License


def enter_log_on(session: Session, facts: Mapping[str, Any], today: date) -> License | None:
    """Keep the last log-on of a license that runs, and none where there is no such license; or raise NotAllowed.

    An older list takes no newer day away. A list from WellSky also has accounts that the desk knows nothing of.
    """
    said = entered(LastLogOn, facts, today=today)
    if license_ := _license(session, said.username):
        license_.last_log_on = max(license_.last_log_on or said.last_log_on, said.last_log_on)
    return license_


def _license(session: Session, username: str) -> License | None:
    rows = select(License).where(License.username == username, License.ended_at.is_(None)).order_by(License.id.desc())
    return session.scalars(rows.limit(1)).unique().one_or_none()
