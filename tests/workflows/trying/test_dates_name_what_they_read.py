"""A rule names all that its date is reckoned from: only where that changes is the date reckoned anew."""

from itertools import islice

import pytest

from tests.workflows import made_up
from tests.workflows.explorations import exploration
from tests.workflows.watching import Watched
from workflows.grammar.process import Process
from workflows.law.policy import FIRST_EDITION
from workflows.law.value import changed
from workflows.manual.registry import PROCESSES
from workflows.telling.citations import all_rules

A_SAMPLE = 60  # configurations of each process


@pytest.mark.parametrize("process", [*PROCESSES, made_up.PROCESS], ids=lambda process: process.key)
def test_a_rule_reads_nothing_that_it_does_not_name(process: Process) -> None:
    here, rules = exploration(process), tuple(all_rules(process))
    for decision in islice(here.decisions(), A_SAMPLE):
        known = decision.after.known(FIRST_EDITION, decision.at)
        for each in (known, changed(known, forms=here.attempts.hoped(known).forms)):
            for dated in rules:
                watched = Watched.over(each)
                dated.rule.reckon(watched, FIRST_EDITION.calendar.day(decision.at))
                assert not watched.unnamed_by(dated.rule), str(dated)
