"""How the members of the Committee voted on a motion, by number, and whether their names may be said with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.casebook.casebook import restored
from models.rows.cases import CaseRow
from workflows.manual.conduct.committee import Committee
from workflows.manual.governance.motion.putting import Manner, PutToVote
from workflows.manual.governance.motion.voting import Ballot, votes

VOTED = {Ballot.FOR: "voted for it", Ballot.AGAINST: "voted against it", Ballot.ABSTAIN: "abstained"}


@dataclass(frozen=True)
class MotionVotes:
    """What each member did, for it first; and whether it is said by name, as it is unless the vote was secret."""

    did: Mapping[int, str]
    named: bool


def motion_votes(session: Session, row: CaseRow) -> MotionVotes | None:
    """Return how those voted who may vote; nothing where it was not put to the vote. Whoever stood aside since has no vote."""
    columns = {name: getattr(row, name) for name in ("process", "edition", "state", "body")}
    rulebook = rulebook_of(session)
    known = restored(rulebook, columns).known(rulebook.editions.named(row.edition), row.opened_at)
    if PutToVote not in known.forms:
        return None
    entitled, cast = known[Committee].members, votes(known)
    did = {int(member): words for ballot, words in VOTED.items() for member in cast if cast[member] is ballot and member in entitled}  # fmt: skip
    return MotionVotes(did, named=known[PutToVote].manner is not Manner.SECRET)
