"""What a process quotes above its rules is what the manual says, word for word; and every file with rules of it quotes it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import workflows

HOUSE = Path(workflows.__file__).parent
SHORTEST = 25  # characters; what is shorter is a word set in quotation marks
FILES = sorted((HOUSE / "manual").rglob("*.py"))
CLAUSE_AT = {  # which argument is the clause, of what makes a rule
    "Require": 0,
    "Must": 1,
    "Consent": 1,
    "Needed": 1,
    "wait": 1,
    "in_wellsky": 1,
    "follows_in_wellsky": 1,
    "tell_in_writing": 1,
}
UNQUOTED = {  # files with rules and without a quotation, and why
    "clients/identity.py": "the manual asks for no proof of who asks; what a client may inspect is quoted in P11",
    "conduct/violation/one_deed.py": "that one deed is one violation is a reading of what the manual counts",
    "conduct/violation/seats.py": "the manual gives the Committee no size and no quorum",
    "governance/manual_review/approving.py": "who approves after the Committee stands in 24 CFR 578.7(b), and not in the manual",
    "governance/motion/voting.py": "the manual says neither how members vote nor how many make a decision",
    "governance/motion/putting.py": "the manual gives the Committee no rules of procedure",
    "disclosure/law_enforcement/checking.py": "the papers are quoted where they are received; the manual does not say who checks",
    "disclosure/protective/reviewing.py": "the manual does not say who looks at such a disclosure afterwards",
    "disclosure/research/extending.py": "the manual knows no extension; what an agreement needs is quoted above the approvals",
    "disclosure/law_enforcement/__init__.py": "the manual does not say who checks a paper, nor when; the papers are quoted "
    "where they are received",
    "people/access_level/deciding.py": "the manual does not say who decides above Case Manager III",
    "people/attendance.py": "P03 and P05 share it, and each quotes what a missed training is where it asks for one",
    "people/coordinated_services/ending.py": "the manual does not say how an agreement ends; the register has a reading",
    "people/departure/__init__.py": "the manual's one sentence on departures is quoted above the notice; it says nothing "
    "of ICA's own time",
}

EVEN = {0x2019: "'", 0x201C: '"', 0x201D: '"', 0x2013: "-", 0xA0: " ", 0xB7: " "}


def plain(words: str) -> str:
    """Return words without what print does to them: curly quotes, bullets, line breaks, capitals."""
    even = words.translate(EVEN)
    return " ".join(even.split()).lower()


MANUAL = plain((HOUSE / "register" / "manual.txt").read_text(encoding="utf-8"))


def quotations(path: Path) -> Iterator[str]:
    """Yield every stretch of words that docstrings and comments of a file quote, without what "…" leaves out."""
    text = path.read_text(encoding="utf-8")
    said = re.findall(r'"""(.*?)"""', text, re.DOTALL)
    said += (re.sub(r"\n\s*# ?", " ", block) for block in re.findall(r"(?m)^\s*#.*(?:\n\s*#.*)*", text))
    for quoted in (found for each in said for found in re.findall(rf'"([^"]{{{SHORTEST},}})"', " ".join(each.split()))):
        yield from (plain(part).strip(" .,;:") for part in quoted.split("…") if part.strip(" .,;:"))


def name(path: Path) -> str:
    """Return a file's place in the manual's folder."""
    return str(path.relative_to(HOUSE / "manual"))


def carries_the_manual(path: Path) -> bool:
    """Say whether a file declares a duty, a consent or a condition that a clause of the manual asks for."""
    calls = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    made = ((call, CLAUSE_AT.get(ast.unparse(call.func).rsplit(".", 1)[-1])) for call in calls)
    return any(ast.unparse(call.args[at]) != "LOCAL" for call, at in made if at is not None and len(call.args) > at)


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_quotation_is_the_manuals(path: Path) -> None:
    assert [part for part in quotations(path) if part not in MANUAL] == []


@pytest.mark.parametrize("path", [path for path in FILES if carries_the_manual(path)], ids=name)
def test_a_file_with_rules_of_the_manual_quotes_it_or_says_why_not(path: Path) -> None:
    assert any(quotations(path)) is (name(path) not in UNQUOTED)


def test_what_need_not_quote_has_rules() -> None:
    assert set(UNQUOTED) <= {name(path) for path in FILES if carries_the_manual(path)}


def test_quotations_are_found() -> None:
    assert sum(1 for path in FILES for _ in quotations(path)) > 90
