"""In which encoding a text is: by its byte order mark, by what it can be, and at last by a guess that is told."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from web.lists.unreadable import Unreadable

MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",  # before UTF-16, whose mark it begins with
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
WINDOWS = "windows-1252"
OLDER = ["cp1252", "mac_roman", "cp437", "cp850", "cp1250"]  # what programs in English wrote before there was UTF-8
USUAL = frozenset(
    "\u20ac\u2026\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u2122" + "".join(map(chr, range(0xA0, 0x100)))
)
NO_TEXT = "it is no text, or is in an encoding we don't know. Save it as “CSV UTF-8” or as .xlsx"


def decoded(content: bytes, encoding: str = "") -> tuple[str, str]:
    """Return a text and the encoding that was guessed, if it was one; or raise Unreadable."""
    known = encoding or _marked(content)
    if known:
        return _as(content, known), ""
    try:
        return content.decode("utf-8"), ""
    except UnicodeDecodeError:
        return _guessed(content)


def _as(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding).removeprefix("\ufeff")
    except LookupError as error:
        raise Unreadable(f"there is no encoding {encoding!r}; name one such as {WINDOWS} or utf-16") from error
    except (UnicodeError, ValueError) as error:
        raise Unreadable(f"it is no text in {encoding}. Save it as “CSV UTF-8” or as .xlsx") from error


def _marked(content: bytes) -> str:
    """Return the encoding that a text says itself: by a mark, or by the zeros of UTF-16 between letters."""
    if mark := next((mark for mark in MARKS if content.startswith(mark)), b""):
        return MARKS[mark]
    high, low = content[:4000:2].count(0), content[1:4000:2].count(0)
    if not high and not low:
        return ""
    if min(high, low) > max(high, low) / 2:
        raise Unreadable(NO_TEXT)
    return "utf-16-le" if low > high else "utf-16-be"


def _guessed(content: bytes) -> tuple[str, str]:
    try:
        text = content.decode(WINDOWS)
    except UnicodeDecodeError:
        text = "\x00"
    if all(letter.isascii() or letter in USUAL for letter in text) and "\x00" not in text:
        return text, WINDOWS
    if best := from_bytes(content, cp_isolation=OLDER).best():
        return str(best), best.encoding
    raise Unreadable(NO_TEXT)
