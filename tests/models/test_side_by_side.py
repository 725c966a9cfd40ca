"""Two members vote from pages opened at the same minute, and at the same moment: both votes count."""

from collections.abc import Callable

import pytest

from models.access.access import Viewer
from models.casebook.casebook import Stale
from models.intake.intake import Sent, act
from tests.databases import KINDS
from tests.desks import local
from tests.models.test_at_one_moment import at_once
from tests.models.violations import Bench

both = pytest.mark.parametrize("kind", KINDS)
OPENED = local(4, 2)
GRAVE = {
    "nature": "A breach", "occurred_on": "2026-03-20", "law": True, "counsel_note": "18 USC 1030",
    "proposal": "keep the license",
}  # fmt: skip


def voting(bench: Bench, number: str, member: Viewer, version: int) -> Callable[[], None]:
    """Return how a member votes from a page of some version."""

    def vote() -> None:
        with bench.database.writing() as session:
            act(session, member, number, "vote", Sent({"choice": "keep"}), now=OPENED, version=version)

    return vote


@both
def test_two_votes_from_pages_opened_at_one_minute_both_count(kind: str) -> None:
    bench = Bench(KINDS[kind]())
    number = bench.notify(finding=GRAVE)
    version = bench.case(number).version
    votes = [voting(bench, number, each, version) for each in bench.members]
    assert at_once(*votes) == ["done"] * 3
    assert bench.case(number).version == version + 3


@both
def test_a_second_vote_of_one_member_names_the_first(kind: str) -> None:
    bench = Bench(KINDS[kind]())
    number = bench.notify(finding=GRAVE)
    vote = voting(bench, number, bench.members[0], bench.case(number).version)
    vote()
    with pytest.raises(Stale) as error:
        vote()
    assert [deed.by for deed in error.value.deeds] == [bench.members[0].name]
