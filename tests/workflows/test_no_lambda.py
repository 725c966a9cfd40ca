"""What a process says of a case has a name and a sentence: no bare function stands in a declaration."""

import ast
from pathlib import Path

import pytest

from workflows import manual

FILES = sorted(Path(manual.__path__[0]).rglob("*.py"))


def bare(tree: ast.AST) -> list[int]:
    """Return the lines of functions without a name, but those that only say by what to sort."""
    sorting = {
        id(word.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for word in node.keywords
        if word.arg == "key"
    }
    return [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Lambda) and id(node) not in sorting]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_condition_of_the_manual_is_a_function_without_a_name(path: Path) -> None:
    assert bare(ast.parse(path.read_text(encoding="utf-8"))) == []


def test_a_bare_function_is_found() -> None:
    assert bare(ast.parse("STEP.when(lambda known: True)")) == [1]
    assert bare(ast.parse("sorted(found, key=lambda each: each.day)")) == []
