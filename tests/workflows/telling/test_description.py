"""A declaration as plain data."""

import json

import pytest

from tests.workflows import made_up
from workflows.grammar.process import Ended, Process
from workflows.law.clauses import clauses
from workflows.law.policy import FIRST_EDITION
from workflows.manual.registry import BY_KEY, PROCESSES
from workflows.telling.description import describe

LOANS = describe(made_up.PROCESS, FIRST_EDITION)
every_process = pytest.mark.parametrize("process", [*PROCESSES, made_up.PROCESS], ids=lambda process: process.key)


@every_process
def test_it_is_json_and_accounts_for_every_state_step_and_end(process: Process) -> None:
    told = json.loads(json.dumps(describe(process, FIRST_EDITION)))
    names = [state.state.key for state in process.states]
    assert (told["key"], told["title"], told["chapter"]) == (process.key, process.title, process.chapter)
    assert [state["key"] for state in told["states"]] == names
    assert [end["key"] for end in told["outcomes"]] == [
        state.state.key for state in process.states if isinstance(state, Ended)
    ]
    assert [(step["from"], step["key"]) for step in told["steps"]] == [
        (source, step.name) for source, step, _ in process.steps()
    ]
    assert {step["to"] for step in told["steps"]} - {None} <= set(names)


@every_process
def test_every_clause_is_cited_once_in_order_and_no_target_counts_as_one(process: Process) -> None:
    told = describe(process, FIRST_EDITION)
    assert told["clauses"] == sorted(set(told["clauses"]))
    assert set(told["clauses"]) <= (clauses().keys() | made_up.CLAUSES)
    assert {step["clause"] for step in told["steps"]} <= {*told["clauses"], "local target"}


def test_the_made_up_process_cites_every_clause_of_its_manual() -> None:
    assert set(LOANS["clauses"]) == made_up.CLAUSES


def test_who_it_is_about_and_whether_its_mail_is_bare() -> None:
    assert (LOANS["subject"], LOANS["confidential"]) == (None, True)
    onboarding = describe(BY_KEY["P03"], FIRST_EDITION)
    assert (onboarding["subject"], onboarding["confidential"]) == ("trainee", False)


def duty(state: str, key: str) -> dict[str, object]:
    (found,) = (each for each in LOANS["states"] if each["key"] == state)
    (owed,) = (each for each in found["duties"] if each["key"] == key)
    assert isinstance(owed, dict)
    return owed


def test_a_duty_says_who_owes_what_by_when_and_on_whose_word() -> None:
    assert duty("LENT", "return") == {
        "key": "return",
        "task": "bring the projector back",
        "owner": "Agency Administrator",
        "clause": "9.4-return",
        "deadline": "30 days since it was handed over or needed until, whichever is latest or the end of the term, "
        "whichever is soonest",
        "origins": ["manual number", "reading chosen"],
        "each": None,
        "because": None,
    }


def test_a_duty_without_a_date_says_why_and_one_set_elsewhere_has_nobodys_number() -> None:
    away, meeting = duty("ASKED", "away"), duty("ASKED", "meeting")
    assert (away["deadline"], away["origins"], away["because"]) == (None, [], "the manual sets no time for a consent")
    assert (meeting["deadline"], meeting["origins"]) == ("the next office meeting", [])
    assert duty("REPAIR", "return") == duty("LENT", "return")


def test_a_step_says_its_label_its_taker_its_form_and_where_it_leads() -> None:
    steps = {(step["from"], step["key"], step["to"]): step for step in LOANS["steps"]}
    ask = steps["NEW", "ask", "ASKED"]
    assert (ask["label"], ask["done"], ask["by"]) == (
        "Ask for the projector",
        "Projector asked for",
        "Agency Administrator",
    )
    assert (ask["clause"], ask["also"]) == ("9.1-ask", [])
    assert ask["form"]["$defs"]["Loan"]["title"] == "Loan"
    over = steps["TRIAL", "trial-over", None]
    assert (over["label"], over["by"], over["form"]) == ("Trial over", "desk", None)
    assert ("RUN_OUT", "call-off", "CANCELED") in steps
    assert ("RETURNED", "call-off", "CANCELED") not in steps
