"""The packet of a meeting as a document to print: part by part, with nothing that its page does not show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from notifications.printing.papers import Papers as Document
from notifications.printing.papers import Part
from notifications.printing.proof import Pair
from web.calls import Call
from web.pages.case.hearing.gathered import Packet
from web.pages.case.hearing.papers import Paper, Papers
from web.pages.words.dates import moment_words

CLOSED = "Closed session: names stay in this room."


def packet_document(call: Call, packet: Packet) -> Document:
    """Return a packet as a document."""
    when = moment_words(packet.meeting.starts_at, call.calendar, year=True)
    canceled = [Pair("Canceled", packet.meeting.canceled_why)] if packet.meeting.canceled_at else []
    return Document(
        letterhead=call.house.worker.desk.letterhead,
        title="Packet of the Advisory Committee",
        made=moment_words(call.now, call.calendar, year=True),
        about=(Pair("Meeting", when), Pair("Place", packet.meeting.place), Pair("For", f"{call.viewer.name} only"), *canceled),
        parts=tuple(_parts(packet)),
        foot="It holds what you may read. A case in which you stand aside is not in it.",
    )  # fmt: skip


def _parts(packet: Packet) -> Iterator[Part]:
    agenda = [each.words for each in packet.points]
    agenda += [f"{each.number}: {each.which}, in closed session" for each, *_ in packet.cases]
    yield Part(title="Agenda", points=tuple(agenda), note="" if agenda else "Nothing is on the agenda.")
    for point, handed_in in packet.moved:
        yield Part(title=point.words)
        yield from _papers("What is moved", handed_in)
    for each, row, heading, papers in packet.cases:
        yield Part(title=f"{each.number}: {heading}", note=CLOSED, pairs=_agency(row.agency.name if row.agency else ""))
        yield from _case(papers)


def _agency(name: str) -> tuple[Pair, ...]:
    return (Pair("Agency", name),) if name else ()


def _case(papers: Papers) -> Iterator[Part]:
    yield from _papers("What ICA found and proposes", (*papers.found, *papers.proposed))
    earlier = tuple(
        f"{each.which.capitalize()}: {each.nature}, {each.occurred_on:%B %-d, %Y}" for each in papers.earlier
    )
    yield Part(title="Found before", inner=True, points=earlier, note="" if earlier else "Nothing was found before.")
    yield from _papers("Statement of the accused", papers.stated)
    if papers.documents:
        named = tuple(each.name for each in papers.documents if not each.withheld)
        yield Part(title="Documents, to be opened on the case's page", inner=True, points=named)


def _papers(title: str, papers: Iterable[Paper]) -> Iterator[Part]:
    found = list(papers)
    if not found:
        yield Part(title=title, inner=True, note="Nothing yet.")
    for each in found:
        pairs = tuple(Pair(label, value) for label, value in each.answers)
        yield Part(title=title, inner=True, note=each.when, pairs=pairs)
