"""What the functions of a declaration may say, as their code has it: each text once, and in brackets what is filled in."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache
from inspect import getsource
from textwrap import dedent
from types import FunctionType
from typing import Any

from workflows.facts.mentions import mentioned

OF_NO_PROCESS = ("workflows.law.", "workflows.facts.")  # modules that join words, and have none of a process
SHOWN = re.compile(r"\w[,)]* (?:\| )?\(?\w|^[A-Z][a-z]+(?![\w-])")
FILLED_IN = re.compile(r"\[[^\]]*\]")


@cache
def said_by(function: Callable[..., Any]) -> tuple[str, ...]:
    """Return every text that a function may make people read, in its own code and in what it calls for words."""
    functions: list[Callable[..., Any]] = [function]
    functions += (each for each in mentioned(function) if isinstance(each, FunctionType) and _makes_words(each))
    texts = (text for each in functions for text in _in_code(each))
    return tuple(dict.fromkeys(text for text in texts if is_shown(text)))


def is_shown(text: str) -> bool:
    """Say whether a text is words for people, so far as it shows: several of them, or one with a capital."""
    return bool(SHOWN.search(FILLED_IN.sub("", text)))


def _makes_words(function: FunctionType) -> bool:
    made = str(function.__annotations__.get("return", ""))
    return bool(re.search(r"\bstr\b", made)) and not function.__module__.startswith(OF_NO_PROCESS)


def _in_code(function: Callable[..., Any]) -> Iterator[str]:
    try:
        (tree,) = ast.parse(dedent(getsource(function))).body
    except (OSError, TypeError, SyntaxError):  # made where there is no file, or in the middle of a line
        return
    if isinstance(tree, ast.FunctionDef):
        for node in tree.body:
            yield from _texts(node)


def _texts(node: ast.AST) -> Iterator[str]:
    """Yield the texts in a piece of code: no docstring, and nothing that is only compared or looked up."""
    if isinstance(node, ast.Constant | ast.JoinedStr):
        yield _said(node)
    elif not isinstance(node, ast.Compare) and not (
        isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    ):
        for each in ast.iter_child_nodes(node):
            if not (isinstance(node, ast.Subscript) and each is node.slice):
                yield from _texts(each)


def _said(node: ast.expr) -> str:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(map(_said, parts))
        case ast.FormattedValue(value=inner):
            return _said(inner)
        case ast.IfExp(body=one, orelse=other):
            return f"({_said(one)} | {_said(other)})"
        case ast.Constant():
            return ""
    return f"[{_name(node)}]"


def _name(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return re.sub(r"[\d_]+", " ", name).strip()
        case ast.Call(args=[first, *_], func=ast.Attribute(value=ast.Constant())):
            return _name(first)
        case ast.Call(func=inner) | ast.Subscript(value=inner):
            return _name(inner)
    return "…"
