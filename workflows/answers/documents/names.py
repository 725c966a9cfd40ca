"""What a file is called on the desk: one line that every system can save, ending in what the file is."""

from __future__ import annotations

import re
from unicodedata import category, normalize

from workflows.answers.documents.kinds import DocumentKind

LONGEST = 150  # characters; with its encoding on the way it still fits a header and a disk
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})  # controls, what turns text around, halves of characters
FORBIDDEN = re.compile(r'[<>:"|?*]')
RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}$")


def clean_name(name: str, kind: DocumentKind | None = None) -> str:
    """Return a file's name without folders, line breaks, and signs that hide or reserve something; empty if nothing is left."""
    last = re.split(r"[/\\]", name)[-1]
    seen = "".join(
        " " if each.isspace() else each
        for each in normalize("NFC", last)
        if each.isspace() or category(each) not in UNSEEN
    )
    plain = " ".join(FORBIDDEN.sub("_", seen).split()).strip(". ")
    if not plain:
        return ""
    stem, ending = _apart(f"_{plain}" if RESERVED.match(plain) else plain)
    if kind and ending.lower() not in kind.endings:
        stem, ending = f"{stem}{ending}", kind.endings[0]
    return f"{stem[: LONGEST - len(ending)].rstrip('. ')}{ending}"


def _apart(name: str) -> tuple[str, str]:
    found = ENDING.search(name)
    return (name[: found.start()], found[0]) if found and found.start() else (name, "")
