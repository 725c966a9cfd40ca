"""The long battle: `python -m tests.chaos`, on each database, until enough was killed and enough has happened; prints its figures."""

from __future__ import annotations

import sys
from collections.abc import Callable

from tests.chaos.battle import Outcome, Plan, fight
from tests.chaos.checker import Counted
from tests.chaos.places import PLACES

KILLS, TRANSITIONS = 250, 25_000  # on each of the two databases


def main() -> int:
    """Fight on each database, say what was there to be lost, and return how much was."""
    wrong = 0
    for kind, place_of in PLACES.items():
        place = place_of()
        try:
            outcome = fight(place, Plan(late_cases=3_000, people=4, over=_over(kind), apart=(2.0, 9.0)))
        finally:
            place.clear()
        print(_told(kind, outcome), *outcome.faults[:50], sep="\n")
        wrong += len(outcome.faults)
    return 1 if wrong else 0


def _over(kind: str) -> Callable[[Counted, int], bool]:
    def enough(there: Counted, kills: int) -> bool:
        print(f"{kind}: {kills} kills, {there.transitions:,} transitions", file=sys.stderr)
        return kills >= KILLS and there.transitions >= TRANSITIONS

    return enough


def _told(kind: str, outcome: Outcome) -> str:
    there = outcome.counted
    return (
        f"{kind}: {outcome.kills} kills, {outcome.strikes} restarts of the database; {there.transitions:,} transitions of {there.cases:,} cases, "
        f"{there.struck:,} of them by the clock; {there.notices:,} notices, {there.messages:,} mails; {outcome.acknowledged:,} deeds acknowledged, "
        f"{outcome.tried_again:,} sent again; lost or doubled: {len(outcome.faults)}"
    )


if __name__ == "__main__":
    raise SystemExit(main())
