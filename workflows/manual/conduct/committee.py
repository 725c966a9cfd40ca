"""The Advisory Committee as a case knows it: when it meets, who may vote, and what the votes come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Generic, TypeVar

from msgspec import Meta

from workflows.facts.forms import Form
from workflows.law.policy import Policy

T = TypeVar("T", bound=Hashable)


class MeetingCalendar(Form, key="MeetingCalendar"):
    """When the Committee meets, soonest first: what was held and what is scheduled, nothing canceled."""

    starts: Annotated[tuple[datetime, ...], Meta(title="The Committee's meetings")]
    told_there: Annotated[bool, Meta(title="The Committee is told of a finding on the day of a meeting only")] = False


class Committee(Form, key="Committee"):
    """Who of the Committee may vote in a case: nobody it is about, nobody who stands aside, nobody tied to its agency."""

    members: Annotated[tuple[str, ...], Meta(title="Members who may vote, by number")]
    chair: Annotated[str, Meta(title="The chair, by number, if the chair may vote")]  # else empty
    seats: Annotated[int, Meta(title="Members in all")]  # before anybody stands aside
    with_floor: Annotated[bool, Meta(title="A vote needs so many members and days at least")] = (
        False  # in older cases none
    )


def quorum(committee: Committee, policy: Policy) -> int:
    """Return how many votes make a decision: more than a share of those who may vote, and a number at least (1-advisory-composition)."""
    entitled = len(committee.members)
    share = min(entitled, entitled * policy.committee_quorum_percent // 100 + 1)
    return max(policy.committee_fewest_votes, share) if committee.with_floor else max(1, share)


@dataclass(frozen=True)
class Tally(Generic[T]):
    """What the votes come to."""

    counts: Mapping[T, int]

    @property
    def given(self) -> int:
        """How many voted."""
        return sum(self.counts.values())

    @property
    def leading(self) -> tuple[T, ...]:
        """What has most votes: nothing while nobody voted, several at a tie."""
        most = max(self.counts.values(), default=0)
        return tuple(choice for choice, count in self.counts.items() if count == most)

    @property
    def is_tied(self) -> bool:
        """Whether no choice has more votes than every other; a tie goes back to the chair."""
        return len(self.leading) > 1

    @property
    def winner(self) -> T | None:
        """What has more votes than everything else, if anything has."""
        return self.leading[0] if len(self.leading) == 1 else None


def tally(votes: Mapping[str, T], committee: Committee) -> Tally[T]:
    """Count the votes by choice, one of each member; who no longer may vote does not count."""
    return Tally(Counter(choice for member, choice in votes.items() if member in committee.members))


def is_quorate(votes: Mapping[str, Hashable], committee: Committee, policy: Policy) -> bool:
    """Say whether as many have voted as make a decision."""
    return tally(votes, committee).given >= quorum(committee, policy)
