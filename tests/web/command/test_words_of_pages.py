"""Every sentence of pages and code is printed for reading, and none of them speaks as the desk does not."""

from __future__ import annotations

from functools import cache

import pytest
from click.testing import CliRunner

from web.command.main import desk
from web.command.template_words import UNFILLED


@cache
def words_of_pages() -> list[list[str]]:
    """Return every sentence of pages and code with its place; the command needs no desk."""
    result = CliRunner().invoke(desk, ["words", "--pages"])
    assert result.exit_code == 0, result.output
    return [line.split(maxsplit=1) for line in result.output.splitlines()]


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("registry/agency_add.html", "Add its people next,"),
        ("upload_check.html", "(The upload was not checked | Checking your upload)"),
        ("registry/agencies.html", "No agency is on this list"),
        ("cases.html", "Search numbers, names, answers and notes"),
        ("mailbox/mail.html", "The email as it looks in an email program"),
        ("web/problems.py", "We can't find that process."),
        ("models/registries/forms/agencies.py", "enter the agency's name"),
        ("models/intake/remarks.py", "a note has at most [MOST_CHARACTERS] characters"),
        ("web/command/copies.py", "that is the desk itself: name another database"),
        ("web/command/checking.py", "Check the processes, the policy files, the templates and the settings; exit 1"),
    ],
    ids=[
        "text",
        "either way",
        "a macro",
        "a label",
        "a title",
        "code",
        "a field",
        "filled in",
        "a command",
        "its help",
    ],
)
def test_every_sentence_of_pages_and_code_is_printed_with_its_place(place: str, sentence: str) -> None:
    assert [words for where, words in words_of_pages() if where.startswith(f"{place}:") and words.startswith(sentence)]


def test_no_sentence_of_pages_and_code_speaks_as_the_desk_does_not() -> None:
    unspoken = ("Continua", "user name", " e-mail", " owe", " stands", "overdue", "meanwhile", "set aside", "give back",
                "hand on", "registries", "the numbers", "papers", "office", "is told", "are told")  # fmt: skip
    spoken = [
        f"{place} {UNFILLED.sub('', words)}" for place, words in words_of_pages() if not place.startswith("web/api/")
    ]
    said = [each for each in spoken if any(word.lower() in each.partition(" ")[2].lower() for word in unspoken)]
    assert said == []
