"""What becomes of a license in the case that issues it: it is issued, corrected in its place, or ended as issued in error."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from sqlalchemy import select

from models.access.rulebook import rulebook_of
from models.casebook.applying import Scene, alter, apply, forbid, undo
from models.casebook.changing_hands import follow_licenses
from models.effects.funders import license_issued
from models.lookups.about import about_case
from models.lookups.changes import tell_of_member, tell_of_users
from models.lookups.disclosure import agreement_begins, named_under
from models.lookups.learning import learn_about
from models.lookups.recurring import look_again
from models.lookups.registered import records
from models.registries.entries import one_line
from models.registries.licenses.levels import begin_levels, say_otherwise
from models.registries.licenses.usernames import IN_ERROR, TAKEN, alone_with, is_taken
from models.rows.people import Person
from models.rows.registries import License, LicenseEvent
from workflows.engine.cases import NotAllowed, Refusal
from workflows.facts.effects import Effect, IssueLicense, said
from workflows.grammar.needed import missing
from workflows.grammar.recurring import Per
from workflows.law.guarded_roles import any_guarded
from workflows.law.policy import FIRST_EDITION
from workflows.law.value import changed

AGREED = "3.3-agreement"
USERNAME, ONE_LICENSE, LEFT = "2.1-username-generation", "2.2-aa-unique-license", "2.1-departure-48h"


@forbid.register
def may_not_hold(effect: IssueLicense, scene: Scene, was: Effect | None = None) -> None:
    """Forbid a username that somebody else has; and a license for who has left, or holds one of the agency already."""
    session, person_id = scene.session, scene.row["subject_id"]
    before = cast("IssueLicense | None", was)
    username = said(effect.username)
    if (before is None or before.username != username) and is_taken(session, username, person_id):
        raise NotAllowed(Refusal(USERNAME, TAKEN, field="username"))
    if before is not None:
        return
    person = session.scalars(
        select(Person).where(Person.id == person_id).execution_options(populate_existing=True)
    ).one()
    if person.left_at is not None:
        words = f"{person.name} has left; record first that the person is back, or withdraw the request"
        raise NotAllowed(Refusal(LEFT, words))
    begins = agreement_begins(session, scene.row["id"])
    if begins and begins > FIRST_EDITION.calendar.day(scene.now):
        raise NotAllowed(
            Refusal(AGREED, f"the funder's agreement begins on {begins:%B %-d, %Y}; there is no license earlier")
        )
    held = (License.person_id == person_id, License.agency_id == scene.row["agency_id"], License.ended_at.is_(None))
    if session.scalar(select(License.id).where(*held).limit(1)) is not None:
        words = f"{person.name} holds a license of this agency already; withdraw this request"
        raise NotAllowed(Refusal(ONE_LICENSE, words))
    if scene.corrected_at is None:
        _ask_all_again(scene)


def _ask_all_again(scene: Scene) -> None:
    """Raise NotAllowed where a condition of the license does not hold in the registries as they are at this moment."""
    session, case, row = scene.session, scene.decision.after, scene.row
    process = case.process
    session.flush()
    found = records(session, process, about_case(session, row))
    known = case.known(rulebook_of(session).editions.named(case.edition), scene.now)
    now = changed(known, forms={**known.forms, **{type(record): record for record in found}})
    if unmet := [Refusal(each.clause, each.require.says(now)) for each in missing(process.needed, now)]:
        raise NotAllowed(*unmet)


@apply.register
def issue_license(effect: IssueLicense, scene: Scene) -> None:
    """Put the license into the registry (2.1-username-generation); one that was ended in error goes on."""
    alone_with(scene.session, said(effect.username))
    scene.session.execute(select(Person.id).where(Person.id == scene.row["subject_id"]).with_for_update())
    may_not_hold(effect, scene)
    ended = _of_this_case(scene, ended_in_error=True) if scene.corrected_at else None
    if ended is None:
        _put_on_record(effect, scene)
    else:
        ended.ended_at, ended.ended_why = None, ""
        ended.username = one_line(said(effect.username))
        say_otherwise(ended, scene.row["id"], said(effect.level), art=said(effect.art))
        _write(scene, ended, "Goes on: it was ended in error")
    _settle(scene)
    _spread(scene)
    look_again(scene.session, scene.now, Per.USER)


def _put_on_record(effect: IssueLicense, scene: Scene) -> None:
    event = LicenseEvent(case_id=scene.row["id"], at=scene.now, words=f"Issued at the level {said(effect.level)}")
    license_ = License(
        person_id=scene.row["subject_id"], agency_id=scene.row["agency_id"], username=one_line(said(effect.username)),
        level=said(effect.level), art=said(effect.art), issued_at=scene.now, events=[event],
    )  # fmt: skip
    begin_levels(license_, scene.row["id"])
    scene.session.add(license_)
    scene.session.flush()
    license_issued(scene, license_)


def _settle(scene: Scene) -> None:
    """Let the person be of the agency of the license, unless another agency's license still holds, or the role is guarded."""
    session, person_id = scene.session, scene.row["subject_id"]
    session.flush()
    if named_under(session, scene.row["id"]):
        return  # a funder's staff are of no partner agency
    others = select(License.id).where(
        License.person_id == person_id, License.ended_at.is_(None), License.agency_id != scene.row["agency_id"]
    )
    person = session.get_one(Person, person_id)
    by_two = any_guarded((office.role for office in person.offices), rulebook_of(session).policy(scene.now))
    if session.scalar(others.limit(1)) is None and not by_two:
        person.agency_id = scene.row["agency_id"]


