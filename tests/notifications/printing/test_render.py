"""A document is data on a letterhead: tagged, the same bytes for the same words, and no words are obeyed as markup."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from notifications.printing.certificate import Certificate
from notifications.printing.document import Document
from notifications.printing.proof import Line, Pair, Proof, Section
from notifications.printing.render import render
from tests.notifications.printing.reading import is_for_everybody, printed

AT = datetime(2026, 11, 28, 13, tzinfo=UTC)
WILD = '#panic("x") *bold* _slanted_ $x$ <mark> @someone `raw` = head ]# \\ // "'
PROOF = Proof(
    letterhead="Institute for Community Alliances",
    title="Eve Sutton, 2026",
    made="November 28, 2026",
    about=(Pair("Name", "Eve Sutton"),),
    sections=(
        Section(title="Trainings", lines=(Line("January 5, 2026", "Privacy", "Roster of case 26-0001", "2.2-two-general"),)),
        Section(title="Suspensions", none="None on record in 2026."),
    ),
    notes=("It says what was on record then.",),
)  # fmt: skip
CERTIFICATE = Certificate(
    letterhead="Institute for Community Alliances", title="Certificate of training", made="November 28, 2026",
    name="Eve Sutton", training="Privacy", facts=(Pair("Day", "January 5, 2026"),), counts=("One of two.",),
)  # fmt: skip


@pytest.mark.parametrize("document", [PROOF, CERTIFICATE])
def test_a_document_can_be_read_aloud_by_a_program(document: Document) -> None:
    found = printed(render(document, AT))
    assert is_for_everybody(found)
    assert (found.title, found.root["/Lang"]) == (document.title, "en-US")
    assert "/H1" in found.tags
    assert "Institute for Community Alliances" in found.words
    assert "Page 1 of 1" in found.words


def test_a_proof_is_a_table_whose_columns_have_names() -> None:
    found = printed(render(PROOF, AT))
    assert found.tags.count("/TH") == 4
    assert found.tags.count("/TD") == 4
    assert "Suspensions None on record in 2026." in found.words


def test_words_that_look_like_markup_are_printed_as_they_are() -> None:
    line = Line(WILD, WILD, WILD, WILD)
    wild = msgspec.structs.replace(PROOF, title=WILD, sections=(Section(title=WILD, lines=(line,)),), notes=(WILD,))
    found = printed(render(wild, AT))
    assert found.title == WILD
    assert found.words.replace(" ", "").count(WILD.replace(" ", "")) >= 6  # long words are broken where the paper ends


def test_equal_words_at_one_moment_are_equal_bytes_and_another_moment_is_in_the_file() -> None:
    assert render(PROOF, AT) == render(PROOF, AT)
    assert render(PROOF, AT) != render(PROOF, AT + timedelta(days=1))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Žofia Nguyễn", "Žofia Nguyễn"),
        ("王芳", "U+738B U+82B3"),  # no font of the desk has it, and a guess would be worse
        ("Eve\x00 \\u0000 Sutton", "Eve \\u0000 Sutton"),
    ],
)
def test_a_name_is_printed_whatever_its_signs_are(name: str, said: str) -> None:
    assert said in printed(render(msgspec.structs.replace(PROOF, about=(Pair("Name", name),)), AT)).words


def test_a_long_proof_goes_on_with_its_header_on_the_next_page() -> None:
    line = PROOF.sections[0].lines[0]
    found = printed(
        render(msgspec.structs.replace(PROOF, sections=(Section(title="Trainings", lines=(line,) * 60),)), AT)
    )
    assert found.pages > 1
    assert found.words.count("On record") == found.pages


def test_the_typesetter_is_not_loaded_before_something_is_printed() -> None:
    asked = "import sys, notifications.printing.render; sys.exit('typst' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0  # noqa: S603 - our own words
