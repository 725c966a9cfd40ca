"""How pages draw a process: every state in its place, the trail of a case, and the same as a table."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest

from tests.workflows import made_up
from web.pages.frame.rendering import environment
from web.pages.manual.diagram import BOX, diagram
from web.pages.manual.layout import layout
from web.pages.manual.trail import Trail
from web.pages.words.wording import typeset
from workflows.grammar.process import NEW, Process
from workflows.law.policy import FIRST_EDITION
from workflows.manual.registry import BY_KEY, PROCESSES
from workflows.telling.graph import BEGINNING, Edge, Graph, Kind, Node, graph

WIDEST = 1120  # pixels that a page has for a drawing
SMALL = Graph(
    "A small thing",
    (BEGINNING, Node("OPEN", 'it is "open" <b>', Kind.WAITING, "9.1-open"), Node("SHUT", "it is shut", Kind.ENDED, "9.1-x")),
    (
        Edge(NEW, "OPEN", "Open it", who="trainee", clause="9.1-open"),
        Edge("OPEN", "SHUT", "Shut <it>", 'if "Where" is "here"', "trainee", clause="9.1-x"),
        Edge("OPEN", "SHUT", "Drop it", who="trainee", clause="local target", free=True),
    ),
)  # fmt: skip
every_process = pytest.mark.parametrize("process", [*PROCESSES, made_up.PROCESS], ids=lambda process: process.key)


def html(trail: Trail | None = None) -> str:
    """Print the small graph as a table."""
    template = environment().get_template("manual/steps.html")
    return template.render(graph=SMALL, trail=trail, process=made_up.PROCESS)


@every_process
def test_every_state_has_a_box_of_its_own_and_the_drawing_fits_on_a_page(process: Process) -> None:
    drawn = diagram(graph(process, FIRST_EDITION))
    assert sorted(box.stop.key for box in drawn.boxes) == sorted(state.state.key for state in process.states)
    for one, other in combinations(drawn.boxes, 2):
        beside = abs(one.left - other.left) >= BOX
        assert beside or one.top + one.height <= other.top or other.top + other.height <= one.top
    assert drawn.width <= WIDEST


@every_process
def test_no_two_boxes_bear_one_name_and_no_word_stands_beyond_its_box(process: Process) -> None:
    boxes = diagram(graph(process, FIRST_EDITION)).boxes
    assert set(Counter(box.stop.lines for box in boxes).values()) == {1}
    for box in boxes:
        assert all(box.top < words.y < box.top + box.height for words in box.lines())


@every_process
def test_ways_between_the_same_states_are_told_apart_by_their_conditions(process: Process) -> None:
    drawn = graph(process, FIRST_EDITION)
    said = {(way.source, way.goal): "".join(way.lines).replace(" ", "") for way in layout(drawn).ways}
    for edge in drawn.edges:
        if not edge.free and edge.source != NEW:
            assert typeset(edge.condition).replace(" ", "") in said[edge.source, edge.goal]


def test_a_beginning_elsewhere_is_said_where_it_is() -> None:
    drawn = layout(graph(BY_KEY["P19"], FIRST_EDITION))
    pattern = next(stop for stop in drawn.line if stop.key == "PATTERN")
    assert " ".join(pattern.notes) == "or begins here: put the agency at the third tier"
    assert drawn.begins == ("Record an allegation or", "open from another case")


def test_a_case_has_its_state_lit_and_the_ways_it_went_marked() -> None:
    trail = Trail("TRAINING", frozenset({(NEW, "ENROLLED"), ("ENROLLED", "TRAINING")}))
    drawn = diagram(graph(BY_KEY["P03"], FIRST_EDITION), trail)
    assert {box.stop.key: box.look for box in drawn.boxes if box.look} == {"ENROLLED": "been", "TRAINING": "now"}
    assert [line.been for line in drawn.lines].count(True) == 1  # it began beside the first box


def test_a_process_without_a_case_has_nothing_marked_but_its_main_line() -> None:
    drawn = diagram(graph(BY_KEY["P03"], FIRST_EDITION))
    assert {box.look for box in drawn.boxes} == {"been", ""}
    assert not any(line.been for line in drawn.lines)


def test_a_table_says_every_edge_and_no_sign_of_its_words_can_break_the_page() -> None:
    page = html()
    assert "It is “open” &lt;b&gt;" in page
    assert 'Shut &lt;it&gt;<span class="quiet">, if “Where” is “here”</span>' in page
    assert page.count('role="cell"') == 4 * len(SMALL.edges)
    assert page.index("At any time before the end") < page.index("Drop it")
    assert "this case now" not in page


def test_a_table_says_where_a_case_is_and_what_it_has_passed() -> None:
    page = html(Trail("OPEN", frozenset({(NEW, "OPEN")})))
    assert 'The beginning <span class="origin">passed</span>' in page
    assert 'It is “open” &lt;b&gt; <span class="origin">this case now</span>' in page


@pytest.mark.parametrize("process", PROCESSES, ids=lambda process: process.key)
def test_no_words_are_cut_off_at_the_right(process: Process) -> None:
    drawing = diagram(graph(process, FIRST_EDITION))
    assert all(word.x + 7 * len(word.text) <= drawing.width for word in drawing.words if word.anchor == "start")
