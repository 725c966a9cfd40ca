"""The editions of the texts that people sign: ICA publishes one, and takes back what nobody was asked for yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.lookups.texts import edition, in_effect, today_of
from models.registries.entries import entered, one_line, refused, wrong
from models.registries.forms.policy_texts import NewText
from models.registries.papers import fingerprint_of
from models.registries.people_and_agencies import audit
from models.rows.registries import PolicyText
from models.store.one_at_a_time import alone, or_else
from models.store.paging import FIRST, Order, Page, Part
from workflows.engine.cases import Kind, Refusal
from workflows.facts.effects import Paper
from workflows.facts.text_kinds import TextKind

NEWEST = Order("texts", PolicyText.effective_on, PolicyText.id, kinds=(date, int), descending=True)
NOTHING_NEW = "it has the same words as {edition}, so there is nothing new to sign"
ASKED_ALREADY = "people are asked to sign it already, so it stays as it is; publish a new edition instead"


def texts(session: Session, kind: TextKind | None = None, part: Part = FIRST) -> Page[PolicyText]:
    """Return a page of the editions, the newest first: all of them, or those of one text."""
    rows = select(PolicyText).where(_of(*([kind] if kind else TextKind)))
    return NEWEST.page(session, rows, part)


def _of(*kinds: TextKind) -> ColumnElement[bool]:
    return PolicyText.paper.in_([Paper(each.key) for each in kinds])


def text_by_id(session: Session, text_id: int) -> PolicyText | None:
    """Return the edition with an id."""
    return session.scalars(select(PolicyText).where(PolicyText.id == text_id, _of(*TextKind))).one_or_none()


def is_in_effect(session: Session, text: PolicyText, now: datetime) -> bool:
    """Say whether an edition is the one that is signed today."""
    return in_effect(session, text.paper, today_of(session, now)) is text


def publish(session: Session, facts: Mapping[str, Any], now: datetime, by: int | None = None) -> PolicyText:
    """Add an edition as somebody entered it; or raise NotAllowed. From its first day on it is asked of whom it concerns."""
    alone(session, "list of texts")
    new = entered(NewText, facts, lambda said: publishing_faults(session, said))
    words = _plain(new.words)
    calendar = rulebook_of(session).policy(now).calendar
    text = PolicyText(
        paper=Paper(new.kind.key), edition=one_line(new.edition), words=words, fingerprint=fingerprint_of(words),
        news=new.news.strip(), posted_at=new.posted_at, effective_on=new.effective_on, grace_days=new.grace_days,
        asks=True, begins_at=max(now, calendar.at(new.effective_on)), entered_at=now, entered_by_id=by,
    )  # fmt: skip
    with or_else(session, refused("somebody else published the same text just now")):
        session.add(text)
    audit(session, now, f"the text {text.paper.key}, {text.edition}, was published", by)
    return text


def publishing_faults(session: Session, said: Mapping[str, Any]) -> Iterator[Refusal]:
    """Yield what is wrong with an edition beside those that the list has."""
    kind: TextKind | None = said.get("kind")
    if kind is None:
        return
    paper = Paper(kind.key)
    name = one_line(said.get("edition", ""))
    alike = select(PolicyText.id).where(PolicyText.paper == paper, func.lower(PolicyText.edition) == name.lower())
    if name and session.scalar(alike.limit(1)) is not None:
        yield wrong("edition", f"there is an edition of this name of the {kind} already; enter another one")
    if "words" in said and (same := edition(session, paper, fingerprint_of(_plain(said["words"])))):
        yield wrong("words", NOTHING_NEW.format(edition=same.edition))
    newest = select(func.max(PolicyText.effective_on)).where(PolicyText.paper == paper)
    last, day = session.scalar(newest), said.get("effective_on")
    if last and day and day <= last:
        yield wrong(
            "effective_on", f"the edition before is in effect from {last:%B} {last.day}, {last.year}; enter a later day"
        )
    if kind is TextKind.GUIDELINES and not said.get("posted_at"):
        words = "post the guidelines on ICA's Vermont HMIS webpage as well, and enter its address"
        yield Refusal("4.1-guidelines-sent", words, Kind.ANSWER, "posted_at")


def _plain(words: str) -> str:
    """Return a text with one kind of line end, and none at its ends: what is signed is words, not line ends."""
    return "\n".join(line.rstrip() for line in words.replace("\r\n", "\n").strip().split("\n")) + "\n"


def may_be_withdrawn(text: PolicyText, now: datetime) -> bool:
    """Say whether an edition may be taken back: nobody was asked to sign it, and nobody will be before."""
    return text.asks and text.asked_from is None and text.begins_at > now


def withdraw(session: Session, text: PolicyText, now: datetime, by: int) -> None:
    """Take back an edition that nobody was asked to sign; or raise NotAllowed. It is kept, and counts for nothing."""
    alone(session, "list of texts")
    session.refresh(text, ["asked_from"], with_for_update=True)
    if not may_be_withdrawn(text, now):
        raise refused(ASKED_ALREADY)
    text.void_at = now
    audit(session, now, f"the text {text.paper.key}, {text.edition}, was taken back before it was in effect", by)
