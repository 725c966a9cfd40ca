"""A process as a graph, made in one place from what is declared and the edition in force."""

from dataclasses import replace

import pytest

from tests.workflows import made_up
from tests.workflows.checks.lax import ASK, OPEN, SHUT, S, lax, rain
from workflows.facts.conditions import condition
from workflows.facts.known import Known
from workflows.grammar.process import NEW, Process, Step, again, otherwise, to
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import SYSTEM_ADMIN, TRAINEE
from workflows.manual.registry import PROCESSES
from workflows.telling.graph import Deeds, Edge, Graph, Kind, Mover, Node, graph

every_process = pytest.mark.parametrize("process", [*PROCESSES, made_up.PROCESS], ids=lambda process: process.key)
MADE_UP = graph(made_up.PROCESS, FIRST_EDITION)


def edges(drawn: Graph, source: str, goal: str) -> list[Edge]:
    return [edge for edge in drawn.edges if (edge.source, edge.goal) == (source, goal)]


def test_a_node_has_the_words_the_clause_and_the_leg_of_its_state() -> None:
    first, asked, *_, canceled = MADE_UP.nodes
    assert first == Node(NEW, "the beginning", Kind.BEGUN)
    assert asked == Node("ASKED", "the office is considering the loan", Kind.WAITING, "9.2-review", "Review")
    assert canceled == Node("CANCELED", "the loan was called off", Kind.ENDED, "local target")


@pytest.mark.parametrize(
    "edge",
    [
        Edge(NEW, "ASKED", "Ask for the projector", "", "Agency Administrator", Mover.PEOPLE, "9.1-ask"),
        Edge("ASKED", "REFUSED", "Refuse the loan", "", "Chittenden County CoC", Mover.PEOPLE, "9.2-refuse"),
        Edge("ASKED", "RUN_OUT", "Let the time run out", "", "automatic, when the time is up", Mover.CLOCK, "9.2-review"),
        Edge("ASKED", "OFFERED", "Offer the projector", "", "automatic, when everything is done", Mover.DESK, "9.3-fetch"),
        Edge("OFFERED", "LENT", "Hand the projector over", "if the borrower had it before", "System Administrator",
             Mover.PEOPLE, "9.3-fetch"),
        Edge("OFFERED", "TRIAL", "Hand the projector over", "otherwise", "System Administrator", Mover.PEOPLE, "9.3-fetch"),
        Edge("TRIAL", "LENT", "Go on", "", "automatic, when everything is done", Mover.DESK, "9.3-trial"),
        Edge("LENT", "CANCELED", "Call the loan off", "", "Agency Administrator", Mover.PEOPLE, "local target", free=True),
    ],
    ids=lambda edge: f"{edge.source}-{edge.goal}",
)  # fmt: skip
def test_an_edge_says_what_is_done_on_which_condition_by_whom_and_under_which_clause(edge: Edge) -> None:
    assert edge in edges(MADE_UP, edge.source, edge.goal)


def test_what_rests_and_what_leads_nowhere_is_no_edge() -> None:
    assert [edge.label for edge in edges(MADE_UP, "REPAIR", "LOST")] == ["Scrap it"]
    assert "Ask counsel to hurry" not in {edge.label for edge in MADE_UP.edges}


def test_a_way_back_to_the_same_state_is_an_edge_and_a_duty_that_stays_open_is_none() -> None:
    step = SHUT.leads(to(S.OPEN).when(rain), again())
    drawn = graph(lax(ASK.untimed("why not").answers(step)), FIRST_EDITION)
    assert [(edge.source, edge.goal, edge.condition) for edge in drawn.edges if edge.label == "Shut it"] == [
        ("OPEN", "OPEN", "if it rains")
    ]


def test_a_step_with_a_condition_of_its_own_says_both() -> None:
    step = SHUT.when(~rain).leads(to(S.SHUT).when(rain), otherwise(S.LOST))
    drawn = graph(lax(ASK.untimed("why not").answers(step)), FIRST_EDITION)
    assert [edge.condition for edge in drawn.edges if edge.label == "Shut it"] == [
        "if it does not rain, and if it rains", "if it does not rain, and otherwise",
    ]  # fmt: skip


