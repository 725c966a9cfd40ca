"""What cases of interruptions write: that HMIS is interrupted, that it is back, and from where ICA works; agencies are asked to tell their users."""

from __future__ import annotations

from typing import Any

from sqlalchemy import exists, select

from models.casebook.applying import Scene, apply, undo
from models.casebook.casebook import Author
from models.intake.opening import Opening, open_case
from models.lookups.learning import learn_of
from models.rows.cases import CaseRow
from models.rows.outages import Interruption, OfficeMoved
from models.rows.people import Agency
from models.rows.registries import License
from workflows.facts.effects import said
from workflows.grammar.events import THE_CLOCK
from workflows.manual.governance.service_interruption.moving import MoveOffice, ReturnToOffice
from workflows.manual.governance.service_interruption.noticing import Interrupt
from workflows.manual.governance.service_interruption.restoring import CallOff, EndInterruption, ExpectBack
from workflows.manual.governance.service_interruption.telling_users import ASK, News, NewsStands, ToTell


@apply.register
def interrupt(effect: Interrupt, scene: Scene) -> None:
    """Put it on record, and ask each agency with users to tell them (2.2-aa-interruptions)."""
    found = Interruption(
        case_id=scene.row["id"], planned=effect.planned, partly=said(effect.partly), since=said(effect.since),
        expected_at=said(effect.expected_at), advice=said(effect.advice),
    )  # fmt: skip
    scene.session.add(found)
    scene.session.flush()
    _ask(scene, found, News.ANNOUNCED if effect.planned else News.DOWN, until=found.expected_at)


@undo.register
def never_interrupted(_: Interrupt, scene: Scene) -> None:
    """Let it count for nothing; it is kept."""
    if found := _found(scene):
        found.void_at = scene.now
    _spread(scene)


@apply.register
def expect(effect: ExpectBack, scene: Scene) -> None:
    """Say when HMIS is expected back, and what to do meanwhile."""
    if found := _found(scene):
        found.expected_at, found.advice = said(effect.expected_at), said(effect.advice)


@undo.register
def expect_as_at_first(effect: ExpectBack, scene: Scene) -> None:
    """Say again what was said at first."""
    if found := _found(scene):
        found.expected_at = said(effect.at_first)


@apply.register
def end(effect: EndInterruption, scene: Scene) -> None:
    """Say that HMIS is back; agencies tell their users, and enter again what was lost (3.5-dr-loss)."""
    if found := _found(scene):
        found.ended_at, found.lost_from = said(effect.back_at), said(effect.lost_from)
        _ask(scene, found, News.BACK, until=found.ended_at, lost_from=found.lost_from)


@undo.register
def not_over(_: EndInterruption, scene: Scene) -> None:
    """Let HMIS be interrupted still."""
    if found := _found(scene):
        found.ended_at = found.lost_from = None
    _spread(scene)


@apply.register
def call_off(_: CallOff, scene: Scene) -> None:
    """Say that nothing is interrupted, and ask agencies to tell their users so."""
    if found := _found(scene):
        found.called_off_at = scene.now
        _ask(scene, found, News.CALLED_OFF)


@undo.register
def stands(_: CallOff, scene: Scene) -> None:
    """Let it stand as it was recorded."""
    if found := _found(scene):
        found.called_off_at = None
    _spread(scene)


@apply.register
def move(effect: MoveOffice, scene: Scene) -> None:
    """Say from which office ICA works (3.5-dr-ica-site)."""
    moved = OfficeMoved(
        case_id=scene.row["id"], office=said(effect.office), reach=said(effect.reach), moved_on=said(effect.on)
    )
    scene.session.add(moved)
    scene.session.flush()


@undo.register
def never_moved(_: MoveOffice, scene: Scene) -> None:
    """Let the move count for nothing."""
    if moved := _moved(scene):
        moved.void_at = scene.now


@apply.register
def go_back(effect: ReturnToOffice, scene: Scene) -> None:
    """Say that ICA works from its usual office again."""
    if moved := _moved(scene):
        moved.back_on = said(effect.on)


@undo.register
def there_still(_: ReturnToOffice, scene: Scene) -> None:
    """Let ICA work from the other office still."""
    if moved := _moved(scene):
        moved.back_on = None


def _found(scene: Scene) -> Interruption | None:
    mine = select(Interruption).where(Interruption.case_id == scene.row["id"])
    return scene.session.scalars(mine).one_or_none()


def _moved(scene: Scene) -> OfficeMoved | None:
    mine = select(OfficeMoved).where(OfficeMoved.case_id == scene.row["id"])
    return scene.session.scalars(mine).one_or_none()


def _ask(scene: Scene, found: Interruption, news: News, **more: Any) -> None:
    """Ask each open agency with users to tell them; what it was asked to tell before is told no more."""
    told = ToTell(news=news, heard_at=scene.now, since=found.since, advice=found.advice, **more)
    users = exists().where(License.agency_id == Agency.id, License.ended_at.is_(None))
    agencies = scene.session.scalars(select(Agency.id).where(Agency.closed_at.is_(None), users).order_by(Agency.id))
    for agency_id in agencies.all():
        opening = Opening(
            scene.row["process"], ASK.name, (told,), THE_CLOCK, agency_id, None, parent_id=scene.row["id"]
        )
        open_case(scene.session, opening, scene.now, Author(waits_until=scene.leaves_at))
    _spread(scene)


def _spread(scene: Scene) -> None:
    """Let the agencies' open cases see whether theirs is still what there is to tell."""
    scene.session.flush()
    theirs = select(CaseRow).where(CaseRow.parent_id == scene.row["id"], CaseRow.closed_at.is_(None))
    for case in scene.session.scalars(theirs.order_by(CaseRow.id)).all():
        learn_of(scene.session, scene.now, case, NewsStands)
