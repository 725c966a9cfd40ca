"""What an agency's joining and renewing write into the directory: who signed its agreement, and that its rules are here."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from models.casebook.applying import Scene, apply, undo
from models.lookups.learning import learn_about
from models.registries.papers import text_to_sign
from models.rows.registries import SignedPaper
from workflows.facts.effects import Paper, said
from workflows.law.policy import FIRST_EDITION
from workflows.manual.governance.comparable_database.attesting import SignComparable
from workflows.manual.people.partner_agency.joining import KeepLocalRules
from workflows.manual.people.partner_agency.signing import FilePartnership, SignPartnership


@apply.register
def sign_partnership(effect: SignPartnership, scene: Scene) -> None:
    """Keep proof of the signature under the agreement as it reads today (2.1-partnership-original)."""
    _keep(
        scene,
        Paper.PARTNERSHIP,
        said(effect.name),
        scene.now,
        text_to_sign(scene.session, Paper.PARTNERSHIP, scene.now),
    )


@apply.register
def file_partnership(effect: FilePartnership, scene: Scene) -> None:
    """Keep who signed on paper, and on which day; the signed file stays with the case (2.1-partnership-original)."""
    signed_at = FIRST_EDITION.calendar.at(said(effect.on))
    _keep(
        scene,
        Paper.PARTNERSHIP,
        said(effect.name),
        signed_at,
        text_to_sign(scene.session, Paper.PARTNERSHIP, scene.now),
    )


@apply.register
def sign_comparable(effect: SignComparable, scene: Scene) -> None:
    """Keep proof that the agency's database was confirmed, and by whom; what was confirmed stands in the case."""
    _keep(scene, Paper.COMPARABLE, said(effect.name), scene.now, "")


@apply.register
def keep_local_rules(effect: KeepLocalRules, scene: Scene) -> None:
    """Keep that the agency's own rules came in, and as which document (3.1-local-rules)."""
    _keep(scene, Paper.LOCAL_RULES, said(effect.document), scene.now, "")


@undo.register
def not_signed(_: SignPartnership | FilePartnership, scene: Scene) -> None:
    """Let the signature count for nothing; it is kept."""
    _void(scene, Paper.PARTNERSHIP)


@undo.register
def not_confirmed(_: SignComparable, scene: Scene) -> None:
    """Let the confirmation count for nothing; it is kept."""
    _void(scene, Paper.COMPARABLE)


@undo.register
def rules_not_kept(_: KeepLocalRules, scene: Scene) -> None:
    """Let the rules count as not handed in."""
    _void(scene, Paper.LOCAL_RULES)


def _keep(scene: Scene, paper: Paper, name: str, at: datetime, sha256: str) -> None:
    scene.session.add(
        SignedPaper(
            paper=paper, agency_id=scene.row["agency_id"], person_id=None, case_id=scene.row["id"], signed_as=name,
            signed_at=at, text_sha256=sha256, disclosure="",
        )
    )  # fmt: skip
    learn_about(scene.session, scene.now, agency_id=scene.row["agency_id"])


def _void(scene: Scene, paper: Paper) -> None:
    which = (SignedPaper.case_id == scene.row["id"], SignedPaper.paper == paper)
    for each in scene.session.scalars(select(SignedPaper).where(*which)).all():
        each.void_at = scene.now
    learn_about(scene.session, scene.now, agency_id=scene.row["agency_id"])
