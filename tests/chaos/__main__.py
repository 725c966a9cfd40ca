"""The long battle: `python -m tests.chaos`, on each database, until enough was killed and enough has happened; prints its figures."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click

from tests.chaos.battle import Outcome, Plan, fight
from tests.chaos.checker import Counted
from tests.chaos.places import PLACES

KILLS, TRANSITIONS = 250, 25_000  # on each of the two databases


@click.command()
@click.option("--kills", default=KILLS, show_default=True, help="How often a process is killed, on each database.")
@click.option("--transitions", default=TRANSITIONS, show_default=True, help="How much happens meanwhile, at least.")
@click.option("--seed", default=1, show_default=True)
def main(kills: int, transitions: int, seed: int) -> None:
    """Fight on each database, and say what was there to be lost, and what was."""
    wrong = 0
    for kind, place_of in PLACES.items():
        place = place_of()
        try:
            over = _over(kind, kills, transitions)
            outcome = fight(place, Plan(late_cases=transitions // 10, people=4, over=over, apart=(2.0, 9.0), seed=seed))
        finally:
            place.clear()
        print(_told(kind, outcome), *outcome.faults[:50], *outcome.fallen, sep="\n")
        wrong += len(outcome.faults)
    raise SystemExit(1 if wrong else 0)


def _over(kind: str, kills: int, transitions: int) -> Callable[[Counted, int, int], bool]:
    def enough(there: Counted, killed: int, _: int) -> bool:
        print(f"{kind}: {killed} kills, {there.transitions:,} transitions", file=sys.stderr)
        return killed >= kills and there.transitions >= transitions

    return enough


def _told(kind: str, outcome: Outcome) -> str:
    there = outcome.counted
    return (
        f"{kind}: {outcome.kills} kills, {outcome.strikes} restarts of the database; {there.transitions:,} transitions of {there.cases:,} cases, "
        f"{there.struck:,} of them by the clock; {there.notices:,} notices, {there.messages:,} mails; {outcome.acknowledged:,} deeds acknowledged, "
        f"{outcome.tried_again:,} sent again; ended by themselves: {len(outcome.fallen)}; lost or doubled: {len(outcome.faults)}"
    )


if __name__ == "__main__":
    main()
