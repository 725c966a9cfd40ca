"""The page about security names tests and documents that there are, and every requirement once."""

import re
from collections import Counter
from pathlib import Path

TOP = Path(__file__).parent.parent
PAGE = (TOP / "docs" / "security.md").read_text(encoding="utf-8")
NUMBER = re.compile(r"^\| (V\d+\.\d+\.\d+) \| ([12]) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
PATH = re.compile(r"`((?:tests|docs|requirements|CONTRIBUTING)[\w/.-]*)`")


def test_every_path_that_the_page_names_is_there() -> None:
    named = set(PATH.findall(PAGE))
    assert len(named) > 20
    assert [path for path in sorted(named) if not (TOP / path).exists()] == []


def test_every_requirement_of_both_levels_stands_there_once_and_says_where() -> None:
    rows = NUMBER.findall(PAGE)
    assert Counter(level for _, level, *_ in rows) == {"1": 70, "2": 183}
    assert [number for number, count in Counter(number for number, *_ in rows).items() if count > 1] == []
    said = re.compile(r"`|Does not apply: |Documented: |To come: |Not held: ")
    assert [number for number, *_, where in rows if not said.match(where)] == []


def test_a_requirement_is_tried_by_tests_that_are_written_as_tests() -> None:
    for path in PATH.findall(PAGE):
        if path.startswith("tests/") and path.endswith(".py"):
            assert "def test_" in (TOP / path).read_text(encoding="utf-8"), path
