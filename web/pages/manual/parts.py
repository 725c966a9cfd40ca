"""The parts of the manual in its own order, and what the register has of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workflows.law.clauses import Clause

CHAPTERS = {
    "1": "Introduction",
    "2": "Requirements and responsibilities",
    "3": "Privacy and security",
    "4": "Data requirements",
    "5": "Glossary",
    "6": "Additional resources",
}
PARTS = {
    "1": "Introduction",
    "1.1": "HMIS benefits",
    "2.1": "Partner agency requirements",
    "2.2": "Responsibilities of HMIS users",
    "2.7": "HMIS license fees",
    "2.8": "Violation of the operating policies",
    "3": "Privacy and security",
    "3.1": "Data assessment and access",
    "3.2": "Principles for the release of data",
    "3.3": "Release of data for grant funders",
    "3.4": "Baseline privacy policy",
    "3.5": "Comparable database of victim service providers",
    "4.1": "Minimum data collection standard",
    "4.2": "Provider naming convention",
    "4.3": "Data quality plan",
    "4.4": "XML imports",
    "4.5": "HMIS data protection",
    "5": "Glossary",
    "6.1": "User manuals",
    "6.2": "Data dictionary and data manual",
}
STATUS = {
    "enforced": "The desk carries it out",
    "validated": "The desk refuses what breaks it",
    "recorded": "The desk keeps it on record",
    "reference": "For reading only",
    "open": "Not on the desk yet",
}
BRIEFLY = {
    "enforced": "Carried out",
    "validated": "Checked",
    "recorded": "On record",
    "reference": "For reading",
    "open": "Not on the desk yet",
}
SIGNS = {
    "(<=)": "at most {}",
    "(>=)": "{} or more",
    "(<)": "fewer than {}",
    "(up to)": "up to {}",
    "(about)": "about {}",
}
_REMARK = re.compile(r"\s*\([^)]*\)")
_SETTING = re.compile(r"\s*\bSETTING\b.*$", re.DOTALL)


@dataclass(frozen=True)
class Section:
    """A heading of the manual, and the clauses under it."""

    title: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True)
class Part:
    """A numbered part of the manual."""

    number: str
    title: str
    sections: tuple[Section, ...]

    @property
    def count(self) -> int:
        """How many clauses it has."""
        return sum(len(section.clauses) for section in self.sections)

    @property
    def headings(self) -> list[str]:
        """Its headings, each once, without the register's remarks on them."""
        titles = (_REMARK.sub("", section.title).partition(";")[0].strip() for section in self.sections)
        return list(dict.fromkeys(title for title in titles if title))

    @property
    def chapter(self) -> str:
        """The number of the chapter it belongs to."""
        return self.number.partition(".")[0]


def parts(clauses: Iterable[Clause]) -> list[Part]:
    """Return clauses by part and heading, in the order of the register."""
    found: dict[str, dict[str, list[Clause]]] = {}
    for clause in clauses:
        number, _, title = clause.section.partition(" ")
        found.setdefault(number, {}).setdefault(title, []).append(clause)
    return [
        Part(number, PARTS.get(number, ""), tuple(Section(title, tuple(under)) for title, under in sections.items()))
        for number, sections in found.items()
    ]


def by_chapter(all_parts: Iterable[Part]) -> Mapping[str, list[Part]]:
    """Return parts by the number of their chapter."""
    found: dict[str, list[Part]] = {}
    for part in all_parts:
        found.setdefault(part.chapter, []).append(part)
    return found


def matching(clauses: Iterable[Clause], words: str) -> list[Clause]:
    """Return the clauses that have all of these words in them."""
    asked = words.replace("§", " ").lower().split()
    return [clause for clause in clauses if all(word in _text(clause) for word in asked)]


def _text(clause: Clause) -> str:
    said = (clause.id, clause.section, clause.rule, clause.number, clause.unit, clause.consequence,
            clause.process, clause.ambiguity)  # fmt: skip
    return " ".join(said).lower()


def number_of(clause: Clause) -> str:
    """Return the number of a clause with its unit: "15 days", "at most 10 percent"."""
    for sign, words in SIGNS.items():
        if clause.unit.endswith(sign):
            return words.format(f"{clause.number} {clause.unit.removesuffix(sign).strip()}")
    joint = " " if clause.number.replace(",", "").replace(".", "").isdigit() else ", "
    return joint.join(part for part in (clause.number, clause.unit) if part)


def reading_of(clause: Clause) -> str:
    """Return the reading chosen where a clause is unclear, without the names of settings."""
    return _SETTING.sub("", clause.ambiguity).strip()
