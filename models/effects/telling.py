"""Telling each user of an agency what concerns them: those whom a finding names, or all whose licenses are touched (2.8-v1-agency-subject)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import or_, select, update

from models.casebook.applying import Scene, apply, undo
from models.casebook.notice_rows import notice_row
from models.rows.notices import Message, NoticeRow
from models.rows.people import Agency, Office, Person
from models.rows.registries import License, LicenseEvent
from models.store import statements
from models.store.prepared import connection_of
from workflows.engine.cases import Told
from workflows.facts.by_name import NOT_SO, TellAgencies, TellUsers
from workflows.facts.effects import said
from workflows.law.mail.addresses import spellings
from workflows.law.roles import OF_AN_AGENCY, USER


@apply.register
def tell_users(effect: TellUsers, scene: Scene) -> None:
    """Let each of the users be told by name; whoever the case is about hears of it otherwise."""
    scene.session.flush()
    whom = _named(effect, scene) if said(effect.named) else _of_the_agency(scene)
    _tell(scene, effect.template, whom)


@apply.register
def tell_agencies(effect: TellAgencies, scene: Scene) -> None:
    """Let those who answer for each open agency be told by name."""
    scene.session.flush()
    open_ = select(Agency.id).where(Agency.closed_at.is_(None))
    rows = select(Office.person_id).join(Person, Person.id == Office.person_id)
    _tell(
        scene,
        effect.template,
        scene.session.scalars(
            rows.where(Office.role.in_(OF_AN_AGENCY), Office.agency_id.in_(open_), Person.left_at.is_(None))
        ),
    )


@undo.register
def tell_otherwise(effect: TellUsers | TellAgencies, scene: Scene) -> None:
    """Send nothing that has not left yet, and tell those who were told that it is not so."""
    session = scene.session
    theirs = (NoticeRow.case_id == scene.row["id"], NoticeRow.template == effect.template)
    waiting = update(NoticeRow).where(*theirs, NoticeRow.told_at.is_(None))
    session.execute(waiting.values(told_at=scene.now, outcome="dropped"))
    told = select(Message.person_id).join(NoticeRow, NoticeRow.id == Message.notice_id).where(*theirs).distinct()
    if not scene.silent:
        _tell(scene, NOT_SO, session.scalars(told))


def _tell(scene: Scene, template: str, people: Iterable[int | None]) -> None:
    whom = sorted({each for each in people if each} - {scene.row["subject_id"]})
    rows: list[dict[str, Any]] = [
        notice_row(scene.row["id"], Told(template, USER, _clause(scene)), scene.now)
        | {"person_id": each, "leaves_at": scene.leaves_at}
        for each in whom
    ]
    if rows:
        statements.ADD_NOTICE.run(connection_of(scene.session), rows)


def _clause(scene: Scene) -> str:
    return scene.decision.steps[-1].clause if scene.decision.steps else "2.8-v1-agency-subject"


def _named(effect: TellUsers, scene: Scene) -> list[int]:
    known = {spelling for email in said(effect.named) for spelling in spellings(email)}
    rows = select(Person.id).where(Person.email.in_(known))
    if effect.licensed:
        here = License.agency_id == scene.row["agency_id"]
        rows = rows.join(License, License.person_id == Person.id).where(here)
    return list(scene.session.scalars(rows))


def _of_the_agency(scene: Scene) -> list[int]:
    """Return who holds a license there, or held one until this case ended it."""
    by_this = select(LicenseEvent.license_id).where(LicenseEvent.case_id == scene.row["id"])
    touched = or_(License.ended_at.is_(None), License.id.in_(by_this))
    return list(
        scene.session.scalars(select(License.person_id).where(License.agency_id == scene.row["agency_id"], touched))
    )
