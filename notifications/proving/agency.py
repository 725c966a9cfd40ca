"""An agency's year, as a proof."""

from __future__ import annotations

from collections.abc import Mapping

from models.registries.on_record.agency_year import AgencyYear, User
from models.rows.conduct import Sanction
from models.rows.registries import SignedPaper
from notifications.printing.proof import Line, Pair, Proof, Section
from notifications.proving.findings import findings_section
from notifications.proving.person import NOTES
from notifications.proving.words import (
    CLAUSE_OF,
    MARK,
    SIGNED_BY,
    Maker,
    bar_line,
    deed_section,
    evidence_of,
    year_words,
)
from notifications.writing.dates import in_full
from workflows.facts.effects import Topic
from workflows.law.wording import listed_or_none
from workflows.telling.prose import capital


def agency_proof(found: AgencyYear, maker: Maker, titles: Mapping[str, str], *, with_findings: bool) -> Proof:
    """Return an agency's year as a document."""
    of = found.agency
    sections = [
        Section(title="Agreement and rules", lines=tuple(_paper(found, each, maker) for each in found.signed)),
        Section(title="Users and their standing", lines=tuple(_user(each, maker) for each in found.users), none="No user in this year."),
        Section(title="Suspensions", lines=tuple(_bar(found, each, maker) for each in found.bars)),
        *([findings_section(found.findings, maker)] if with_findings or found.findings else []),
        deed_section(found.deeds, titles),
    ]  # fmt: skip
    return Proof(
        letterhead=maker.letterhead, title=f"{of.name}: record of {found.year}", made=maker.made,
        about=tuple(_about(found, maker)), sections=tuple(sections),
        notes=("Administrators, the executive director and the kind of agency are those of the day on which it was made.", *NOTES),
    )  # fmt: skip


def _about(found: AgencyYear, maker: Maker) -> list[Pair]:
    renew = found.standing.renew_by
    pairs = [
        Pair("Agency", found.agency.name),
        Pair("Kind", found.agency.kind_words()),
        Pair("CoCs", listed_or_none(found.agency.continua()) or "None"),
        Pair(
            "Agency Administrator",
            listed_or_none([each.name for each in found.administrators])
            or "None; ICA does this work (2.1-aa-optional)",
        ),
        Pair("Executive director", listed_or_none([each.name for each in found.directors]) or "None named"),
        Pair("Days", year_words(found.year, maker.calendar.day(maker.now))),
    ]
    return [*pairs, Pair("Agreement to be renewed by", in_full(renew))] if renew else pairs


def _paper(found: AgencyYear, each: SignedPaper, maker: Maker) -> Line:
    number = found.numbers.get(each.case_id or 0, "")
    return Line(
        maker.column(each.signed_at), capital(str(each.paper)),
        evidence_of(f"Signed as {each.signed_as}; signature {each.id}", f"case {number}" if number else "",
                    f"text {each.text_sha256[:MARK]}"),
        SIGNED_BY.get(each.paper, ""),
    )  # fmt: skip


def _user(each: User, maker: Maker) -> Line:
    held, counted = each.license, each.trainings
    ended = f", ended {maker.day(held.ended_at)}" if held.ended_at else ""
    signed = (
        f"User Agreement signed {maker.day(each.agreement.signed_at)}"
        if each.agreement
        else "no User Agreement on record"
    )
    security = f"security training {in_full(counted.secured_on)}" if counted.secured_on else "no security training"
    lacking = [
        f"{counted.generals_missing} general missing" if counted.generals_missing else "general trainings complete"
    ]
    if counted.has_art:
        lacking.append(f"{counted.arts_missing} ART missing" if counted.arts_missing else "ART trainings complete")
    art = ", with ART" if held.art else ""
    return Line(
        maker.column(held.issued_at), f"{held.person.name}: {held.username}, {held.level}{art}{ended}",
        evidence_of(signed, security, *lacking), CLAUSE_OF[Topic.SECURITY],
    )  # fmt: skip


def _bar(found: AgencyYear, each: Sanction, maker: Maker) -> Line:
    whose = f"{each.person.name}: " if each.person else ""
    return bar_line(maker, each, found.numbers.get(each.case_id, ""), found.tiers.get(each.case_id), whose=whose)
