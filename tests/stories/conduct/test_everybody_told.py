"""P19: whatever is found, joined, recorded, decided, ended, kept or revoked is told to each it concerns, or the step says why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from workflows.facts.effects import (
    DecideFinding,
    RecordFinding,
    ReinstateLicense,
    SuspendLicense,
    TerminateLicense,
)
from workflows.facts.revoking import RevokeFinding
from workflows.grammar.process import Process, Step
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CHAIR, COMMITTEE, USER, Role
from workflows.manual.conduct.violation import PROCESS

WEIGHTY = (RecordFinding, DecideFinding, SuspendLicense, ReinstateLicense, TerminateLicense, RevokeFinding)
PARTIES = frozenset({USER, AGENCY_DIRECTOR, AGENCY_ADMIN})
SEATED = frozenset({COMMITTEE, CHAIR})


Branch = tuple[str, Step, frozenset[Role]]


def branches(process: Process) -> Iterator[Branch]:
    """Yield each outcome that weighs, and whom it concerns: of a decision that is made the Committee, too."""
    for _, step, _ in process.arrows():
        weighs = [each for each in step.effects if isinstance(each, WEIGHTY)]
        if weighs:
            decided = any(isinstance(each, DecideFinding) and not _is_ahead(each) for each in weighs)
            where = step.to.key if step.to else "here"
            yield f"{step.name} into {where}", step, PARTIES | (SEATED if decided else frozenset())


def _is_ahead(decision: DecideFinding) -> bool:
    return str(decision.outcome).startswith("to be ")


def silent(process: Process, found: Iterable[Branch]) -> list[str]:
    """Return who hears nothing of what weighs, and no reason why; the agency's reason is its executive director's too."""
    said = set[str]()
    for where, step, concerned in found:
        excused = {each.to for each in (*step.untolds, *process.untolds)}
        excused |= {AGENCY_DIRECTOR} if AGENCY_ADMIN in excused else set()
        said.update(f"{where}: {role}" for role in concerned - excused - {notice.to for notice in step.notices})
    return sorted(said)


def test_each_branch_tells_everybody_or_says_why_not() -> None:
    found = list(branches(PROCESS))
    assert {where.partition(" ")[0] for where, _, _ in found} >= {
        "find", "send-notice", "report-remedy", "lift", "count", "confirm", "record-only", "to-committee", "rule",
        "revoke-finding",
    }  # fmt: skip
    assert silent(PROCESS, found) == []


def test_a_branch_whose_notices_were_forgotten_is_named() -> None:
    for where, step, concerned in branches(PROCESS):
        mute = replace(step, notices=(), untolds=())
        assert silent(PROCESS, [(where, mute, concerned)]) == sorted(f"{where}: {role}" for role in concerned)
