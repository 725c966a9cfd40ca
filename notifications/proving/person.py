"""A person's year, as a proof."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from models.registries.details import Signature
from models.registries.on_record.person_year import PersonYear
from models.rows.registries import Attendance, License
from notifications.printing.proof import Line, Pair, Proof, Section
from notifications.proving.findings import findings_section
from notifications.proving.words import (
    ACCESS,
    CLAUSE_OF,
    MARK,
    SIGNED_BY,
    Maker,
    bar_line,
    counted_lines,
    credit_words,
    deed_section,
    evidence_of,
    short,
    year_words,
)
from workflows.facts.effects import Paper
from workflows.telling.prose import capital

NOTES = (
    "Each line names its evidence on the desk: a case, a row of a roster, or a signature.",
    "A clause is one of the Vermont HMIS policy manual, as the desk lists it; lines without one are the desk's own.",
    "It has what its reader may read on the desk. Confidential cases, and those kept from somebody, are not on paper.",
)
PAPERS = {str(paper): paper for paper in Paper}


def person_proof(found: PersonYear, maker: Maker, titles: Mapping[str, str], *, with_findings: bool) -> Proof:
    """Return a person's year as a document."""
    who = found.person
    sections = [
        Section(title="Licenses", lines=tuple(_licenses(found, maker)), none="No license in this year."),
        Section(title="What the year asks for", lines=tuple(counted_lines(found.counted)) if found.counted else (), none="Nothing: no license in this year."),
        Section(title="Trainings", lines=tuple(_training(found, row, maker) for row in found.trainings)),
        Section(title="Signed and acknowledged", lines=tuple(_signature(found, each, maker) for each in found.signed)),
        Section(title="Suspensions", lines=tuple(bar_line(maker, each, found.numbers.get(each.case_id, ""), found.tiers.get(each.case_id)) for each in found.bars)),
        *([findings_section(found.findings, maker)] if with_findings or found.findings else []),
        deed_section(found.deeds, titles),
    ]  # fmt: skip
    return Proof(
        letterhead=maker.letterhead, title=f"{who.name}: record of {found.year}", made=maker.made,
        about=(
            Pair("Name", who.name), Pair("Email", who.email), Pair("Agency", who.agency.name if who.agency else "None"),
            Pair("Days", year_words(found.year, maker.calendar.day(maker.now))),
        ),
        sections=tuple(sections), notes=NOTES,
    )  # fmt: skip


def _licenses(found: PersonYear, maker: Maker) -> Iterator[Line]:
    for each in found.licenses:
        named = f"{each.username}, {each.agency.name}" if each.agency else each.username
        yield Line(maker.column(each.issued_at), f"License issued: {named}", _username(each), ACCESS)
        for level in each.levels_that_count():
            number = found.numbers.get(level.case_id or 0, "")
            art = ", with ART" if level.art else ""
            evidence = f"Case {number}" if number else "Directory"
            yield Line(maker.column(level.since), f"Access: {level.level}{art}", evidence, "2.1-access-level-decider")
        if each.ended_at and found.span.has(maker.calendar.day(each.ended_at)):
            yield Line(maker.column(each.ended_at), f"License ended: {named}", each.ended_why)


def _username(license_: License) -> str:
    return f"License {license_.id}, username {license_.username} in WellSky"


def _training(found: PersonYear, row: Attendance, maker: Maker) -> Line:
    training = row.training
    by = found.recorders.get(row.recorded_by_id or 0, "")
    recorded = f"recorded {maker.day(row.recorded_at)}{f' by {by}' if by else ''}" if row.recorded_at else ""
    return Line(
        short(training.held_on), f"{training.title} ({training.topic.words}): {credit_words(row, maker.policy)}",
        evidence_of(f"Roster of training {training.id}, row {row.id}", recorded), CLAUSE_OF[training.topic],
    )  # fmt: skip


def _signature(found: PersonYear, each: Signature, maker: Maker) -> Line:
    number, paper = found.numbers.get(each.case_id or 0, ""), PAPERS[each.paper]
    edition = f", {each.edition}" if each.edition else ""
    at = f" at {each.agency}" if each.agency else ""
    return Line(
        maker.column(each.signed_at), f"{capital(str(each.paper))}{edition}{at}",
        evidence_of(f"Signed as {each.signed_as}; signature {each.id}", f"case {number}" if number else "",
                    f"text {each.fingerprint[:MARK]}"),
        SIGNED_BY.get(paper, ""),
    )  # fmt: skip
