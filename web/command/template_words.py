"""Every sentence that stands in a page's template, for reading: as jinja2 reads the template, and a browser its HTML."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from html.parser import HTMLParser

from jinja2 import nodes

from web.pages.frame.rendering import TEMPLATES, environment
from workflows.telling.every_sentence import Sentence

INLINE = frozenset({"a", "abbr", "b", "br", "code", "em", "i", "small", "span", "strong", "time"})
SPOKEN = ("aria-label", "title", "placeholder", "alt")
UNFILLED = re.compile(r"\[[^\[\]]*\]")


def sentences_of_templates() -> Iterator[Sentence]:
    """Yield every sentence of every page's template, each once a template, where it stands; names in brackets."""
    made = environment()
    for template in made.list_templates(extensions=["html"]):
        source = (TEMPLATES / template).read_text(encoding="utf-8")
        for line, words in dict.fromkeys(_read(made.parse(source))):
            yield Sentence(f"{template}:{line}", words)


def _read(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    flow = _Flow()
    flow.walk(tree)
    return iter(sorted({*flow.apart, *_Html(flow).found}))


class _Flow:
    """A template's text in one line of reading: each branch after the other, and names in brackets for what is filled in."""

    def __init__(self) -> None:
        self.text = ""
        self.apart: list[tuple[int, str]] = []  # what a macro or a filter is handed
        self._starts, self._lines = [0], [1]

    def line(self, offset: int) -> int:
        """Return the line of the template in which a place of the text stands."""
        at = bisect_right(self._starts, offset) - 1
        return self._lines[at] + self.text.count("\n", self._starts[at], offset)

    def walk(self, node: nodes.Node) -> None:
        """Read a part of the template, and what it holds."""
        if isinstance(node, nodes.TemplateData):
            self._add(node.data, node.lineno)
        elif isinstance(node, nodes.If):
            self._branches(node)
        elif isinstance(node, nodes.Expr):
            inside = isinstance(node, nodes.Const | nodes.CondExpr | nodes.Concat) or self._names_a_tag()
            self._add(_said(node) if inside else self._filled(node), node.lineno)
        else:
            for child in node.iter_child_nodes(exclude=("test", "target", "iter", "args", "defaults")):
                if isinstance(node, nodes.Output | nodes.If) or not isinstance(child, nodes.Expr):
                    self.walk(child)
                else:
                    self._filled(child)
            if isinstance(node, nodes.For | nodes.Macro):
                self._all_apart(node)

    def _add(self, text: str, line: int) -> None:
        self._starts.append(len(self.text))
        self._lines.append(line)
        self.text += text

    def _names_a_tag(self) -> bool:
        return self.text.endswith(("<", "</"))

    def _branches(self, branch: nodes.If) -> None:
        for number, part in enumerate((branch.body, *(each.body for each in branch.elif_), branch.else_)):
            if number and part and self.text[-1:] not in " \n>":
                self._add(" | ", part[0].lineno)
            for node in part:
                self.walk(node)

    def _filled(self, node: nodes.Expr) -> str:
        self._all_apart(node)
        return f"[{_name(node)}]"

    def _all_apart(self, node: nodes.Node) -> None:
        for const in node.find_all(nodes.Const):
            if isinstance(const.value, str) and reads(const.value):
                self.apart.append((const.lineno, const.value))


def reads(words: str) -> bool:
    """Say whether a string is words for people, as far as it shows: it has a space or a capital between letters."""
    bare = UNFILLED.sub("", words)
    return bool(re.search(r"[A-Za-z]{2,},? [A-Za-z]|^[A-Z][a-z]+(?![\w-])", bare))


def _said(node: nodes.Expr) -> str:
    if isinstance(node, nodes.Const):
        return str(node.value)
    if isinstance(node, nodes.CondExpr):
        ways = [_said(way) for way in (node.expr1, node.expr2) if way is not None]
        return f"({' | '.join(ways)})"
    if isinstance(node, nodes.Concat):
        return "".join(_said(each) for each in node.nodes)
    return f"[{_name(node)}]"


def _name(node: nodes.Node) -> str:
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return node.attr.replace("_", " ")
    if isinstance(node, nodes.Filter | nodes.Call) and (of := next(iter(_worded(node)), "")):
        return of
    return next((_name(each) for each in node.iter_child_nodes()), "…")


def _worded(node: nodes.Node) -> Iterator[str]:
    for const in node.find_all(nodes.Const):
        if isinstance(const.value, str) and re.fullmatch(r"[A-Za-z ]{3,}", const.value):
            yield const.value


class _Html(HTMLParser):
    """A reader of HTML that keeps what is read out: text up to the next block, and what labels say."""

    def __init__(self, flow: _Flow) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []
        self._flow, self._text, self._line = flow, "", 0
        self._offsets = [0, *(match.end() for match in re.finditer("\n", flow.text))]
        self.feed(flow.text)
        self.close()
        self._flush()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what the labels of an element say; a block ends the sentence before it."""
        if tag not in INLINE:
            self._flush()
        for name, value in attrs:
            if name in SPOKEN and value:
                self._keep(self._here(), value)

    def handle_endtag(self, tag: str) -> None:
        """End a sentence with its block."""
        if tag not in INLINE:
            self._flush()

    def handle_data(self, data: str) -> None:
        """Go on with a sentence."""
        if not self._text.strip():
            self._line = self._here(len(data) - len(data.lstrip()))
        self._text += data

    def _here(self, ahead: int = 0) -> int:
        line, column = self.getpos()
        return self._flow.line(self._offsets[line - 1] + column + ahead)

    def _flush(self) -> None:
        self._keep(self._line, self._text)
        self._text = ""

    def _keep(self, line: int, words: str) -> None:
        said = " ".join(words.split())
        if re.search(r"[A-Za-z]{2,}", UNFILLED.sub("", said)):
            self.found.append((line, said))
