"""What decisions write of unused client files: which an agency lets go, which it retains, and which are inactive in WellSky."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select

from models.casebook.applying import Scene, apply, forbid, undo
from models.lookups.changes import tell_of_files
from models.lookups.standing.unused_files import has_request
from models.rows.disclosures import FileRetention, ListedFile
from workflows.engine.cases import NotAllowed, Refusal
from workflows.facts.effects import Effect, said
from workflows.law.wording import listed
from workflows.manual.data.inactive_files.asked import SEVEN_YEARS
from workflows.manual.data.inactive_files.checking import AgreeToInactive, RetainFiles
from workflows.manual.data.inactive_files.inactivating import MakeInactive


@apply.register
def agree(effect: AgreeToInactive, scene: Scene) -> None:
    """Keep which files an agency lets go; the cases of the others learn of it (3.4-inactive-check)."""
    for row in _rows(scene, said(effect.files)):
        row.agreed_at = scene.now
    _tell(scene, said(effect.files))


@undo.register
def not_agreed(effect: AgreeToInactive, scene: Scene) -> None:
    """Let the agency have agreed to nothing."""
    for row in _rows(scene, said(effect.files)):
        row.agreed_at = None
    _tell(scene, said(effect.files))


@apply.register
def retain(effect: RetainFiles, scene: Scene) -> None:
    """Keep what asks that files are retained longer, and until when (3.4-retain-longer)."""
    for client in said(effect.files):
        scene.session.add(
            FileRetention(
                case_id=scene.row["id"], agency_id=scene.row["agency_id"], client=client, ground=said(effect.ground).key,
                source=said(effect.source), until=said(effect.until), recorded_at=scene.now,
            )
        )  # fmt: skip
    _tell(scene, said(effect.files))


@undo.register
def not_retained(effect: RetainFiles, scene: Scene) -> None:
    """Let the files be retained no longer; what was said is kept."""
    rows = select(FileRetention).where(
        FileRetention.case_id == scene.row["id"], FileRetention.client.in_(said(effect.files)),
        FileRetention.source == said(effect.source),
    )  # fmt: skip
    for row in scene.session.scalars(rows).all():
        row.void_at = scene.now
    _tell(scene, said(effect.files))


@apply.register
def make_inactive(effect: MakeInactive, scene: Scene) -> None:
    """Keep since when the files are inactive, at every agency that has them (3.4-inactive-7y)."""
    forbid(effect, scene)
    _set_inactive(scene, said(effect.files), said(effect.on))


@undo.register
def not_inactive(effect: MakeInactive, scene: Scene) -> None:
    """Let the files count as active."""
    _set_inactive(scene, said(effect.files), None)


@forbid.register
def while_a_request_is_open(effect: MakeInactive, scene: Scene, was: Effect | None = None) -> None:
    """Leave a file alone that somebody has an open request about, also one that came in a moment ago."""
    before = said(was.files) if isinstance(was, MakeInactive) else ()
    asked = [each for each in said(effect.files) if each not in before and has_request(scene.session, each)]
    if asked:
        words = f"a request about {listed(asked)} is open; leave it out, and its file alone"
        raise NotAllowed(Refusal(SEVEN_YEARS, words, field="files"))


def _set_inactive(scene: Scene, clients: Iterable[str], on: date | None) -> None:
    mine = _rows(scene, clients)
    for row in mine:
        same = select(ListedFile).where(ListedFile.list_id == row.list_id, ListedFile.client == row.client)
        for each in scene.session.scalars(same).all():
            each.inactive_on = on
    _tell(scene, clients)


def _rows(scene: Scene, clients: Iterable[str]) -> list[ListedFile]:
    rows = select(ListedFile).where(ListedFile.case_id == scene.row["id"], ListedFile.client.in_(tuple(clients)))
    return list(scene.session.scalars(rows.order_by(ListedFile.id)))


def _tell(scene: Scene, clients: Iterable[str]) -> None:
    scene.session.flush()
    tell_of_files(scene.session, scene.now, clients)
