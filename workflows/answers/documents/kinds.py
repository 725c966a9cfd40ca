"""The kinds of documents that a desk keeps, and what it says of the others."""

from __future__ import annotations

from dataclasses import dataclass

WELCOME = (
    "a PDF, a Word, Excel or OpenDocument file, an email (.eml, .msg), a picture (JPEG, PNG, TIFF, HEIC) or a text"
)
_OPEN_XML = "application/vnd.openxmlformats-officedocument"
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument"


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document: what it is called in a message, and how its file may end; the first ending is the usual one."""

    media_type: str
    words: str
    endings: tuple[str, ...]


PDF = DocumentKind("application/pdf", "a PDF", (".pdf",))
PNG = DocumentKind("image/png", "a picture", (".png",))
JPEG = DocumentKind("image/jpeg", "a picture", (".jpg", ".jpeg", ".jpe", ".jfif"))
TIFF = DocumentKind("image/tiff", "a picture", (".tif", ".tiff"))
HEIC = DocumentKind("image/heic", "a picture", (".heic", ".heif", ".hif"))
DOCX = DocumentKind(f"{_OPEN_XML}.wordprocessingml.document", "a Word file", (".docx",))
XLSX = DocumentKind(f"{_OPEN_XML}.spreadsheetml.sheet", "an Excel file", (".xlsx",))
ODT = DocumentKind(f"{_OPEN_DOCUMENT}.text", "an OpenDocument text", (".odt",))
ODS = DocumentKind(f"{_OPEN_DOCUMENT}.spreadsheet", "an OpenDocument sheet", (".ods",))
DOC = DocumentKind("application/msword", "a Word file", (".doc",))
XLS = DocumentKind("application/vnd.ms-excel", "an Excel file", (".xls",))
MSG = DocumentKind("application/vnd.ms-outlook", "an email", (".msg",))
EML = DocumentKind("message/rfc822", "an email", (".eml",))
CSV = DocumentKind("text/csv", "a table", (".csv",))
TEXT = DocumentKind("text/plain", "a text", (".txt", ".text", ".md", ".log", ".tsv"))
