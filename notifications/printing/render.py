"""Laying out a document: the same document made at the same moment comes out as the same bytes."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import msgspec

from notifications.printing.document import Document

if TYPE_CHECKING:
    from typst import Fonts

ROOM = Path(__file__).parent
STANDARD = "ua-1"  # which refuses a document that a screen reader could not read
NOT_PRINTED = re.compile(
    r"PDF/UA-1 error: the text (?:contains the disallowed codepoint )?`\"(?P<text>.*?)\"`", re.DOTALL
)
CODE_POINT = re.compile(r"\\u\{(?P<number>[0-9a-f]+)\}")


class NotPrintableError(Exception):
    """A document has something that cannot be laid out."""


def render(document: Document, made_at: datetime) -> bytes:
    """Return a document as a tagged PDF (PDF/UA-1); signs that no font of the desk has are printed as their code points."""
    words, spelled_out = msgspec.to_builtins(document), dict[int, str]()
    while True:
        made, signs = _laid_out(document.layout, _in_words(words, spelled_out), made_at)
        if made:
            return made
        if all(ord(sign) in spelled_out for sign in signs):
            raise NotPrintableError(f"{sorted(signs)} cannot be printed, and not be spelled out")
        spelled_out |= {ord(sign): f" U+{ord(sign):04X} " if sign.isprintable() else " " for sign in signs}


def _laid_out(layout: str, words: Any, made_at: datetime) -> tuple[bytes, set[str]]:
    """Return the PDF; or nothing, and some of the signs that cannot be printed."""
    typst, templates = _typst(), _templates()
    files = {**templates, "main.typ": templates[f"{layout}.typ"], "document.json": msgspec.json.encode(words)}
    try:
        made = typst.compile(
            files, format="pdf", pdf_standards=[STANDARD], font_paths=_fonts(), timestamp=int(made_at.timestamp())
        )
    except typst.TypstError as error:
        found = NOT_PRINTED.match(error.message)
        if found is None or not found["text"]:
            raise
        return b"", set(CODE_POINT.sub(_sign, found["text"]))
    return bytes(made), set()


def _sign(found: re.Match[str]) -> str:
    return chr(int(found["number"], 16))


def _in_words(value: Any, spelled_out: dict[int, str]) -> Any:
    """Return the words of a document with some signs spelled out."""
    if isinstance(value, str):
        return value.translate(spelled_out)
    if isinstance(value, dict):
        return {key: _in_words(each, spelled_out) for key, each in value.items()}
    return [_in_words(each, spelled_out) for each in value] if isinstance(value, list | tuple) else value


def _typst() -> ModuleType:
    """Return the typesetter, which is loaded when the first document is printed and not before."""
    import typst  # noqa: PLC0415 - a desk that prints nothing starts without its 90 megabytes

    return typst


@cache
def _fonts() -> Fonts:
    """Return the desk's own fonts and those of the typesetter, so that a document looks the same on every machine."""
    fonts: Fonts = _typst().Fonts(include_system_fonts=False, font_paths=[ROOM / "fonts"])
    return fonts


@cache
def _templates() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((ROOM / "templates").glob("*.typ"))}
