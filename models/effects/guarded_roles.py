"""What the confirmed change of a guarded role writes into the directory."""

from __future__ import annotations

from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.casebook.applying import Scene, apply, forbid, undo
from models.registries.edits.editing import edit
from models.registries.edits.entries import PEOPLE
from models.registries.people import address_faults, agency_faults
from models.registries.people_and_agencies import give_office, take_office
from models.rows.people import Person
from workflows.engine.cases import NotAllowed
from workflows.facts.effects import Effect, said
from workflows.facts.handing_over import HandOverLink
from workflows.manual.people.guarded_role import ChangeRole
from workflows.manual.people.guarded_role.proposing import Change


@apply.register
def change_role(effect: ChangeRole, scene: Scene) -> None:
    """Give a role, end it, or correct the address or the agency of who has one."""
    session, person = scene.session, scene.session.get_one(Person, scene.row["subject_id"])
    change, role = said(effect.change), said(effect.role)
    if change is Change.GIVE and role:
        give_office(session, person, role.role, None, scene.now, by=scene.person_id)
    elif change is Change.END and role:
        for office in [each for each in person.offices if each.role is role.role]:
            take_office(session, office, scene.now, scene.person_id)
    elif change in {Change.ADDRESS, Change.AGENCY}:
        _correct(session, person, effect, scene)


@forbid.register
def may_not_change(effect: ChangeRole, scene: Scene, was: Effect | None = None) -> None:
    """Forbid an address that somebody else has, and an agency that there is not."""
    del was
    facts = {"email": said(effect.address), "agency": said(effect.agency)}
    person = scene.session.get_one(Person, scene.row["subject_id"])
    known = {name: value for name, value in facts.items() if value}
    faults = (*address_faults(scene.session, known, besides=person), *agency_faults(scene.session, known))
    if faults:
        raise NotAllowed(*faults)


def _correct(session: Session, person: Person, effect: ChangeRole, scene: Scene) -> None:
    may_not_change(effect, scene)
    says = PEOPLE.says(person)
    new = {"email": said(effect.address)} if said(effect.change) is Change.ADDRESS else {"agency": said(effect.agency)}
    facts = {name: value for name, value in {**says, **new}.items() if value}
    reason = f"Confirmed by a second person, case {scene.row['number']}"
    known = scene.decision.after.known(rulebook_of(session).editions.named(scene.decision.after.edition), scene.now)
    edit(
        session, PEOPLE, person, {**facts, "reason": reason}, now=scene.now, today=known.today, by=scene.person_id or 0,
        by_two=True,
    )  # fmt: skip


@apply.register
def hand_over_link(_: HandOverLink, scene: Scene) -> None:
    """Write nothing: the link is made when it is shown, and the audit log says by whom."""
    del scene


@undo.register
def stays_handed_over(_: HandOverLink, scene: Scene) -> None:
    """Write nothing: a link is used once, or spent."""
    del scene


@undo.register
def stays_changed(_: ChangeRole, scene: Scene) -> None:
    """Write nothing: the opposite is proposed, and confirmed."""
    del scene
