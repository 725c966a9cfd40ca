"""Who complained is looked for by what is said: by parts of a name, an address, a number, in capitals or not."""

from __future__ import annotations

import pytest

from workflows.answers.masking import HIDDEN, gives_away, redacted

SECRETS = ("Lena Fox", "lena.fox@otter.example, or 802-555-0117 after five")


@pytest.mark.parametrize(
    ("said", "masked"),
    [
        ("Lena told us.", f"{HIDDEN} told us."),
        ("Ms. Fox was there.", f"Ms. {HIDDEN} was there."),
        ("LENA FOX saw it.", f"{HIDDEN} saw it."),
        ("Write to lena.fox@otter.example.", f"Write to {HIDDEN}."),
        ("Her login is lena.fox, they say.", f"Her login is {HIDDEN}, they say."),
        ("Call (802) 555 0117.", f"Call ({HIDDEN}."),
        ("Call +1 802.555.0117 today.", f"Call {HIDDEN} today."),
    ],
)
def test_a_part_of_what_is_confidential_is_masked(said: str, masked: str) -> None:
    assert redacted(said, SECRETS) == masked


@pytest.mark.parametrize(
    "said",
    [
        "After five they left, or so it seems.",
        "The foxes were loud in Valencia.",
        "Case 26-0117 of 2026-05-17 names 802 records.",
        "Dial 802-555-0118.",
    ],
)
def test_other_words_and_numbers_stay(said: str) -> None:
    assert not gives_away(said, SECRETS)
