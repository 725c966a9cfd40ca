"""Letting accounts in WellSky follow a correction: a task of its own for each person, and what it writes once it is done."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from models.casebook.accounts import Account, touched_by
from models.casebook.applying import Scene, apply, let_follow, undo
from models.casebook.casebook import Author
from models.intake.opening import Opening, open_case
from models.lookups.bars import bars_set_by
from models.lookups.standing_bars import ended_in_wellsky, left_suspended, shown_with
from models.rows.cases import CaseRow
from models.rows.registries import License, LicenseEvent
from workflows.correction.wellsky import Freed, Made
from workflows.facts.effects import AccountAccess
from workflows.grammar.events import THE_CLOCK
from workflows.manual.people import wellsky
from workflows.manual.people.wellsky import FOLLOW, PROCESS, FollowInWellSky, InDirectory, InWellSky, behind


@let_follow.register
def follow(made: Made, scene: Scene, before: Mapping[str, Account]) -> None:
    """Open a task for each person with an account that was made in WellSky what it is not to be."""
    by_person = dict[int, list[tuple[Account, wellsky.Account]]]()
    for now in touched_by(scene.session, scene.row["id"]).values():
        was = before.get(now.username)
        shown = _in_wellsky(made, was, now)
        if _leaves_behind(made, was, now, shown):
            by_person.setdefault(now.person_id, []).append((now, shown))
    for found in by_person.values():
        _open(scene, found[0][0], InWellSky(accounts=tuple(shown for _, shown in found)))


def _in_wellsky(made: Made, was: Account | None, now: Account) -> wellsky.Account:
    """Return what an account is in WellSky: what this case had it made, or what it was where only the correction touches it."""
    if was is None:
        return wellsky.Account(username=now.username, access=AccountAccess.ON, level=now.level)
    return wellsky.Account(username=now.username, access=made.access, level=made.level or was.level)


def _leaves_behind(made: Made, was: Account | None, now: Account, shown: wellsky.Account) -> bool:
    """Say whether the correction changed what an account must be, and neither WellSky nor another task has it so."""
    if was is not None and (was.access, was.level) == (now.access, now.level):
        return False
    said = InDirectory(accounts=(wellsky.Account(username=now.username, access=now.access, level=now.level),))
    asked = now.access in made.asked and now.access is not shown.access
    return bool(behind(InWellSky(accounts=(shown,)), said)) and not asked


def _open(scene: Scene, account: Account, shown: InWellSky) -> None:
    opening = Opening(
        PROCESS.key, FOLLOW.name, (shown,), THE_CLOCK, account.agency_id, account.person_id, parent_id=scene.row["id"]
    )
    open_case(scene.session, opening, scene.now, Author(waits_until=scene.leaves_at))


@let_follow.register
def turned_on(made: Freed, scene: Scene, before: Mapping[str, Account]) -> None:
    """Open a task for each person whom nothing suspends any more, and whom WellSky still shows as a closed case left it."""
    del before
    if AccountAccess.ON in made.asked:
        return
    by_person = dict[int, list[Account]]()
    for account in left_suspended(scene.session, scene.row["id"]):
        by_person.setdefault(account.person_id, []).append(account)
    for found in by_person.values():
        shown = (wellsky.Account(each.username, AccountAccess.SUSPENDED, each.level) for each in found)
        _open(scene, found[0], InWellSky(accounts=tuple(shown)))


@apply.register
def followed(_: FollowInWellSky, scene: Scene) -> None:
    """Write down that WellSky follows: into the history of the person's licenses, and beside the suspensions corrected."""
    _write(scene, "Made so in WellSky, after a correction")
    for bar in bars_set_by(scene.session, _parent(scene)):
        if bar.ended_at is None:
            bar.begun_confirmed_at = bar.begun_confirmed_at or scene.now
        elif bar.begun_confirmed_at:
            bar.ended_confirmed_at = bar.ended_confirmed_at or scene.now
    if all(each.access is AccountAccess.ON for each in _said(scene).accounts):
        for bar in shown_with(scene.session, _parent(scene)):  # an account is back on for all that suspended it
            if bar.person_id in {None, scene.row["subject_id"]}:
                bar.ended_confirmed_at = scene.now


@undo.register
def not_followed(_: FollowInWellSky, scene: Scene) -> None:
    """Write down that WellSky does not follow after all."""
    _write(scene, "Not made so in WellSky: that was entered in error")
    for bar in ended_in_wellsky(scene.session, _parent(scene), scene.decision.at):
        if bar.person_id in {None, scene.row["subject_id"]}:
            bar.ended_confirmed_at = None


def _parent(scene: Scene) -> int:
    parent = scene.session.scalar(select(CaseRow.parent_id).where(CaseRow.id == scene.row["id"]))
    return parent or scene.row["id"]


def _write(scene: Scene, words: str) -> None:
    named = {each.username for each in _shown(scene).accounts}
    mine = select(License).where(License.person_id == scene.row["subject_id"], License.username.in_(named))
    for license_ in scene.session.scalars(mine).unique():
        scene.session.add(LicenseEvent(license_id=license_.id, case_id=scene.row["id"], at=scene.moment, words=words))


def _said(scene: Scene) -> InDirectory:
    said = scene.decision.before.forms.get(InDirectory)
    return said if isinstance(said, InDirectory) else InDirectory()


def _shown(scene: Scene) -> InWellSky:
    shown = scene.decision.before.forms.get(InWellSky)
    return shown if isinstance(shown, InWellSky) else InWellSky()