def test_an_opening_that_nobody_takes_comes_from_another_case() -> None:
    brought = Step("bring", "9", S.OPEN).called("Bring it", "Brought")
    drawn = graph(lax(ASK.untimed("why not").answers(SHUT), openings=(OPEN, brought)), FIRST_EDITION)
    assert [(edge.label, edge.who, edge.mover) for edge in edges(drawn, NEW, "OPEN")] == [
        ("Open it", "System Administrator", Mover.PEOPLE), ("Bring it", "automatic, from another case", Mover.CASE),
    ]  # fmt: skip


def test_words_speak_of_the_owner_and_say_the_numbers_of_the_edition_in_force() -> None:
    @condition("it took {onboarding_submit_days} days", "it took no time")
    def took(known: Known) -> bool:
        """Say what says a number."""
        return known.today.day > 1

    step = Step("hand", "9", S.SHUT).called(
        "Hand in {subject}'s and {your} own within {onboarding_submit_days} days", "In"
    )
    process = lax(ASK.untimed("why not").answers(step.by(SYSTEM_ADMIN, TRAINEE).when(took)))
    for days in (15, 21):
        policy = Policy("other", FIRST_EDITION.since, Policy.onboarding_submit_days.to(days))
        [edge] = edges(graph(process, policy), "OPEN", "SHUT")
        assert edge.label == f"Hand in the trainee's and their own within {days} days"
        assert edge.condition == f"if it took {days} days"
        assert edge.who == "System Administrator or trainee"


def test_what_is_free_at_any_time_is_no_states_own_and_is_told_once() -> None:
    assert [edge.label for edge in MADE_UP.at_any_time()] == ["Call the loan off"]
    assert all(not edge.free for _, found in MADE_UP.onward() for edge in found)
    assert [node.key for node, _ in MADE_UP.onward()] == [
        NEW, "ASKED", "RUN_OUT", "OFFERED", "TRIAL", "LENT", "REPAIR",
    ]  # fmt: skip


def test_ways_between_two_states_are_one_where_their_condition_is_one() -> None:
    drawn = replace(
        MADE_UP,
        edges=(Edge("A", "B", "Write it", "if so"), Edge("A", "B", "ICA says it", "if so"), Edge("A", "B", "Read it"),
               Edge("A", "C", "Write it"), Edge("A", "B", "Leave it", free=True)),
    )  # fmt: skip
    assert drawn.ways() == {
        ("A", "B"): (Deeds("Write it or ICA says it", "if so"), Deeds("Read it", "")),
        ("A", "C"): (Deeds("Write it", ""),),
    }


@every_process
def test_every_state_is_one_node_every_edge_joins_two_and_from_an_end_nothing_leads_on(process: Process) -> None:
    drawn = graph(process, FIRST_EDITION)
    keys = [node.key for node in drawn.nodes]
    assert keys == [NEW, *(state.state.key for state in process.states)]
    assert {key for edge in drawn.edges for key in (edge.source, edge.goal)} <= set(keys)
    assert {node.key for node in drawn.nodes if node.kind is not Kind.ENDED} == {edge.source for edge in drawn.edges}
    assert not any(edge.goal == NEW for edge in drawn.edges)
    assert len(set(drawn.edges)) == len(drawn.edges)
    assert all("{" not in words for edge in drawn.edges for words in (edge.label, edge.condition, edge.who))


@every_process
def test_every_state_can_be_come_to_from_the_beginning(process: Process) -> None:
    drawn = graph(process, FIRST_EDITION)
    assert drawn.reachable() == {node.key for node in drawn.nodes}


def test_what_can_be_come_to_follows_the_edges_and_nothing_else() -> None:
    assert MADE_UP.reachable("REPAIR") == {"REPAIR", "LENT", "LOST", "RETURNED", "CANCELED"}
    assert MADE_UP.reachable("LOST") == {"LOST"}
