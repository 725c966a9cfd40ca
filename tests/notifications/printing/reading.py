"""A PDF as a reader, and a program that reads it aloud, have it."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PdfReader


@dataclass(frozen=True)
class Printed:
    """What a PDF says, and what it says of itself."""

    words: str  # on one line
    title: str
    pages: int
    root: dict[str, Any]
    described: str  # the standard it claims, in its metadata
    tags: tuple[str, ...]


def printed(pdf: bytes) -> Printed:
    """Return what a PDF says."""
    reader = PdfReader(BytesIO(pdf), strict=True)
    root: Any = reader.trailer["/Root"].get_object()
    words = " ".join(" ".join(page.extract_text().split()) for page in reader.pages)
    title = str(reader.metadata.title) if reader.metadata else ""
    about = root["/Metadata"].get_object().get_data().decode()
    return Printed(words, title, len(reader.pages), root, about, tuple(_tags(root["/StructTreeRoot"])))


def _tags(node: Any) -> list[str]:
    """Return the tags of a part of the tree, in the order in which they are read."""
    found = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(found, list):
        return [tag for each in found for tag in _tags(each)]
    if not isinstance(found, dict):
        return []
    mine = [str(found["/S"])] if "/S" in found else []
    return mine + (_tags(found["/K"]) if "/K" in found else [])


def is_for_everybody(found: Printed) -> bool:
    """Say whether a PDF can be read aloud: tagged, in a language, with a title that is shown, as PDF/UA-1 claims."""
    root = found.root
    shown = root["/ViewerPreferences"]["/DisplayDocTitle"]
    marked = root["/MarkInfo"]["/Marked"]
    return bool(marked and shown and found.title and root["/Lang"] and "<pdfuaid:part>1<" in found.described)
