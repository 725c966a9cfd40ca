"""Every sentence that stands in code beside the declarations, for reading: labels, refusals and what the command line says."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import models
import web
import workflows
from web.command.template_words import reads
from workflows.telling.every_sentence import Sentence

ROOMS = {  # where words of the desk stand that no process declares
    Path(workflows.__file__).parent: ("answers", "engine", "uploads"),
    Path(models.__file__).parent: (
        "access", "accounts", "casebook", "desk", "inbox", "intake", "mail", "registries", "upgrading",
    ),
    Path(web.__file__).parent: ("*.py", "pages", "api", "command"),
}  # fmt: skip
UNSAID = frozenset({"frozenset", "get_template", "Index", "CheckConstraint", "compile", "strftime", "FieldInfo"})
RAISED = frozenset({"AssertionError", "TypeError", "NotImplementedError"})


def sentences_of_code() -> Iterator[Sentence]:
    """Yield every sentence that the code holds, where it stands; what it fills in is in brackets."""
    for home, rooms in ROOMS.items():
        for room in rooms:
            for path in sorted(home.glob(room) if "*" in room else (home / room).rglob("*.py")):
                place = path.relative_to(home.parent)
                yield from (Sentence(f"{place}:{line}", words) for line, words in _read(path))


def _read(path: Path) -> Iterator[tuple[int, str]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in tree.body:
        yield from _words(node)


def _words(node: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield what is said in a piece of code: no docstring, and nothing that only a machine reads."""
    if isinstance(node, ast.Constant | ast.JoinedStr):
        said = " ".join(_said(node).split())
        if reads(said):
            yield node.lineno, said
        return
    if _is_unsaid(node):
        return
    if isinstance(node, ast.FunctionDef) and any("command(" in ast.unparse(each) for each in node.decorator_list):
        yield node.lineno, " ".join((ast.get_docstring(node) or "").split())  # what --help says
    for each in ast.iter_child_nodes(node):
        yield from _words(each)


def _said(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        return "".join(_said(each) for each in node.values)
    if isinstance(node, ast.FormattedValue):
        return f"[{ast.unparse(node.value)}]".replace("\n", " ")
    return ""


def _is_unsaid(node: ast.AST) -> bool:
    if isinstance(node, ast.Expr):  # a docstring
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        return name in UNSAID | RAISED
    return isinstance(node, ast.Import | ast.ImportFrom)
