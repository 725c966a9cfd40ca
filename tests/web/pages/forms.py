"""The forms of a page as a browser would send them: every field with what it holds, hidden ones included."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Form:
    """A form of a page."""

    action: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    def filled(self, **typed: str | list[str]) -> dict[str, list[str]]:
        """Return what a browser sends once somebody has typed something; a hyphen is written as two underscores."""
        said = dict(self.fields)
        for name, value in typed.items():
            plain = name.replace("__", "-")
            assert plain in self.names, f"{self.action} has no field {plain}, only {sorted(self.names)}"
            said[plain] = [value] if isinstance(value, str) else value
        return said


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._open: Form | None = None
        self._typing = self._choosing = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._open = Form(said.get("action", "").partition("#")[0])
            self.forms.append(self._open)
        elif self._open is not None and tag in {"input", "textarea", "select", "option"}:
            self._field(self._open, tag, said)

    def _field(self, form: Form, tag: str, said: dict[str, str]) -> None:
        name = said.get("name", self._choosing)
        form.names.add(name)
        if tag == "textarea":
            self._typing = name
            form.fields[name] = [""]
        elif tag == "select":
            self._choosing = name
        elif tag == "option":
            if "selected" in said:
                form.fields[name] = [said.get("value", "")]
        elif said.get("type") in {"radio", "checkbox"}:
            if "checked" in said:
                form.fields.setdefault(name, []).append(said.get("value", "on"))
        elif said.get("type") == "hidden":
            form.fields.setdefault(name, []).append(said.get("value", ""))
        elif said.get("type") != "file":
            form.fields[name] = [said.get("value", "")]

    def handle_data(self, data: str) -> None:
        if self._typing and self._open is not None:
            self._open.fields[self._typing] = [self._open.fields[self._typing][0] + data]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None
        elif tag == "textarea":
            self._typing = ""
        elif tag == "select":
            self._choosing = ""


def forms_of(html: str) -> list[Form]:
    """Return the forms of a page."""
    reader = _Reader()
    reader.feed(html)
    return reader.forms


def form_of(html: str, action: str) -> Form:
    """Return the form that is sent to a place."""
    found = [form for form in forms_of(html) if form.action == action]
    assert found, f"no form for {action}, only for {[form.action for form in forms_of(html)]}"
    return found[0]
