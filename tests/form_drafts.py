"""Finding forms in which somebody types and that no draft is kept of: on a template, and on a page as it is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

TEMPLATES = Path(__file__).parent.parent / "web" / "templates"
FORM = re.compile(r"<form\b(?P<tag>(?:[^>{]|\{\{.*?\}\}|\{%.*?%\})*)>(?P<body>.*?)</form>", re.DOTALL)
TYPED = re.compile(r"<textarea|\bfield\(|<input (?![^>]*type=\"(?:hidden|checkbox|radio|password|file)\")")
KEPT = re.compile(r"\{\{ kept\(|data-draft")
UNKEPT = {
    "sign_in.html": "nobody is signed in whose words they could be",
    "registry/trainings/series.html": "whom to put in is chosen, and nothing typed",
    "registry/trainings/training.html": "whom to enroll is chosen, and nothing typed",
}
"""Templates with one form that is not kept, and why."""


def lost_in(template: str) -> Iterator[str]:
    """Yield the tag of each form of a template that is sent, takes words and keeps no draft of them."""
    for form in FORM.finditer(template):
        if 'method="post"' in form["tag"] and TYPED.search(form["body"]) and not KEPT.search(form["tag"]):
            yield form["tag"].strip()


def lost_in_templates() -> Iterator[str]:
    """Yield a sentence for each form of any template whose words are lost with the session."""
    for path in sorted(TEMPLATES.rglob("*.html")):
        name, found = path.relative_to(TEMPLATES).as_posix(), list(lost_in(path.read_text(encoding="utf-8")))
        if len(found) > (name in UNKEPT):
            yield f"{name}: no draft is kept of {found[-1]}"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self._typed: list[str] = []
        self._unkept: dict[str, str] = {}
        self._form = ""

    @property
    def lost(self) -> list[str]:
        """Where the forms are sent to; a field may name its form, which may stand anywhere on the page."""
        return [
            self._unkept.get(form, form) for form in self._typed if not form.startswith("#") or form in self._unkept
        ]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "form":
            self._form = "" if "data-draft" in said or said.get("method") != "post" else said.get("action") or "here"
            if self._form and said.get("id"):
                self._unkept[f"#{said['id']}"] = self._form
        elif tag == "textarea" or (tag == "input" and said.get("type", "text") == "text"):
            named = f"#{said['form']}" if said.get("form") else self._form.partition("#")[0]
            self._typed.extend([named] if named else [])

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = ""


def lost_on(html: str) -> list[str]:
    """Return where the forms of a page are sent to that somebody types into and that are no drafts."""
    reader = _Reader()
    reader.feed(html)
    return reader.lost
