"""What decisions write of disclosures and agreements: the log of releases, and how long an agreement runs."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from models.access.concern import agency_of
from models.casebook.applying import Scene, alter, apply, undo
from models.rows.cases import Document
from models.rows.disclosures import Agreement, Disclosure
from workflows.facts.effects import BeginAgreement, EndAgreement, ExtendAgreement, LogDisclosure, said
from workflows.manual.disclosure.aggregate_data.delivering import LogReport


@apply.register
def log_disclosure(effect: LogDisclosure, scene: Scene) -> None:
    """Put into the log what an agency released (3.4-le-ethics)."""
    agency_id = agency_of(scene.session, scene.party) if scene.party else None
    scene.session.add(
        Disclosure(
            case_id=scene.row["id"],
            agency_id=agency_id or scene.row["agency_id"],
            disclosed_on=said(effect.on),
            recorded_at=scene.now,
            recipient=said(effect.recipient),
            what=said(effect.what),
            ground=said(effect.ground),
            clause=effect.clause,
            decided_by_id=scene.person_id,
            decided_as=scene.decision.actor,
        )
    )


@apply.register
def log_report(effect: LogReport, scene: Scene) -> None:
    """Put a delivered report into the log: what was asked, how it was counted, and the file (3.2-deidentified-only)."""
    name = said(effect.document)
    files = select(Document.name, Document.sha256).where(Document.case_id == scene.row["id"], Document.name == name)
    file = scene.session.execute(files.order_by(Document.id.desc()).limit(1)).first()
    scene.session.add(
        Disclosure(
            case_id=scene.row["id"],
            agency_id=None,  # of many agencies
            disclosed_on=said(effect.on),
            recorded_at=scene.now,
            recipient=said(effect.recipient),
            what=said(effect.what),
            ground=said(effect.ground),
            clause=effect.clause,
            counted=said(effect.counted),
            document=name,
            sha256=file.sha256 if file else "",
            decided_by_id=scene.person_id,
            decided_as=scene.decision.actor,
        )
    )


@apply.register
def begin_agreement(effect: BeginAgreement, scene: Scene) -> None:
    """Put an agreement that runs from now on into the registry (3.4-research-written)."""
    scene.session.add(
        Agreement(
            case_id=scene.row["id"],
            kind=effect.kind,
            title=said(effect.title),
            party=said(effect.party),
            begun_on=said(effect.begins),
            ends_on=said(effect.ends),
        )
    )
    scene.session.flush()


@apply.register
def extend_agreement(effect: ExtendAgreement, scene: Scene) -> None:
    """Let the agreement of a case run until another day."""
    _latest(scene).ends_on = said(effect.ends)
    scene.session.flush()  # what is read of a case afterwards is read anew


@apply.register
def end_agreement(effect: EndAgreement, scene: Scene) -> None:
    """Write down when the agreement of a case ended, and when the data were back (3.4-research-term-return)."""
    agreement = _latest(scene)
    agreement.ended_on, agreement.returned_on = said(effect.on), said(effect.returned)
    scene.session.flush()


def _latest(scene: Scene) -> Agreement:
    rows = select(Agreement).where(Agreement.case_id == scene.row["id"]).order_by(Agreement.id.desc()).limit(1)
    return scene.session.scalars(rows).one()


@undo.register
def logged_in_error(effect: LogDisclosure, scene: Scene) -> None:
    """Mark the entry of the log as wrong; what left stays left, and the entry stays to be read."""
    which = (Disclosure.case_id == scene.row["id"], Disclosure.mistaken_at.is_(None))
    rows = select(Disclosure).where(*which, Disclosure.recipient == said(effect.recipient))
    for disclosure in scene.session.scalars(rows.where(Disclosure.what == said(effect.what))).all():
        disclosure.mistaken_at = scene.now


@undo.register
def report_in_error(effect: LogReport, scene: Scene) -> None:
    """Mark the entry of a report as wrong, as of any disclosure."""
    logged_in_error(effect, scene)


@undo.register
def never_agreed(_: BeginAgreement, scene: Scene) -> None:
    """Let the agreement of a case count for nothing; it is kept."""
    for agreement in scene.session.scalars(select(Agreement).where(Agreement.case_id == scene.row["id"])).all():
        agreement.void_at = scene.now
    scene.session.flush()


@alter.register
def agreed_otherwise(was: BeginAgreement, now: BeginAgreement, scene: Scene) -> None:
    """Let the agreement of a case say what it should have said."""
    del was
    agreement = _latest(scene)
    agreement.title, agreement.party, agreement.begun_on = said(now.title), said(now.party), said(now.begins)
    agreement.ends_on = _runs_until(scene)
    scene.session.flush()


@undo.register
def not_extended(_: ExtendAgreement, scene: Scene) -> None:
    """Let the agreement of a case end on the day that stands without the extension."""
    _latest(scene).ends_on = _runs_until(scene)
    scene.session.flush()


@undo.register
def goes_on(_: EndAgreement, scene: Scene) -> None:
    """Let the agreement of a case go on, unless it ended otherwise: then what is taken back is the return of its data."""
    ends = [each for each in scene.standing if isinstance(each, EndAgreement)]
    agreement = _latest(scene)
    agreement.ended_on = said(ends[-1].on) if ends else None
    agreement.returned_on = said(ends[-1].returned) if ends else None
    scene.session.flush()


def _runs_until(scene: Scene) -> date:
    days = [said(each.ends) for each in scene.standing if isinstance(each, BeginAgreement | ExtendAgreement)]
    return days[-1]
