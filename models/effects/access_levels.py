"""What a change of access writes into the registry of licenses, and what becomes of it when it turns out wrong (P06)."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from models.casebook.applying import Scene, alter, apply, undo
from models.effects.bar_days import takes_effect
from models.lookups.learning import learn_about
from models.registries.licenses.levels import add_level, say_otherwise, void_levels
from models.rows.registries import License, LicenseEvent, LicenseLevel
from workflows.engine.cases import NotAllowed, Refusal
from workflows.facts.effects import said
from workflows.manual.people.access_level.changing import ChangeAccess


@apply.register
def change_access(effect: ChangeAccess, scene: Scene) -> None:
    """Let the license at the agency of the case give another access, from the day of the change on."""
    held = select(License).where(
        License.person_id == scene.row["subject_id"],
        License.agency_id == scene.row["agency_id"],
        License.ended_at.is_(None),
    )
    license_ = scene.session.scalars(held.order_by(License.id.desc()).limit(1)).unique().one_or_none()
    if license_ is None:
        raise NotAllowed(Refusal("2.7-art-addon", "the user has no license at this agency any more"))
    add_level(license_, scene.row["id"], said(effect.level), art=said(effect.art), since=takes_effect(scene))
    provider = f"; provider {said(effect.provider)}" if said(effect.provider) else ""
    _write(scene, license_, f"{_words(effect)}{provider}")


@alter.register
def changed_otherwise(was: ChangeAccess, now: ChangeAccess, scene: Scene) -> None:
    """Let the change say what it should have said, since the same day."""
    for license_ in _changed(scene):
        say_otherwise(license_, scene.row["id"], said(now.level), art=said(now.art))
        if was != now:
            _write(scene, license_, f"Corrected: {_words(now)}")


@undo.register
def not_changed(_: ChangeAccess, scene: Scene) -> None:
    """Let the license give the access again that it gave before."""
    for license_ in _changed(scene):
        void_levels(license_, scene.row["id"], scene.now)
        _write(scene, license_, "Access level as before: the change was entered in error")


def _changed(scene: Scene) -> Sequence[License]:
    """Return the license whose access the case changed."""
    rows = select(LicenseLevel.license_id).where(LicenseLevel.case_id == scene.row["id"])
    return scene.session.scalars(select(License).where(License.id.in_(rows))).unique().all()


def _words(effect: ChangeAccess) -> str:
    return f"Access level {said(effect.level)}, {'with' if said(effect.art) else 'without'} ART"


def _write(scene: Scene, license_: License, words: str) -> None:
    event = LicenseEvent(license_id=license_.id, case_id=scene.row["id"], at=scene.now, words=words)
    scene.session.add(event)
    learn_about(scene.session, scene.now, person_id=license_.person_id)
