"""The words in a file, as far as the desk can read them: of a text, and of what Office packs as one."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from html import unescape

from workflows.answers.documents.kinds import CSV, DOCX, EML, ODS, ODT, TEXT, XLSX

PARTS = {
    DOCX.media_type: re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml"),
    XLSX.media_type: re.compile(r"xl/(sharedStrings|worksheets/sheet\d+|comments\d*)\.xml"),
    ODT.media_type: re.compile(r"(content|styles)\.xml"),
    ODS.media_type: re.compile(r"(content|styles)\.xml"),
}
TEXTS = frozenset({TEXT.media_type, CSV.media_type, EML.media_type})
ENDS = re.compile(r"</(w:p|text:p|text:h|si|c|row)>|<(w:tab|w:br|text:tab|text:line-break)[^>]*>")
TAG = re.compile(r"<[^>]*>")
MOST = 50 * 1024 * 1024  # bytes that a file is unpacked to


def words_in(content: bytes, media_type: str) -> str | None:
    """Return the words in a file; nothing where the desk cannot read them."""
    if media_type in TEXTS:
        return _decoded(content)
    return _unpacked(content, PARTS[media_type]) if media_type in PARTS else None


def _decoded(content: bytes) -> str:
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _unpacked(content: bytes, parts: re.Pattern[str]) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            found = [each for each in archive.infolist() if parts.fullmatch(each.filename)]
            if sum(each.file_size for each in found) > MOST:
                return None
            return " ".join(_said(archive.read(each)) for each in found)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, EOFError, OSError):
        return None


def _said(markup: bytes) -> str:
    """Return what a reader sees: a word may stand in several runs, and ends with its paragraph or cell."""
    return unescape(TAG.sub("", ENDS.sub(" ", markup.decode("utf-8", "replace"))))