@alter.register
def issued_otherwise(was: IssueLicense, now: IssueLicense, scene: Scene) -> None:
    """Let the license say what it should have said; when it began stays, and one that has ended stays ended."""
    alone_with(scene.session, said(now.username))
    may_not_hold(now, scene, was)
    license_ = _of_this_case(scene, ended_in_error=False)
    changes = list(_changes(was, now))
    if license_ is None or not changes:
        return
    if was.username != now.username:
        license_.username = one_line(said(now.username))
    if (was.level, was.art) != (now.level, now.art):
        say_otherwise(license_, scene.row["id"], said(now.level), art=said(now.art))
    _write(scene, license_, f"Corrected: {', '.join(changes)}")
    _spread(scene)


def _changes(was: IssueLicense, now: IssueLicense) -> Iterator[str]:
    if was.username != now.username:
        yield f"username {said(now.username)}, not {said(was.username)}"
    if was.level != now.level:
        yield f"access level {said(now.level)}, not {said(was.level)}"
    if was.art != now.art:
        yield f"{'with' if said(now.art) else 'without'} ART"


@undo.register
def issued_in_error(_: IssueLicense, scene: Scene) -> None:
    """End the license that this case issued; its account in WellSky is closed by a person."""
    license_ = _of_this_case(scene, ended_in_error=False)
    if license_ is not None and license_.ended_at is None:
        license_.ended_at, license_.ended_why = scene.now, IN_ERROR
        _write(scene, license_, "Ended: issued in error")
    _spread(scene)


def _of_this_case(scene: Scene, *, ended_in_error: bool) -> License | None:
    """Return the latest license that this case issued."""
    scene.session.flush()
    issued = select(LicenseEvent.license_id).where(LicenseEvent.case_id == scene.row["id"])
    how = License.ended_why == IN_ERROR if ended_in_error else License.ended_why != IN_ERROR
    rows = select(License).where(License.id.in_(issued), how).order_by(License.id.desc()).limit(1)
    return scene.session.scalars(rows).one_or_none()


def _write(scene: Scene, license_: License, words: str) -> None:
    license_.events.append(LicenseEvent(case_id=scene.row["id"], at=scene.now, words=words))


def _spread(scene: Scene) -> None:
    """Let the open cases learn of the license, the Committee's among them."""
    session, person_id = scene.session, scene.row["subject_id"]
    learn_about(session, scene.now, person_id=person_id)
    tell_of_member(session, scene.now, session.get_one(Person, person_id))
    tell_of_users(session, scene.now, scene.row["agency_id"])
    follow_licenses(session, {person_id}, (), scene.now, scene.person_id)
