"""What several owe at once is answered side by side: nobody's answer makes another's stale."""

from collections.abc import Iterator
from itertools import permutations

import pytest

from tests.workflows import made_up
from tests.workflows.explorations import MANY_RECORDS, attempts
from workflows.engine.cases import Case, Decision, NotAllowed
from workflows.engine.engine import decide
from workflows.engine.meanwhile import still_asked
from workflows.grammar.duties import base
from workflows.grammar.events import Act
from workflows.grammar.process import NEW, Process
from workflows.law.policy import FIRST_EDITION
from workflows.manual.registry import PROCESSES
from workflows.trying.attempts import Attempt
from workflows.trying.explore import Exploration

A_FEW = 500  # configurations of a process that are all tried; beyond them, each fourth
every_process = pytest.mark.parametrize("process", [*PROCESSES, made_up.PROCESS], ids=lambda process: process.key)


def answers(exploration: Exploration, case: Case, decision: Decision) -> dict[str, tuple[Attempt, Decision]]:
    """Return one answer as hoped to each open duty, with what comes of it."""
    found = dict[str, tuple[Attempt, Decision]]()
    for attempt in exploration.attempts.of(case, decision.at):
        if isinstance(attempt.event, Act) and attempt.at == decision.at:
            try:
                came = decide(case, attempt.event, attempt.at, FIRST_EDITION)
            except NotAllowed:
                continue
            if came.answered:
                found.setdefault(came.answered, (attempt, came))
    return found


def pairs(process: Process) -> Iterator[tuple[Case, tuple[Attempt, Decision], str, Attempt]]:
    """Yield each case in which two owe something, one's answer and what came of it, and another's duty and answer."""
    exploration = Exploration(attempts(process), strange_turns=0 if process.key in MANY_RECORDS else 1)
    owed_by_some = (each for each in exploration.decisions() if each.after.state != NEW and len(each.after.owed) > 1)
    for place, decision in enumerate(owed_by_some):
        if place >= A_FEW and place % 4:
            continue
        case = decision.after
        duties = {duty.key: duty for duty in process.duties_in(case.state)}
        found = answers(exploration, case, decision)
        for one, other in permutations(found, 2):
            owners = [duties[base(key)].owner_of(key.partition(":")[2]) for key in (one, other)]
            if owners[0] != owners[1] or base(one) == base(other):
                yield case, found[one], other, found[other][0]


def _is_open_as_before(case: Case, came: Decision, duty: str) -> bool:
    then, now = case.owed.get(duty), came.after.owed.get(duty)
    if then is None:  # done at will
        known, same = came.after.known(FIRST_EDITION, came.at), came.after.state == case.state
        return same and any(duty in each.keys_of_all(known) for each in case.process.duties_in(case.state))
    return now is not None and now.opened == then.opened


SEVERAL_ANSWER = frozenset({"P13", "P15", "P19"})  # where one answer may close what another was asked for


@every_process
def test_no_two_duties_of_different_owners_make_each_other_stale_and_what_is_answered_counts_no_more(
    process: Process,
) -> None:
    closed = 0
    for case, (_, came), duty, second in pairs(process):
        assert isinstance(second.event, Act)
        asked = still_asked([case, came.after], second.event.step, second.event.party)
        if _is_open_as_before(case, came, duty):
            assert asked, (case.state, duty)
            decide(came.after, second.event, second.at, FIRST_EDITION)
        elif duty not in came.after.owed and duty in case.owed and process.key in SEVERAL_ANSWER:
            closed += 1
            assert not asked
    assert closed or process.key not in SEVERAL_ANSWER
