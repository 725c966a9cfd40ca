"""What onboarding writes beside licenses and attendance: what was signed, and the cases that it opens."""

from __future__ import annotations

from sqlalchemy import select

from models.casebook.amending import amend
from models.casebook.applying import Scene, apply, undo
from models.casebook.casebook import Author
from models.casebook.replaying import history
from models.intake.opening import Opening, open_case
from models.lookups.learning import learn_about
from models.registries.papers import text_sha256
from models.rows.cases import CaseRow, HistoryRow
from models.rows.registries import SignedPaper
from workflows.facts.effects import OpenCase, SignPaper, said
from workflows.grammar.events import THE_CLOCK, Act, Strike
from workflows.grammar.process import NEW


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
def unsign(effect: SignPaper, scene: Scene) -> None:
    """Let the signature count for nothing; it is kept."""
    which = (SignedPaper.case_id == scene.row["id"], SignedPaper.paper == effect.paper)
    for paper in scene.session.scalars(select(SignedPaper).where(*which)).all():
        paper.void_at = scene.now
    learn_about(scene.session, scene.now, person_id=scene.row["subject_id"])


@undo.register
def opened_in_error(effect: OpenCase, scene: Scene) -> None:
    """Strike the beginning of the case that this one opened, unless a person has acted in it: then it stays."""
    session = scene.session
    children = select(CaseRow).where(CaseRow.parent_id == scene.row["id"], CaseRow.process == effect.process)
    child = session.scalars(children.where(CaseRow.state != NEW).order_by(CaseRow.id.desc()).limit(1)).one_or_none()
    if child is None:
        return
    acted = select(HistoryRow.id).where(HistoryRow.case_id == child.id, HistoryRow.event != "")
    if session.scalar(acted.where(HistoryRow.person_id.is_not(None)).limit(1)) is not None:
        return
    first = next(place for place, (each, _) in enumerate(history(session, child).events) if isinstance(each, Act))
    why = f"what opened it in {scene.row['number']} was corrected"
    amend(
        session,
        child.id,
        Strike(first, THE_CLOCK, why),
        scene.now,
        Author(scene.person_id, silent=scene.silent),
        too=True,
    )
