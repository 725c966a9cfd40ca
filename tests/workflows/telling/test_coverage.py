"""What becomes of each clause of the manual."""

import json
from dataclasses import replace

import pytest

from tests.workflows.checks.lax import ASK, LOSE, NOTE, SHUT, S, lax, never
from workflows.checks.unanswered import unanswered
from workflows.facts.combined_rules import Movable
from workflows.facts.rules import Days
from workflows.grammar.process import Must, Process, Require, Waiting, escalate
from workflows.law.clauses import clauses
from workflows.law.policy import Policy
from workflows.law.roles import COUNSEL
from workflows.law.setting import manual, reading
from workflows.manual.registry import PROCESSES
from workflows.telling.coverage import coverage

CLAUSE = "2.7-pay-60"  # of money, which no process of this file is about


class Numbers(Policy):
    """Two numbers of one clause."""

    pay_days = manual(60, CLAUSE, "days to pay")
    plain_days = manual(5, "2.2-training-30", "days")
    paid = reading(True, CLAUSE, "whether it is paid")


class Silent(Policy):
    """No number at all."""


FIVE, SIXTY = Days(Numbers.plain_days), Days(Numbers.pay_days)
PLAIN = ASK.untimed("why not").answers(SHUT)
NEVER = Require(CLAUSE, "it is never allowed", never)
REST = Must("rest", "2.2-training-30", COUNSEL, "rest").by(Movable("rest", FIVE), late=escalate(COUNSEL))


def row(process: Process, policy: type[Policy] = Silent) -> tuple[str, list[str]]:
    (found,) = (each for each in coverage([process], policy) if each["id"] == CLAUSE)
    return found["status"], found["where"]


@pytest.mark.parametrize(
    ("process", "status", "where"),
    [
        (lax(waiting=replace(Waiting(S.OPEN, "9").until(PLAIN), clause=CLAUSE)), "enforced", "P99 state OPEN"),
        (lax(replace(ASK, clause=CLAUSE).untimed("why not").answers(SHUT)), "enforced", "P99 duty ask"),
        (lax(ASK.by(SIXTY, late=LOSE).answers(SHUT)), "enforced", "P99 deadline of ask"),
        (lax(ASK.untimed("why not").answers(replace(SHUT, clause=CLAUSE))), "enforced", "P99 step shut"),
        (lax(ASK.untimed("why not").answers(SHUT.not_before(SIXTY))), "enforced", "P99 earliest day of shut"),
        (lax(waiting=Waiting(S.OPEN, "9").until(PLAIN).rests(REST, CLAUSE, "it rests")), "enforced", "P99 rest of rest"),
        (lax(ASK.by(Movable("ask", FIVE), late=LOSE).pausable(COUNSEL, CLAUSE).answers(SHUT)),
         "enforced", "P99 leave to move ask"),
        (lax(ASK.untimed("why not").answers(SHUT.requires(NEVER))), "validated", "P99 guard of shut"),
        (lax(PLAIN, waiting=Waiting(S.OPEN, "9").until(PLAIN).may(NOTE.citing(CLAUSE))),
         "recorded", "P99 step note (also)"),
    ],
)  # fmt: skip
def test_what_a_clause_does_depends_on_which_word_cites_it(process: Process, status: str, where: str) -> None:
    assert row(process) == (status, [where])


def test_a_number_alone_is_only_recorded_and_belongs_to_the_process_of_its_clause() -> None:
    assert row(lax(PLAIN), Numbers) == ("recorded", ["P22 setting pay_days", "P22 setting paid"])


def test_the_strongest_word_decides_and_every_place_is_named() -> None:
    process = lax(ASK.by(SIXTY, late=LOSE).answers(SHUT.citing(CLAUSE).requires(NEVER)))
    assert row(process, Numbers) == (
        "enforced",
        [
            "P99 step shut (also)",
            "P99 guard of shut",
            "P99 deadline of ask",
            "P22 setting pay_days",
            "P22 setting paid",
        ],
    )


def test_what_nobody_cites_is_reference_or_still_open() -> None:
    statuses = {each["id"]: each["status"] for each in coverage([])}
    assert row(lax(PLAIN)) == ("open", [])
    assert (statuses["1-collab"], statuses["3.4-inspect-explain"]) == ("reference", "open")
    assert {statuses[clause.id] for clause in clauses().values() if clause.kind == "reference"} <= {
        "reference",
        "recorded",
    }


def test_a_row_owns_up_to_who_is_behind_its_numbers_and_how_it_is_read() -> None:
    rows = {each["id"]: each for each in coverage([], Numbers)}
    assert rows[CLAUSE]["origin"] == "manual number, reading chosen"
    assert rows["2.1-min-age"]["origin"] is None
    assert rows["2.1-min-age"]["reading"] is None
    assert rows["2.2-training-30"]["reading"] == clauses()["2.2-training-30"].ambiguity


def test_the_whole_register_is_accounted_for_in_its_order_and_in_plain_json() -> None:
    rows = json.loads(json.dumps(coverage(PROCESSES)))
    assert [each["id"] for each in rows] == list(clauses())
    assert {each["status"] for each in rows} <= {"enforced", "validated", "recorded", "reference", "open"}
    assert all(each["where"] for each in rows if each["status"] in {"enforced", "validated", "recorded"})


def test_no_clause_is_left_unanswered() -> None:
    assert list(unanswered(PROCESSES)) == []


def test_a_clause_that_nothing_answers_is_a_fault() -> None:
    without = [process for process in PROCESSES if process.key != "P32"]
    named = {each.id for each in clauses().values() if each.process_key == "P32"}
    (first, *others) = unanswered(without)
    assert first.startswith("no process answers ")
    assert {each.partition("answers ")[2].partition(":")[0] for each in (first, *others)} <= named
