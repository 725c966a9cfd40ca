"""What a file is, by what is in it: how it is called and what its sender says of it decide nothing."""

from __future__ import annotations

import io
import re
import zipfile

import puremagic

from workflows.answers.documents.kinds import (
    CSV,
    DOC,
    DOCX,
    EML,
    HEIC,
    JPEG,
    MSG,
    ODS,
    ODT,
    PDF,
    PNG,
    TEXT,
    TIFF,
    WELCOME,
    XLS,
    XLSX,
    DocumentKind,
)

SIGNED = {each.media_type: each for each in (PDF, PNG, JPEG, TIFF)} | {"image/heif": HEIC, "image/heic": HEIC}
OLE, ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
PARTS = ((DOCX, "word/document.xml"), (XLSX, "xl/workbook.xml"))
OPEN_DOCUMENTS = {each.media_type: each for each in (ODT, ODS)}
STREAMS = ((MSG, "__properties_version1.0"), (XLS, "Workbook"), (XLS, "Book"), (DOC, "WordDocument"))
MACROS = re.compile(r"(^|/)vbaProject", re.IGNORECASE)
PROGRAM = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe")
MARKUP = re.compile(r"^\s*<(!|\?|[a-z])", re.IGNORECASE)
HEADER = re.compile(
    r"^(from|to|subject|date|received|return-path|delivered-to|mime-version|message-id|x-[\w-]+):", re.IGNORECASE
)
SHOWN = 4096  # bytes at the beginning by which a text is told from markup
UNTYPED = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


class Unwelcome(ValueError):
    """A file is of no kind that the desk keeps; the message says what it is, and what to choose."""


def kind_of(content: bytes, name: str = "") -> DocumentKind:
    """Return of what kind a file is; or raise Unwelcome. A text that its name calls a table is taken as one."""
    if content.startswith(PROGRAM):
        raise _unwelcome("this is a program")
    if content.startswith(ZIP):
        return _packed(content)
    if content.startswith(OLE):
        return _compound(content)
    return _by_signature(content) or _text(content, name)


def _by_signature(content: bytes) -> DocumentKind | None:
    try:
        found = puremagic.magic_string(content[: 64 * 1024])
    except (puremagic.PureError, ValueError):
        return None
    return next((SIGNED[each.mime_type] for each in found if each.mime_type in SIGNED), None)


def _packed(content: bytes) -> DocumentKind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            said = archive.open("mimetype").read(200).decode("ascii", "replace").strip() if "mimetype" in names else ""
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, ValueError, EOFError, OSError):
        raise _unwelcome("this file is damaged") from None
    if any(map(MACROS.search, names)):
        raise _unwelcome("this file has macros in it; save it without them")
    found = OPEN_DOCUMENTS.get(said) or next((kind for kind, part in PARTS if part in names), None)
    if found is None:
        raise _unwelcome("this is an archive; add the files in it one by one")
    return found


def _compound(content: bytes) -> DocumentKind:
    """Tell the older files of Office apart by the names of their streams."""
    for kind, stream in STREAMS:
        if stream.encode("utf-16-le") in content:
            return kind
    raise _unwelcome("we can't tell what this file is")


def _text(content: bytes, name: str) -> DocumentKind:
    """Return what kind of text it is; whatever a browser could take for a page is none."""
    try:
        text = content.decode("utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("latin-1")
    if UNTYPED.search(text):
        raise _unwelcome("we can't tell what this file is")
    if MARKUP.match(text) or (
        re.search(r"<(svg|html|script)\b", text[:SHOWN], re.IGNORECASE) and not HEADER.match(text)
    ):
        raise _unwelcome("this is a web page or a drawing with code in it")
    if HEADER.match(text):
        return EML
    return CSV if name.lower().endswith(CSV.endings) else TEXT


def _unwelcome(why: str) -> Unwelcome:
    return Unwelcome(f"{why}; choose {WELCOME}")
