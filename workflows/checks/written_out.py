"""What words must not write out, because a setting says it or might: numbers, addresses, and what a setting is by default."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workflows.law.policy import Policy
from workflows.law.roles import Role

LAWS = re.compile(r"\b\d+ (CFR|U\.S\.C\.|V\.S\.A\.)( Part)? [\d.()a-z]+|\bFY\d{4}\b")  # not numbers, but names of rules
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.\w+)+|https?://\S+")
COUNTS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    "(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|dozen|fortnight"
)
PLACES = "four|fif|six|seven|eigh|nin|ten|eleven|twelf|(?:thir|four|fif|six|seven|eigh|nine)teen|hundred|thousand"
UNITS = "time|minute|hour|day|week|month|year"
NUMBERS = re.compile(
    rf"\d+|\b(?:{COUNTS}|(?:{PLACES})th|(?:twen|thir|for|fif|six|seven|eigh|nine)tieth|(?:second|third) (?:{UNITS}))\b",
    re.IGNORECASE,
)
"""Numbers in digits and in words. "Second" and "third" are numbers where time is counted: a second person, a second license,
the third tier and a third violation are the manual's names of things, as whatever is first is."""

TEXTS = {
    setting.default: setting.name
    for setting in Policy.settings()
    if isinstance(setting.default, str) and " " in setting.default and setting.default not in map(str, Role)
}
"""By what a setting says unless an edition says otherwise, where that could be nothing else, such as an office: the setting."""


def addresses(words: str) -> Iterator[str]:
    """Yield the addresses that words write out, of mail or of a page."""
    yield from (found[0] for found in ADDRESS.finditer(words))


def numbers(words: str) -> Iterator[str]:
    """Yield the numbers that words write out, in digits or not; the name of a law is none, nor is a part of an address."""
    yield from (found[0] for found in NUMBERS.finditer(LAWS.sub("", ADDRESS.sub("", words))))


def defaults(words: str) -> Iterator[tuple[str, str]]:
    """Yield what words write out of the texts that settings hold, and the setting; a name that stands alone is a choice."""
    said = words.strip()
    for text, setting in TEXTS.items():
        if said != text and re.search(rf"\b{re.escape(text)}\b", said):
            yield text, setting
