"""The texts that people sign, and what pins a signature to the text it was given for.

What ICA has published is in the list of texts; before that the desk's own text counts, which is kept there when it is signed.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from hashlib import sha256
from importlib.resources import files

from sqlalchemy.orm import Session

from models.lookups.texts import edition, in_effect, today_of
from models.rows.registries import PolicyText
from models.store.one_at_a_time import alone
from workflows.facts.effects import Paper

FILES = {
    Paper.USER_AGREEMENT: "user-agreement.txt",
    Paper.PRIVACY_NOTICE: "privacy-notice.txt",
    Paper.PARTNERSHIP: "partnership-agreement.txt",
}
OWN, LONG_AGO = "first text", date(2000, 1, 1)


@cache
def own_text(paper: Paper) -> str:
    """Return the text that the desk brings with it, if it has one."""
    return (files("models") / "texts" / FILES[paper]).read_text(encoding="utf-8") if paper in FILES else ""


def fingerprint_of(words: str) -> str:
    """Return the fingerprint of a text."""
    return sha256(words.encode()).hexdigest()


def text_of(session: Session, paper: Paper, now: datetime, fingerprint: str = "") -> str:
    """Return the text of a document as it is signed today, or the edition with a fingerprint; nothing if it is not kept."""
    if not fingerprint:
        published = in_effect(session, paper, today_of(session, now))
        return published.words if published else own_text(paper)
    if kept := edition(session, paper, fingerprint):
        return kept.words
    own = own_text(paper)
    return own if fingerprint_of(own) == fingerprint else ""


def edition_to_sign(session: Session, paper: Paper, now: datetime, fingerprint: str = "") -> PolicyText | None:
    """Return the edition that is signed today, or the one with a fingerprint, if the list of texts has it."""
    if fingerprint:
        return edition(session, paper, fingerprint)
    return in_effect(session, paper, today_of(session, now))


def edition_of(session: Session, paper: Paper, fingerprint: str) -> PolicyText | None:
    """Return the edition that has a fingerprint, if it is kept."""
    return edition(session, paper, fingerprint)


def text_to_sign(session: Session, paper: Paper, now: datetime) -> str:
    """Return the fingerprint of the text that is signed today; the desk's own is kept from its first signature on."""
    if published := in_effect(session, paper, today_of(session, now)):
        return published.fingerprint
    alone(session, f"own text {paper.key}")
    words = own_text(paper)
    mark = fingerprint_of(words)
    if edition(session, paper, mark) is None:
        session.add(
            PolicyText(
                paper=paper, edition=OWN, words=words, fingerprint=mark, effective_on=LONG_AGO, asks=False,
                begins_at=now, entered_at=now,
            )
        )  # fmt: skip
        session.flush()
    return mark
