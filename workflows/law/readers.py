"""Who reads what a case says: the sides of a case, each by a token that rows keep for good."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import TypeAlias

from msgspec import Meta

from workflows.law.roles import CHAIR, CLOCK, HATS_ALONE, OF_AN_AGENCY, OF_THE_CASE, STAFF, Role

Readers: TypeAlias = frozenset[str]
"""Whoever may read something, side by side; and likewise as whom somebody reads."""


class Side(Enum):
    """Those who read a case as one, whichever of them looks."""

    ICA = "ica", "ICA"
    COUNSEL = "counsel", "legal counsel"
    CONTINUUM = "continuum", "CoC leadership"
    COMMITTEE = "committee", "Advisory Committee"
    CHAIR = "chair", "Advisory Committee chair"
    EVERY_AGENCY = "agencies", "every agency of the case"
    SUBJECT = "subject", "the person it is about"
    KEEPER = "keeper", "the case's owner at ICA"

    def __init__(self, token: str, words: str) -> None:
        """Take the token, which rows keep for good, and the words that people read."""
        self.token, self.words = token, words


ICA, CONTINUUM, EVERY_AGENCY, SUBJECT, KEEPER = Side.ICA, Side.CONTINUUM, Side.EVERY_AGENCY, Side.SUBJECT, Side.KEEPER
_OF_ROLES = {
    Role.COUNSEL: Side.COUNSEL, Role.COC_BALANCE: Side.CONTINUUM, Role.COC_CHITTENDEN: Side.CONTINUUM,
    Role.COMMITTEE: Side.COMMITTEE, Role.CHAIR: Side.CHAIR, Role.VICE_CHAIR: Side.COMMITTEE,
    **dict.fromkeys(STAFF, Side.ICA), **dict.fromkeys(OF_AN_AGENCY | HATS_ALONE, Side.EVERY_AGENCY),
    **dict.fromkeys(OF_THE_CASE, Side.SUBJECT),
}  # fmt: skip


def side_of(role: Role) -> Side | None:
    """Return the side for which a role reads; the clock reads nothing."""
    return _OF_ROLES.get(role)


def tokens(who: Iterable[Side | Role]) -> Readers:
    """Return some sides, or the sides of some roles, as rows keep them."""
    sides = (each if isinstance(each, Side) else side_of(each) for each in who)
    return frozenset(side.token for side in sides if side)


def of_party(party: str) -> str:
    """Return the token of one of several parties, which reads its own part: an agency, a person, a CoC."""
    return f"party:{party}"


def worn(hats: Iterable[Role], parties: Iterable[str] = ()) -> Readers:
    """Return as whom somebody reads, in some hats and for some parties; the chair sits on the Committee."""
    roles = frozenset(hats) - {CLOCK}
    also = {Side.COMMITTEE.token} if CHAIR in roles else set[str]()
    return tokens(roles) | also | {of_party(party) for party in parties}


def as_column(readers: Readers) -> str:
    """Return readers as a column lists them, each between semicolons."""
    return "".join(f";{each};" for each in sorted(readers))


def in_column(column: str) -> Readers:
    """Return the readers that a column lists."""
    return frozenset(each for each in column.split(";") if each)


def read_by(*who: Side | Role) -> Meta:
    """Return the annotation that a field is read by these alone, whoever reads the rest of its form."""
    return Meta(extra={"read_by": tokens(who)})
