"""What prints a graph: a diagram in Mermaid, and a table in Markdown. Neither knows a process."""

import pytest

from tests.workflows import made_up
from workflows.grammar.process import NEW, Process
from workflows.law.policy import FIRST_EDITION
from workflows.manual.registry import PROCESSES
from workflows.telling.drawing import mermaid
from workflows.telling.graph import BEGINNING, Edge, Graph, Kind, Mover, Node, graph
from workflows.telling.table import table

every_process = pytest.mark.parametrize("process", [*PROCESSES, made_up.PROCESS], ids=lambda process: process.key)
SMALL = Graph(
    "A small thing",
    (
        BEGINNING,
        Node("OPEN", 'it is "open": now; <b>', Kind.WAITING, "9.1-open"),
        Node("SHUT", "it is {shut} | #1", Kind.ENDED, "9.1-shut"),
    ),
    (
        Edge(NEW, "OPEN", "Open it", "", "trainee", Mover.PEOPLE, "9.1-open"),
        Edge("OPEN", "SHUT", 'Shut "it": <now>', 'if "Where" is "a|b"', "trainee", Mover.PEOPLE, "9.1-shut"),
        Edge("OPEN", "SHUT", "Lock {it}; leave", 'if "Where" is "a|b"', "trainee", Mover.PEOPLE, "9.1-shut"),
        Edge("OPEN", "SHUT", "Let it *fall*", "otherwise", Mover.CLOCK.value, Mover.CLOCK, "9.1-shut"),
        Edge("OPEN", "SHUT", "Drop it", "", "trainee", Mover.PEOPLE, "local target", free=True),
    ),
)  # fmt: skip


def test_a_diagram_is_the_graph_and_no_sign_of_its_words_can_break_it() -> None:
    assert mermaid(SMALL).splitlines() == [
        "stateDiagram-v2",
        """    state "it is 'open': now; (b)" as OPEN""",
        '    state "it is {shut} | 1" as SHUT',
        "    [*] --> OPEN : Open it",
        "    OPEN --> SHUT : Shut 'it', (now) or lock (it), leave (if 'Where' is 'a|b')",
        "    OPEN --> SHUT : Let it *fall* (otherwise)",
        "    note right of SHUT : At any time, drop it",
        "    SHUT --> [*]",
    ]


def test_the_cases_own_state_is_lit_and_none_other_is() -> None:
    assert mermaid(SMALL, "OPEN").endswith("    classDef lit stroke-width:4px\n    class OPEN lit")
    assert "lit" not in mermaid(SMALL, NEW)


def test_a_table_has_a_line_for_every_edge_and_no_sign_of_its_words_can_break_it() -> None:
    assert list(table(SMALL)) == [
        "| where the case stands | what is done | by whom | where it goes | clause |",
        "|---|---|---|---|---|",
        r'| The beginning | Open it | Trainee | It is "open": now; \<b> | 9.1-open |',
        r'| It is "open": now; \<b> | Shut "it": \<now>, if "Where" is "a\|b" | Trainee | It is {shut} \| #1 | 9.1-shut |',
        r'|  | Lock {it}; leave, if "Where" is "a\|b" | Trainee | It is {shut} \| #1 | 9.1-shut |',
        r"|  | Let it \*fall\*, otherwise | Automatic, when the time is up | It is {shut} \| #1 | 9.1-shut |",
        r"| At any time before the end | Drop it | Trainee | It is {shut} \| #1 | local target |",
    ]


@every_process
def test_a_diagram_names_every_state_once_and_draws_every_edge(process: Process) -> None:
    drawn = graph(process, FIRST_EDITION)
    lines = mermaid(drawn).splitlines()
    for state in process.states:
        assert sum(line.endswith(f'" as {state.state.key}') for line in lines) == 1
    for edge in drawn.edges:
        source = "[*]" if edge.source == NEW else edge.source
        begun = f"    note right of {edge.goal} : At any time, " if edge.free else f"    {source} --> {edge.goal} : "
        assert any(line.startswith(begun) for line in lines)
    assert sum(line.endswith("--> [*]") for line in lines) == len(process.states) - len(list(process.waiting()))
    assert len(set(lines)) == len(lines)


@every_process
def test_every_line_of_a_table_has_its_five_cells(process: Process) -> None:
    for line in table(graph(process, FIRST_EDITION)):
        assert line.replace("\\|", "").count("|") == 6
