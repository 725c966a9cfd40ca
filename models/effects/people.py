"""What onboarding writes beside licenses and attendance: what was signed, and the cases that it opens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from sqlalchemy import select

from models.access.access import viewer_of
from models.access.concern import agency_of
from models.access.rulebook import rulebook_of
from models.casebook.amending import amend, calling, preview
from models.casebook.applying import Scene, apply, elsewhere, undo
from models.casebook.casebook import Author
from models.casebook.replaying import history
from models.intake.opening import Opening, open_case
from models.intake.twice.one_open import refuse_second, stands_open
from models.lookups.learning import learn_about
from models.registries.papers import text_to_sign
from models.rows.cases import CaseRow
from models.rows.people import Person
from models.rows.registries import SignedPaper
from workflows.correction.correction import Elsewhere
from workflows.correction.lives import named
from workflows.facts.effects import OpenCase, SignPaper, said
from workflows.facts.forms import Form
from workflows.grammar.events import THE_CLOCK, Act, Strike
from workflows.grammar.process import NEW
from workflows.law.fields import PARTIES, marked
from workflows.law.roles import CLOCK, Role
from workflows.law.wording import listed


@apply.register
def sign_paper(effect: SignPaper, scene: Scene) -> None:
    """Keep proof of a signature (2.1-user-agreement-sign, 3.4-privacy-ack)."""
    scene.session.add(
        SignedPaper(
            paper=effect.paper,
            agency_id=scene.row["agency_id"],
            person_id=scene.row["subject_id"],
            case_id=scene.row["id"],
            signed_as=said(effect.name),
            signed_at=scene.now,
            text_sha256=said(effect.text) or text_to_sign(scene.session, effect.paper, scene.now),
            disclosure=said(effect.disclosure),
        )
    )
    learn_about(scene.session, scene.now, person_id=scene.row["subject_id"])


@apply.register
def open_linked_case(effect: OpenCase, scene: Scene) -> None:
    """Open a case about the same agency and perhaps the same person, linked to this one."""
    forms = said(effect.forms)
    opening = Opening(
        effect.process, effect.step, forms, THE_CLOCK, scene.row["agency_id"], _about(effect, scene),
        parent_id=scene.row["id"], parties=tuple(_parties(scene, forms)),
    )  # fmt: skip
    if not effect.about_person and stands_open(scene.session, opening, scene.now):
        return  # about the agency, where the directory or somebody was faster
    if said(effect.person) and scene.person_id and scene.corrected_at is None:
        asker = viewer_of(scene.session.get_one(Person, scene.person_id))
        refuse_second(scene.session, asker, opening, scene.now)
    open_case(scene.session, opening, scene.now, Author(waits_until=scene.leaves_at))


@undo.register
def unsign(effect: SignPaper, scene: Scene) -> None:
    """Let the signature count for nothing; it is kept."""
    which = (SignedPaper.case_id == scene.row["id"], SignedPaper.paper == effect.paper)
    for paper in scene.session.scalars(select(SignedPaper).where(*which)).all():
        paper.void_at = scene.now
    learn_about(scene.session, scene.now, person_id=scene.row["subject_id"])


@undo.register
def opened_in_error(effect: OpenCase, scene: Scene) -> None:
    """Strike the beginning of the case that this one opened, with all that was done in it."""
    if child := opened_by(effect, scene):
        author = Author(scene.person_id, silent=scene.silent)
        amend(scene.session, child.id, _struck(child, scene), scene.now, author, too=True)


@elsewhere.register
def of_the_case_it_opened(effect: OpenCase, scene: Scene, *, undone: bool) -> Iterable[Elsewhere]:
    """Say that the case that was opened ends, and what was done in it; that takes the author's agreement."""
    child = opened_by(effect, scene) if undone else None
    if child is None:
        return
    struck = _struck(child, scene)
    made = preview(scene.session, child, struck, scene.now, too=True)
    acts = (each for each in made.before.entries if not each.struck and each.place != struck.place)
    policy = rulebook_of(scene.session).editions.named(child.edition)
    called = calling(scene.session, made.before.case.process)
    done = [named(each, policy, called) for each in acts if each.did and each.did.actor is not CLOCK]
    says = "the case that it opened ends, as opened in error"
    shown = f"the case {child.number} that it opened ends, as opened in error"
    with_it = f"{shown}, and with it {listed(done)}" if done else shown
    yield Elsewhere(says, with_it, with_it if done else "", made.takes_two)
    yield from made.elsewhere


def _about(effect: OpenCase, scene: Scene) -> int | None:
    """Return whom a case is about that another one opens."""
    if person := said(effect.person):
        return _by_address(scene, person)
    return scene.row["subject_id"] if effect.about_person else None


def _parties(scene: Scene, forms: Iterable[Form]) -> Iterator[int]:
    """Yield the other agencies that the forms of a case name as having a part in it."""
    for form in forms:
        said = [getattr(form, name) for kind in PARTIES for name in marked(type(form), kind)]
        keys = dict.fromkeys(chain.from_iterable(each if isinstance(each, tuple) else (each,) for each in said))
        yield from (found for key in keys if (found := agency_of(scene.session, key)))


def _by_address(scene: Scene, address: str) -> int | None:
    return scene.session.scalar(select(Person.id).where(Person.email == address))


def opened_by(effect: OpenCase, scene: Scene) -> CaseRow | None:
    """Return the case that an effect opened, unless its beginning was struck since."""
    which = (CaseRow.parent_id == scene.row["id"], CaseRow.process == effect.process, CaseRow.state != NEW)
    rows = select(CaseRow).where(*which).order_by(CaseRow.id.desc()).limit(1)
    if person := said(effect.person):
        rows = rows.where(CaseRow.subject_id == _by_address(scene, person))
    return scene.session.scalars(rows).one_or_none()


def _struck(child: CaseRow, scene: Scene) -> Strike:
    """Return the amendment that takes the beginning of a case back; in what people did there its author must have a say."""
    entries = history(scene.session, child).events
    first = next(place for place, (each, _) in enumerate(entries) if isinstance(each, Act))
    actors = scene.amendment.actors if scene.amendment else frozenset[Role]()
    return Strike(first, actors | THE_CLOCK, f"what opened it in {scene.row['number']} was corrected")
