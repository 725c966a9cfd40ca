"""A task is written down for its owner and for others; what came in from people is the same in both."""

from collections.abc import Mapping
from typing import Any

from models.casebook.duty_rows import task_words
from tests.workflows.moments import local
from workflows.facts.known import Known
from workflows.grammar.duties import Duty
from workflows.grammar.process import Must
from workflows.law.policy import FIRST_EDITION
from workflows.law.roles import AGENCY_ADMIN
from workflows.manual.data.imports import PROCESS

OF_YOUR_HOME: Mapping[str, Any] = {"subject_name": "Your Home"}


def words(task: str, party: str = "") -> dict[str, str]:
    duty: Duty = Must("ask", "9", AGENCY_ADMIN, task).untimed("nothing hurries")
    return task_words(OF_YOUR_HOME, PROCESS, duty, Known(FIRST_EDITION, local(3, 2)), party)


def test_the_owner_reads_your_and_others_read_their() -> None:
    assert words("send {your} report to {party}", "your bank") == {
        "task": "send your report to your bank",
        "told": "send their report to your bank",
    }


def test_a_name_that_says_your_is_left_as_it_is_and_nothing_is_written_twice() -> None:
    assert words("call {subject} about {party}", "Find your way") == {
        "task": "call Your Home about Find your way",
        "told": "",
    }
