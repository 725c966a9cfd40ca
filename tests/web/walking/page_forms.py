"""The forms of a page with what may be chosen in them, and a careless person who fills them in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from random import Random

from workflows.law.guarded_roles import is_guarded
from workflows.law.offices import HeldRole
from workflows.law.policy import FIRST_EDITION

GUARDED_FIRST = [
    *(role.key for role in HeldRole),
    *(role.key for role in HeldRole if is_guarded(role.role, FIRST_EDITION)),
]


@dataclass
class Field:
    """A field: what it is called, of which kind, what it holds, and what may be chosen."""

    name: str
    kind: str
    value: str = ""
    options: list[str] = field(default_factory=list)


@dataclass
class PageForm:
    """A form that a page offers."""

    action: str
    fields: dict[str, Field] = field(default_factory=dict)


@dataclass(frozen=True)
class Careless:
    """Somebody who fills in forms by chance, with what there is in the desk."""

    dice: Random
    emails: Sequence[str]
    agencies: Sequence[str]
    numbers: Sequence[int]

    def fills_in(self, form: PageForm) -> dict[str, list[str]]:
        """Return what is sent."""
        sent = dict[str, list[str]]()
        for each in form.fields.values():
            if value := self._value(each):
                sent[each.name] = value
        return sent

    def _value(self, each: Field) -> list[str]:
        if each.kind == "hidden":
            return [each.value]
        if each.kind in {"checkbox", "radio", "select", "submit"}:
            chosen = [option for option in each.options if option]
            return [self.dice.choice(chosen)] if chosen and self.dice.random() < 0.9 else []
        return [each.value if each.value and self.dice.random() < 0.7 else self.word(each.name)]

    def word(self, name: str) -> str:
        """Return something to type, by what the field is called."""
        told: list[tuple[tuple[str, ...], Sequence[object]]] = [
            (("-m", "-d"), range(1, 13)),
            (("-y",), [2026]),
            (("role",), GUARDED_FIRST),
            (("change",), ["give", "end", "address", "agency", "link"]),
            (("email", "user", "address", "stand_in"), self.emails),
            (("agency",), self.agencies),
            (("person", "people", "minutes", "days"), self.numbers),
        ]
        fitting = (values for parts, values in told if any(part in name for part in parts))
        return str(self.dice.choice(next(fitting, ["Kim Roe", "As it was agreed.", "7"])))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms = dict[str, PageForm]()
        self.links = list[str]()
        self._open: PageForm | None = None
        self._choosing: Field | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "a" and said.get("href", "").startswith("/"):
            self.links.append(said["href"].partition("#")[0])
        if tag == "form":
            self._open = None
            if said.get("method", "").lower() == "post":
                action = said.get("action", "").partition("#")[0]
                self._open = self.forms.setdefault(action, PageForm(action))
        elif tag == "option" and self._choosing:
            self._choosing.options.append(said.get("value", ""))
        elif self._open is not None and said.get("name") and tag in {"input", "textarea", "select", "button"}:
            self._field(self._open, tag, said)

    def _field(self, form: PageForm, tag: str, said: dict[str, str]) -> None:
        kind = {"select": "select", "textarea": "text", "button": "submit"}.get(tag) or said.get("type", "text")
        if kind == "file":
            return
        found = form.fields.setdefault(said["name"], Field(said["name"], kind, said.get("value", "")))
        if kind in {"checkbox", "radio", "submit"}:
            found.options.append(said.get("value", "on"))
        self._choosing = found if tag == "select" else None

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None
        elif tag == "select":
            self._choosing = None


def read_page(html: str) -> tuple[list[PageForm], list[str]]:
    """Return the forms of a page that change something, and the links on it."""
    reader = _Reader()
    reader.feed(html)
    return list(reader.forms.values()), reader.links
