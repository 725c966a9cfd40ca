"""What sanctions write into the registry of licenses: bars, their ends, terminations, and what WellSky confirms."""

from __future__ import annotations

from datetime import date, datetime
from typing import cast

from sqlalchemy import select

from models.access.rulebook import rulebook_of
from models.casebook.applying import Scene, alter, apply, undo
from models.casebook.changing_hands import follow_licenses
from models.effects.bar_days import takes_effect
from models.effects.standing_aside import stand_aside
from models.lookups.bars import AGENCY_WIDE, IN_ERROR, LOCK, TRAINING, UNPAID, VIOLATION, bars_set_by, end
from models.lookups.changes import tell_of_bars, tell_of_member, tell_of_users
from models.lookups.learning import learn_about
from models.lookups.standing_bars import left_to_their_own, shown_with
from models.rows.conduct import Sanction
from models.rows.people import Person
from models.rows.registries import License, LicenseEvent
from workflows.engine.cases import NotAllowed, Refusal
from workflows.facts.effects import ConfirmInWellSky, ReinstateLicense, SuspendLicense, TerminateLicense, said
from workflows.facts.resuming import ResumeSuspension
from workflows.law.mail.addresses import spellings
from workflows.law.policy import FIRST_EDITION
from workflows.manual.money.billing.suspending import SuspendUnpaid
from workflows.manual.people.training_year.suspending import SuspendUntrained

BY_REMEDY = "the remedy was reported"
TERMINATED, WITH_AGENCY = "terminated", "terminated with the agency's"


@apply.register
def suspend_license(effect: SuspendLicense, scene: Scene) -> None:
    """Bar all that a person holds, or the users a finding names, or the whole agency (2.8-v1-suspend)."""
    until = cast("date | None", effect.until)  # settled by the engine
    if said(effect.whole_agency):
        _bar(scene, AGENCY_WIDE, None, scene.row["agency_id"], until)
    elif named := said(effect.named):
        users = [_user(scene, email) for email in dict.fromkeys(named)]
        for user in dict.fromkeys(users):
            _bar(scene, LOCK if effect.locks else VIOLATION, user, None, until)
        stand_aside(scene, users)
    else:
        _bar(scene, VIOLATION, scene.row["subject_id"], None, until)
    _spread(scene)


@apply.register
def suspend_untrained(effect: SuspendUntrained, scene: Scene) -> None:
    """Bar all that a person holds, from the first moment after the training year on (2.2-annual-security)."""
    begun_at = FIRST_EDITION.calendar.at(said(effect.since))
    _bar(scene, TRAINING, scene.row["subject_id"], None, None, begun_at=begun_at)
    _spread(scene)


@apply.register
def suspend_unpaid(_: SuspendUnpaid, scene: Scene) -> None:
    """Bar all licenses of the agency, until its invoice is paid (2.7-nonpay-suspend)."""
    _bar(scene, UNPAID, None, scene.row["agency_id"], None)
    _spread(scene)


def _bar(
    scene: Scene, kind: str, person_id: int | None, agency_id: int | None, until: date | None, *,
    begun_at: datetime | None = None,
) -> None:  # fmt: skip
    scene.session.add(
        Sanction(
            case_id=scene.row["id"], kind=kind, person_id=person_id, agency_id=agency_id,
            begun_at=begun_at or takes_effect(scene), until_on=until,
        )
    )  # fmt: skip
    through = f", through {until:%B %-d, %Y}" if until else ""
    _tell(scene, person_id, agency_id, f"Suspended{through}")


def _user(scene: Scene, email: str) -> int:
    rows = (
        select(Person.id)
        .join(License, License.person_id == Person.id)
        .where(Person.email.in_(spellings(email)), License.agency_id == scene.row["agency_id"])
    )
    if (person_id := scene.session.scalar(rows.limit(1))) is None:
        words = f"no user of the agency has the address {email.strip()[:80]}"
        raise NotAllowed(Refusal("2.8-v1-agency-subject", words, field="named"))
    return person_id


@apply.register
def reinstate_license(effect: ReinstateLicense, scene: Scene) -> None:
    """End the bars of this case; other bars end by their own rules."""
    for bar in bars_set_by(scene.session, scene.row["id"]):
        if bar.ended_at is None:
            end(bar, takes_effect(scene), effect.why)
            _tell(scene, bar.person_id, bar.agency_id, f"Suspension ended: {effect.why}")
    _spread(scene)


