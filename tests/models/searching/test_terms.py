"""What somebody types and what a text says are folded alike."""

from __future__ import annotations

import pytest

from models.store.terms import is_found, terms_of, words_of

CURLY, STRAIGHT, ACCENT = "D\u2019Arcy", "D'Arcy", "Jos\u00e9 N\u00fa\u00f1ez"


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("barlow tess", "Tess Barlow"), ("tess barlow", "Tess Barlow"), ("BARL te", "Tess Barlow"),
        ("darcy", CURLY), ("d'arcy", CURLY), ("d\u2019arcy", CURLY), ("d\u2019arcy", STRAIGHT), ("DARCY", STRAIGHT),
        ("jose nunez", ACCENT), (ACCENT, "Jose Nunez"), ("Jose\u0301", ACCENT),
        ("267121", "26-7121"), ("26-7121", "26-7121"), ("26\u20117121", "26-7121"), ("26\u20137121", "26-7121"),
        ("7121", "26-7121"), ("2671", "26-7121"), ("26-", "26-7121"), ("26-7121", "267121"),
        ("mary-jane", "Mary Jane Ellis"), ("mary jane", "Mary-Jane Ellis"), ("maryjane", "Mary-Jane Ellis"),
        ("whitcomb-feld", "Feld, Whitcomb"), ("otter@", "jo.tran@otter.example"), ("jo.tran", "jo.tran@otter.example"),
        ("tran's", "Review Jo Tran's homework"), ("homework tran", "Review Jo Tran's homework"), ("48213", "48213"),
        ("x" * 100, "x" * 100), ("x" * 70, "x" * 100),
    ],
)  # fmt: skip
def test_it_is_found(typed: str, text: str) -> None:
    assert is_found(terms_of(typed), text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("tess barlow jo", "Tess Barlow"), ("arlow", "Tess Barlow"), ("arcy", CURLY), ("26-7121", "26 items of 7121"),
        ("26-7122", "26-7121"), ("mary-june", "Mary-Jane Ellis"), ("", "Tess Barlow"), ("-", "a - b"), ("% _ ' \"", "100%"),
        ("\x00", "Tess"), ("100%", "10"),
    ],
)  # fmt: skip
def test_it_is_not_found(typed: str, text: str) -> None:
    assert not is_found(terms_of(typed), text)


def test_words_may_stand_in_several_texts_and_each_must_stand_in_one() -> None:
    assert is_found(terms_of("barlow otter"), "Tess Barlow", "Otter Creek Shelter")
    assert not is_found(terms_of("barlow maple"), "Tess Barlow", "Otter Creek Shelter")


@pytest.mark.parametrize("typed", ['"', "a OR b", "NEAR(a b)", "a*", "a:*", "a & !b", "(", "'", "words:a", "a^2", "\\"])
def test_nothing_that_is_typed_is_a_sign_of_the_databases(typed: str) -> None:
    for term in terms_of(typed):
        assert all(part.isalnum() for part in (term.whole, *term.parts))


def test_a_word_is_letters_and_digits() -> None:
    text = "Élan_vital, 3.4-inspect-60; a/b\tc\nd\x00e \u0627\u0644 \u2460 \ufb01 \U0001f600 1e5 2nd"
    assert all(word.isalnum() and " " not in word for word in words_of(text))
