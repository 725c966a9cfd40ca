"""The clauses of a step and of each of its ways out: each is cited once."""

import pytest

from tests.workflows.made_up import PROCESS as MADE_UP
from workflows.grammar.process import Process
from workflows.grammar.steps import Step, otherwise
from workflows.manual.registry import PROCESSES


def test_a_way_out_cites_once_what_its_step_cites_too() -> None:
    step = (
        Step("rule", "9.1-rule").citing("9.1-heard", "9.2-told").leads(otherwise(None, "9.1-heard").citing("9.2-told"))
    )
    assert [outcome.clauses for outcome in step.outcomes] == [("9.1-heard", "9.2-told")]


@pytest.mark.parametrize("process", [*PROCESSES, MADE_UP], ids=lambda process: process.key)
def test_no_process_cites_a_clause_twice_in_one_breath(process: Process) -> None:
    outcomes = (outcome for _, step, _ in process.steps() for outcome in step.outcomes)
    assert [each.clauses for each in outcomes if len(set(each.clauses)) < len(each.clauses)] == []
