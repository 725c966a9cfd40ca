"""The manual's own text: every clause rests on words that it has, in the order in which it has them."""

import pytest

from workflows.law.clauses import clauses
from workflows.telling.manual_text.text import LEFT_OUT, paragraphs, passages

WHOLE = "\n".join(each.text for each in paragraphs())


def test_every_clause_of_the_register_has_its_words_and_no_other_has() -> None:
    assert [*passages()] == [*clauses()]


@pytest.mark.parametrize("clause", passages())
def test_the_words_of_a_clause_are_in_the_manual_one_after_the_other(clause: str) -> None:
    place = 0
    for each in passages()[clause].split(LEFT_OUT):
        place = WHOLE.find(each, place)
        assert place >= 0, each
        place += len(each)


@pytest.mark.parametrize("clause", passages())
def test_the_words_of_a_clause_begin_in_the_part_that_the_register_names(clause: str) -> None:
    part = ""
    for each in paragraphs():
        part = each.part or part
        if clause in each.clauses:
            assert clause.partition("-")[0] in {part, *UNNUMBERED.get(part, ())}
            return
    raise AssertionError("it begins nowhere")


UNNUMBERED = {"3.1": ("3.2",)}  # the manual names the principles for release as section 3.2, and has lost its heading


def test_no_remark_of_a_reviewer_and_no_mark_of_a_word_processor_is_read_as_the_manual() -> None:
    assert "Comment by" not in WHOLE
    assert "bookmark" not in WHOLE


def test_the_manual_has_its_parts_in_their_order() -> None:
    parts = [each.part for each in paragraphs() if each.part]
    assert parts == sorted(parts)
    assert parts[:4] == ["1", "1.1", "2.1", "2.2"]
    assert parts[-2:] == ["6.1", "6.2"]


def test_a_heading_is_short_and_no_sentence() -> None:
    headings = [each.text for each in paragraphs() if each.is_heading]
    assert "Passwords" in headings
    assert not [each for each in headings if each.endswith(".")]