@apply.register
def resume_suspension(_: ResumeSuspension, scene: Scene) -> None:
    """Let the bars of this case go on that the report of a remedy ended."""
    for bar in bars_set_by(scene.session, scene.row["id"]):
        if bar.ended_why == BY_REMEDY:
            bar.ended_at, bar.ended_why, bar.ended_confirmed_at = None, "", None
            _tell(scene, bar.person_id, bar.agency_id, "Suspension goes on: the report was sent back")
    _spread(scene)


@undo.register
def not_resumed(_: ResumeSuspension, scene: Scene) -> None:
    """Let the bars of this case end by the report after all."""
    reinstate_license(ReinstateLicense(BY_REMEDY), scene)


@apply.register
def terminate_license(effect: TerminateLicense, scene: Scene) -> None:
    """End all that a person holds, or all licenses of the agency (2.8-v3-determination, 2.8-v4-terminate)."""
    whole, session = said(effect.whole_agency), scene.session
    whose = License.agency_id == scene.row["agency_id"] if whole else License.person_id == scene.row["subject_id"]
    for license_ in session.scalars(select(License).where(whose, License.ended_at.is_(None))).all():
        license_.ended_at, license_.ended_why = scene.moment, WITH_AGENCY if whole else TERMINATED
        _write(scene, license_, "Terminated")
        tell_of_member(session, scene.now, license_.person)
    for bar in bars_set_by(session, scene.row["id"]):
        end(bar, scene.moment, TERMINATED)
    _spread(scene, whole_agency=whole, ended=True)


@apply.register
def confirm_in_wellsky(effect: ConfirmInWellSky, scene: Scene) -> None:
    """Write down that WellSky follows the decision."""
    case_id = scene.row["id"]
    for bar in shown_with(scene.session, case_id) if effect.lifted else bars_set_by(scene.session, case_id):
        if effect.lifted:
            bar.ended_confirmed_at = scene.now  # an account is back on for all that suspended it
        else:
            bar.begun_confirmed_at = bar.begun_confirmed_at or scene.now
    for bar in left_to_their_own(scene.session, case_id) if effect.lifted else ():
        bar.begun_confirmed_at = scene.now  # WellSky shows it suspended from now on for this alone
    words = "Reinstated in WellSky" if effect.lifted else "Made so in WellSky"
    for person_id, agency_id in _whom(scene):
        _tell(scene, person_id, agency_id, words)
    _spread(scene)


def _whom(scene: Scene) -> set[tuple[int | None, int | None]]:
    bars = bars_set_by(scene.session, scene.row["id"])
    return {(bar.person_id, bar.agency_id) for bar in bars} or {(scene.row["subject_id"], None)}


def _tell(scene: Scene, person_id: int | None, agency_id: int | None, words: str) -> None:
    """Write into the history of the licenses that are touched."""
    whose = License.person_id == person_id if person_id else License.agency_id == (agency_id or 0)
    for license_ in scene.session.scalars(select(License).where(whose, License.ended_at.is_(None))).all():
        _write(scene, license_, words)


def _write(scene: Scene, license_: License, words: str) -> None:
    event = LicenseEvent(license_id=license_.id, case_id=scene.row["id"], at=takes_effect(scene), words=words)
    scene.session.add(event)


def _spread(scene: Scene, *, whole_agency: bool = False, ended: bool = False) -> None:
    """Let the open cases that look up bars and licenses learn of the change: of those concerned, or of the agency.

    How many users an agency has changes with a suspension only under an edition that does not count them.
    """
    scene.session.flush()
    touched = {(bar.person_id, bar.agency_id) for bar in bars_set_by(scene.session, scene.row["id"])}
    touched.add((scene.row["subject_id"], scene.row["agency_id"] if whole_agency else None))
    for person_id, agency_id in sorted(touched, key=str):
        if person_id or agency_id:
            learn_about(scene.session, scene.now, person_id=person_id, agency_id=agency_id)
    people, agencies = {person for person, _ in touched if person}, {agency for _, agency in touched if agency}
    follow_licenses(scene.session, people, agencies, scene.now, scene.person_id)
    for agency_id in sorted(_whose_licenses(scene, touched)):
        tell_of_bars(scene.session, scene.now, agency_id)
    counts_all = rulebook_of(scene.session).policy(scene.now).aa_counts_suspended
    for agency_id in () if counts_all and not ended else sorted(_whose_licenses(scene, touched)):
        tell_of_users(scene.session, scene.now, agency_id)


