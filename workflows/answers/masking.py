"""Answers that are shown to nobody but the keeper of a case, such as a complainant's name (2.8-anonymous).

They are looked for in what is written for others by what they say: a name by each of its parts, an address by what stands
before its @, a telephone number by its digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from workflows.facts.forms import Form
from workflows.law.fields import Mark, marked
from workflows.law.value import changed

HIDDEN = "(not released)"
SHORTEST = 3  # letters of a part of a name that is looked for by itself
LONGEST_NAME = 4  # words
FEWEST = 7  # digits by which a telephone number is known, its last ones
ADDRESS = re.compile(r"[^\s<>()@,;:]+@[^\s<>()@,;:]+")
NUMBER = re.compile(r"\+?\d[\d\s().\-/]{5,}\d")
WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
TITLES = frozenset({
    "mrs", "miss", "the", "and", "from", "for", "van", "von", "der", "den", "call", "phone", "telephone", "email", "mail",
    "cell", "home", "work", "office", "after", "before", "please", "only", "not", "with", "text", "reach", "evenings",
})  # fmt: skip


def shown(form: Form, *, to_keeper: bool) -> Form:
    """Return a form as somebody may read it: to all but the keeper its masked answers say that they are not released."""
    hidden = () if to_keeper else marked(type(form), Mark.MASKED)
    return changed(form, **{name: HIDDEN for name in hidden if getattr(form, name)}) if hidden else form


def masked_in(*forms: Form) -> tuple[str, ...]:
    """Return the answers of some forms that are shown to the keeper only."""
    said = (str(getattr(form, name)).strip() for form in forms for name in marked(type(form), Mark.MASKED))
    return tuple(each for each in said if each)


def gives_away(words: str, secrets: tuple[str, ...]) -> bool:
    """Say whether a text that others read repeats one of these answers, or a part by which somebody is known."""
    return redacted(words, secrets) != words


def redacted(words: str, secrets: tuple[str, ...]) -> str:
    """Return a text without these answers, and without the parts of them by which somebody is known."""
    for secret in sorted(dict.fromkeys(_by_which_one_is_known(secrets)), key=len, reverse=True):
        words = instead(words, secret, HIDDEN)
    numbers = {digits[-FEWEST:] for secret in secrets for digits in _numbers(secret)}
    return NUMBER.sub(lambda found: HIDDEN if _is_one_of(found[0], numbers) else found[0], words)


def _by_which_one_is_known(secrets: Iterable[str]) -> Iterator[str]:
    """Yield each answer as a whole, its addresses and what stands before their @, and the parts of its names."""
    for secret in secrets:
        yield secret
        for address in ADDRESS.findall(secret):
            yield address
            yield address.partition("@")[0]
        words = WORD.findall(ADDRESS.sub(" ", secret))
        is_name = len(words) <= LONGEST_NAME and not NUMBER.search(secret) and "@" not in secret
        for word in words:  # of what is more than a name, those that begin as names do
            if len(word) >= SHORTEST and word.casefold() not in TITLES and (is_name or word[0].isupper()):
                yield word


def _numbers(secret: str) -> Iterator[str]:
    digits = ("".join(filter(str.isdigit, each)) for each in NUMBER.findall(secret))
    yield from (each for each in digits if len(each) >= FEWEST)


def _is_one_of(number: str, known: set[str]) -> bool:
    return "".join(filter(str.isdigit, number))[-FEWEST:] in known


def instead(words: str, secret: str, then: str) -> str:
    """Return a text with something else in the place of a word or of several."""
    return re.sub(rf"(?<!\w){re.escape(secret)}(?!\w)", lambda _: then, words, flags=re.IGNORECASE)
