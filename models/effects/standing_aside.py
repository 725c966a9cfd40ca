"""Who is named in a finding stands aside in its case, whatever role is held: recusal beats office (2.8-v1-agency-subject)."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from models.casebook.applying import Scene
from models.casebook.changing_hands import reroute
from models.lookups.changes import tell_who_may_vote
from models.rows.cases import DutyRow, Recusal

NAMED = "named in the finding"


def stand_aside(scene: Scene, people: Iterable[int]) -> None:
    """Keep the case from these people for good, and let what they owe in it go to somebody else."""
    session, case_id = scene.session, scene.row["id"]
    session.flush()
    aside = set(session.scalars(select(Recusal.person_id).where(Recusal.case_id == case_id)))
    new = sorted({*people} - aside)
    session.add_all(Recusal(case_id=case_id, person_id=each, at=scene.now, reason=NAMED) for each in new)
    session.flush()
    if new:
        reroute(session, DutyRow.case_id == case_id, scene.now, scene.person_id)
        tell_who_may_vote(session, scene.now)
