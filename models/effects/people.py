"""What each effect of a decision writes into the registries."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from models.casebook.amending import amend, preview
from models.casebook.applying import Scene, apply, elsewhere, undo
from models.casebook.casebook import Author
from models.casebook.replaying import history
from models.intake.opening import Opening, open_case
from models.lookups.changes import tell_of_member
from models.lookups.learning import learn_about
from models.lookups.recurring import look_again
from models.registries.papers import text_sha256
from models.rows.cases import CaseRow
from models.rows.people import Person
from models.rows.registries import Attendance, License, LicenseEvent, SignedPaper, Training
from workflows.correction.correction import Elsewhere
from workflows.correction.lives import named
from workflows.facts.effects import IssueLicense, OpenCase, RecordAttendance, SignPaper, said
from workflows.grammar.events import THE_CLOCK, Act, Strike
from workflows.grammar.process import NEW
from workflows.grammar.recurring import Per
from workflows.law.roles import CLOCK, Role
from workflows.law.wording import listed

IN_ERROR = "issued in error"


@apply.register
def issue_license(effect: IssueLicense, scene: Scene) -> None:
    """Put the license into the registry (2.1-username-generation)."""
    event = LicenseEvent(case_id=scene.row["id"], at=scene.now, words=f"Issued at the level {said(effect.level)}")
    scene.session.add(
        License(
            person_id=scene.row["subject_id"],
            agency_id=scene.row["agency_id"],
            username=said(effect.username),
            level=said(effect.level),
            art=said(effect.art),
            issued_at=scene.now,
            events=[event],
        )
    )
    _settle(scene)
    learn_about(scene.session, scene.now, person_id=scene.row["subject_id"])
    tell_of_member(scene.session, scene.now, scene.session.get_one(Person, scene.row["subject_id"]))
    look_again(scene.session, scene.now, Per.USER)


def _settle(scene: Scene) -> None:
    """Let the person be of the agency of the license, unless another agency's license still holds."""
    session, person_id = scene.session, scene.row["subject_id"]
    session.flush()
    others = select(License.id).where(
        License.person_id == person_id, License.ended_at.is_(None), License.agency_id != scene.row["agency_id"]
    )
    if session.scalar(others.limit(1)) is None:
        session.get_one(Person, person_id).agency_id = scene.row["agency_id"]


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
            text_sha256=text_sha256(effect.paper),
            disclosure=said(effect.disclosure),
        )
    )
    learn_about(scene.session, scene.now, person_id=scene.row["subject_id"])


@apply.register
def record_attendance(effect: RecordAttendance, scene: Scene) -> None:
    """Put the person on the roster of the training, and the training into the registry if it is not there."""
    session = scene.session
    which = {"topic": effect.topic, "title": said(effect.title), "held_on": said(effect.on)}
    training = session.scalars(select(Training).filter_by(**which)).one_or_none()
    if training is None:
        training = Training(**which, minutes=said(effect.minutes))
        session.add(training)
        session.flush()
    mine = {"training_id": training.id, "person_id": scene.row["subject_id"]}
    row = session.scalars(select(Attendance).filter_by(**mine)).one_or_none() or Attendance(**mine)
    row.missed, row.recorded_at, row.recorded_by_id = said(effect.missed), scene.now, scene.person_id
    session.add(row)
    learn_about(session, scene.now, person_id=scene.row["subject_id"])


@apply.register
def open_linked_case(effect: OpenCase, scene: Scene) -> None:
    """Open a case about the same agency and perhaps the same person, linked to this one."""
    opening = Opening(
        effect.process,
        effect.step,
        said(effect.forms),
        THE_CLOCK,
        scene.row["agency_id"],
        scene.row["subject_id"] if effect.about_person else None,
        parent_id=scene.row["id"],
    )
    open_case(scene.session, opening, scene.now, Author(waits_until=scene.leaves_at))


@undo.register
def issued_in_error(_: IssueLicense, scene: Scene) -> None:
    """End the license that this case issued; its account in WellSky is closed by a person."""
    session = scene.session
    issued = select(LicenseEvent.license_id).where(LicenseEvent.case_id == scene.row["id"])
    for license_ in session.scalars(select(License).where(License.id.in_(issued), License.ended_at.is_(None))).all():
        license_.ended_at, license_.ended_why = scene.now, IN_ERROR
        license_.events.append(LicenseEvent(case_id=scene.row["id"], at=scene.now, words="Ended: issued in error"))
    learn_about(session, scene.now, person_id=scene.row["subject_id"])
    tell_of_member(session, scene.now, session.get_one(Person, scene.row["subject_id"]))


@undo.register
def unsign(effect: SignPaper, scene: Scene) -> None:
    """Let the signature count for nothing; it is kept."""
    which = (SignedPaper.case_id == scene.row["id"], SignedPaper.paper == effect.paper)
    for paper in scene.session.scalars(select(SignedPaper).where(*which)).all():
        paper.void_at = scene.now
    learn_about(scene.session, scene.now, person_id=scene.row["subject_id"])


@undo.register
def unattend(effect: RecordAttendance, scene: Scene) -> None:
    """Leave open again whether the person attended; the training itself stays, for whoever else did."""
    which = (Training.topic == effect.topic, Training.title == said(effect.title))
    rows = select(Attendance).join(Training).where(*which, Training.held_on == said(effect.on))
    for row in scene.session.scalars(rows.where(Attendance.person_id == scene.row["subject_id"])).all():
        row.missed, row.recorded_at, row.recorded_by_id = None, scene.now, scene.person_id
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
    done = [named(each) for each in acts if each.did and each.did.actor is not CLOCK]
    says = "the case that it opened ends, as opened in error"
    shown = f"the case {child.number} that it opened ends, as opened in error"
    with_it = f"{shown}, and with it {listed(done)}" if done else shown
    yield Elsewhere(says, with_it, with_it if done else "", made.takes_two)
    yield from made.elsewhere


def opened_by(effect: OpenCase, scene: Scene) -> CaseRow | None:
    """Return the case that an effect opened, unless its beginning was struck since."""
    which = (CaseRow.parent_id == scene.row["id"], CaseRow.process == effect.process, CaseRow.state != NEW)
    return scene.session.scalars(select(CaseRow).where(*which).order_by(CaseRow.id.desc()).limit(1)).one_or_none()


def _struck(child: CaseRow, scene: Scene) -> Strike:
    """Return the amendment that takes the beginning of a case back; in what people did there its author must have a say."""
    entries = history(scene.session, child).events
    first = next(place for place, (each, _) in enumerate(entries) if isinstance(each, Act))
    actors = scene.amendment.actors if scene.amendment else frozenset[Role]()
    return Strike(first, actors | THE_CLOCK, f"what opened it in {scene.row['number']} was corrected")