def _whose_licenses(scene: Scene, touched: set[tuple[int | None, int | None]]) -> set[int]:
    """Return the agencies at which somebody or an agency that is touched has, or had, a license."""
    people, agencies = {person or 0 for person, _ in touched}, {agency for _, agency in touched if agency}
    rows = select(License.agency_id).where(License.person_id.in_(people)).distinct()
    return agencies | {each for each in scene.session.scalars(rows) if each}


@undo.register
def suspended_in_error(_: SuspendLicense | SuspendUntrained | SuspendUnpaid, scene: Scene) -> None:
    """End the bars of this case now; days served stay served."""
    for bar in bars_set_by(scene.session, scene.row["id"]):
        if bar.ended_at is None:
            end(bar, scene.moment, IN_ERROR)
            _tell(scene, bar.person_id, bar.agency_id, "Suspension ended: it was entered in error")
    _spread(scene)


@alter.register
def suspended_otherwise(was: SuspendLicense, now: SuspendLicense, scene: Scene) -> None:
    """Let the bars of this case run to another day; days served stay served."""
    if was.named != now.named or was.whole_agency != now.whole_agency:
        suspended_in_error(was, scene)
        suspend_license(now, scene)
        return
    until = cast("date | None", now.until)
    for bar in bars_set_by(scene.session, scene.row["id"]):
        bar.until_on = until
        through = f", now through {until:%B %-d, %Y}" if until else ", without an end date"
        _tell(scene, bar.person_id, bar.agency_id, f"Suspended{through}")
    _spread(scene)


@undo.register
def not_reinstated(effect: ReinstateLicense, scene: Scene) -> None:
    """Let the bars of this case that ended by this go on; a suspension that is not so either stays ended when it did."""
    if not _suspends(scene):
        return
    for bar in bars_set_by(scene.session, scene.row["id"]):
        if bar.ended_why == effect.why:
            bar.ended_at, bar.ended_why, bar.ended_confirmed_at = None, "", None
            _tell(scene, bar.person_id, bar.agency_id, "Suspension goes on: it was ended in error")
    _spread(scene)


@undo.register
def not_terminated(effect: TerminateLicense, scene: Scene) -> None:
    """Bring back the licenses that this case ended; an account that was deleted in WellSky is made anew by a person."""
    session, whole = scene.session, said(effect.whole_agency)
    whose = License.agency_id == scene.row["agency_id"] if whole else License.person_id == scene.row["subject_id"]
    ended = select(LicenseEvent.license_id).where(LicenseEvent.case_id == scene.row["id"])
    rows = select(License).where(whose, License.ended_why.in_((TERMINATED, WITH_AGENCY)), License.id.in_(ended))
    for license_ in session.scalars(rows).all():
        license_.ended_at, license_.ended_why = None, ""
        _write(scene, license_, "Not terminated: it was entered in error")
        tell_of_member(session, scene.now, license_.person)
    for bar in bars_set_by(session, scene.row["id"]):
        if bar.ended_why == TERMINATED and _suspends(scene):
            bar.ended_at, bar.ended_why = None, ""
    _spread(scene, whole_agency=whole, ended=True)


def _suspends(scene: Scene) -> bool:
    return any(isinstance(each, SuspendLicense | SuspendUntrained | SuspendUnpaid) for each in scene.standing)


@undo.register
def not_confirmed(effect: ConfirmInWellSky, scene: Scene) -> None:
    """Leave open again whether WellSky follows the decision; what followed one that is not so has followed it."""
    if effect in scene.standing or not any(each.access for each in scene.standing):
        return
    for bar in bars_set_by(scene.session, scene.row["id"]):
        if effect.lifted:
            bar.ended_confirmed_at = None
        else:
            bar.begun_confirmed_at = None
    for person_id, agency_id in _whom(scene):
        _tell(scene, person_id, agency_id, "Not confirmed in WellSky: that was entered in error")
