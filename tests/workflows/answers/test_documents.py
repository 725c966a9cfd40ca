"""A document is what is in it, whatever it is called and whatever its sender says."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.answers.documents.content import OLE, Unwelcome, kind_of
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
    XLS,
    XLSX,
)
from workflows.answers.documents.names import LONGEST, clean_name


def packed(**files: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/"), content)
    return made.getvalue()


def compound(stream: str) -> bytes:
    return OLE + b"\0" * 504 + stream.encode("utf-16-le") + b"\0" * 64


WELCOME = {
    "a PDF": (b"%PDF-1.7\n", PDF),
    "a PNG": (b"\x89PNG\r\n\x1a\n" + b"\0" * 30, PNG),
    "a JPEG": (b"\xff\xd8\xff\xe0\x00\x10JFIF\0" + b"\0" * 30, JPEG),
    "a JPEG of a camera": (b"\xff\xd8\xff\xe1\x00\x10Exif\0" + b"\0" * 30, JPEG),
    "a TIFF": (b"II*\0" + b"\0" * 30, TIFF),
    "a picture of a phone": (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 40, HEIC),
    "a Word file": (packed(**{"word__document.xml": "<w/>"}), DOCX),
    "an Excel file": (packed(**{"xl__workbook.xml": "<w/>"}), XLSX),
    "an OpenDocument text": (packed(mimetype=ODT.media_type), ODT),
    "an OpenDocument sheet": (packed(mimetype=ODS.media_type), ODS),
    "an old Word file": (compound("WordDocument"), DOC),
    "an old Excel file": (compound("Workbook"), XLS),
    "an Outlook mail": (compound("__properties_version1.0"), MSG),
    "a mail": (b"From: a@example.org\r\nSubject: Hello\r\n\r\n<html>", EML),
    "a text": ("Grüße aus Barre".encode(), TEXT),
    "a text of an old machine": ("Grüße".encode("latin-1"), TEXT),
}
REFUSED = {
    "an svg": (b'<?xml version="1.0"?><svg onload="x()"/>', "drawing with code"),
    "an svg without a head": (b"\n <svg onload='x()'>", "drawing with code"),
    "a page": (b"<!doctype html><script>", "a web page"),
    "a page after words": (b"hello <script>x()</script>", "a web page"),
    "a Windows program": (b"MZ\x90\0", "this is a program"),
    "a Linux program": (b"\x7fELF", "this is a program"),
    "a script": (b"#!/bin/sh\nrm", "this is a program"),
    "an archive": (packed(a="b"), "this is an archive"),
    "a cut archive": (packed(a="b")[:-30], "damaged"),
    "macros": (packed(**{"word__document.xml": "", "word__vbaProject.bin": ""}), "has macros"),
    "noise": (bytes(range(256)), "can't tell what"),
    "an installer": (compound("Installer"), "can't tell what"),
}


@pytest.mark.parametrize("what", WELCOME)
def test_what_agencies_really_send_is_taken_as_what_it_is(what: str) -> None:
    content, kind = WELCOME[what]
    assert kind_of(content, "whatever.exe") is kind


@pytest.mark.parametrize("what", REFUSED)
def test_what_could_do_harm_is_refused_whatever_it_is_called(what: str) -> None:
    content, words = REFUSED[what]
    for name in ("scan.pdf", "photo.png", "table.csv", "letter.txt"):
        with pytest.raises(Unwelcome, match=words) as refused:
            kind_of(content, name)
        assert "choose a PDF, a Word, Excel" in str(refused.value)


def test_a_text_called_a_table_is_one() -> None:
    assert kind_of(b"a,b\n1,2\n", "clients.CSV") is CSV


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("certificate of Jo.pdf", "certificate of Jo.pdf"),
        ("../../etc/scan.pdf", "scan.pdf"),
        ("C:\\Users\\jo\\scan.PDF", "scan.PDF"),
        ("invoice\u202efdp.exe", "invoicefdp.exe.pdf"),
        ("a\r\nSet-Cookie: b.pdf", "a Set-Cookie_ b.pdf"),
        ("NUL", "_NUL.pdf"),
        ("com1.pdf", "_com1.pdf"),
        (".pdf", "pdf.pdf"),
        ("scan.", "scan.pdf"),
        ('a<b>"c|d?*.pdf', "a_b__c_d__.pdf"),
        ("re\u0301sume\u0301.pdf", "résumé.pdf"),
        ("\u202e\u200b", ""),
        ("", ""),
    ],
)
def test_a_name_is_shown_as_it_was_cleaned(sent: str, shown: str) -> None:
    assert clean_name(sent, PDF) == shown


@given(st.text(max_size=400))
def test_every_name_is_one_line_that_can_be_saved_and_stays_as_it_is_when_cleaned_again(name: str) -> None:
    clean = clean_name(name, PDF)
    assert len(clean) <= LONGEST
    assert clean.isprintable()
    assert not set(clean) & set('/\\<>:"|?*\n\r')
    assert clean == "" or clean.endswith((".pdf", ".PDF")) or clean.lower().endswith(".pdf")
    assert clean_name(clean, PDF) == clean


@given(st.binary(max_size=300))
def test_no_content_breaks_the_judgement(content: bytes) -> None:
    with suppress(Unwelcome):
        assert kind_of(content).endings
