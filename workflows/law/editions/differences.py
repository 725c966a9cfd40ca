"""What differs between two editions of the policy, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from workflows.law.editions.texts import EditionError, with_numbers
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.value import Value
from workflows.law.wording import told


class Difference(Value, frozen=True):
    """A number that one edition has otherwise than another one: what it is, as it was and as it becomes."""

    words: str
    was: str
    becomes: str

    def __str__(self) -> str:
        """Return it as a sentence."""
        return f"{self.words[:1].upper()}{self.words[1:]}: {self.becomes}, in place of {self.was}."


def differences(before: Policy, after: Policy) -> Iterator[Difference]:
    """Yield the numbers that differ, in the order of the manual."""
    for setting in Policy.settings():
        was, becomes = before[setting], after[setting]
        if was != becomes:
            yield Difference(setting.words, in_words(setting.called(was)), in_words(setting.called(becomes)))


def numbers_in_words(text: str) -> str:
    """Return the numbers of an edition as people say them, a line each; a text that cannot be read as it is."""
    try:
        edition = with_numbers("", date.min, text)
    except EditionError:
        return text
    found = differences(FIRST_EDITION, edition)
    lines = (f"{each.words[:1].upper()}{each.words[1:]}: {each.becomes}" for each in found)
    return "\n".join(lines) or "All as by default"


def in_words(value: object) -> str:
    """Return the value of a number as people say it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:,}" if isinstance(value, int) else told(value)
