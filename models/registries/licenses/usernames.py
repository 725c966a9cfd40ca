"""Usernames of WellSky: whose one is, however it is written; two people never have the same."""

from __future__ import annotations

from sqlalchemy import func, literal, select
from sqlalchemy.orm import Session

from models.registries.entries import one_line
from models.rows.registries import License
from models.store.one_at_a_time import alone

IN_ERROR = "issued in error"  # why a license ended that should never have been: its username is free
TAKEN = "somebody else has this username; enter the one of this license"


def alone_with(session: Session, username: str) -> None:
    """Let whoever else takes a username wait until we are done."""
    alone(session, f"username {one_line(username).lower()}")


def is_taken(session: Session, username: str, besides: int) -> bool:
    """Say whether anybody besides a person has or had a username."""
    same = func.lower(License.username) == func.lower(literal(one_line(username)))
    others = (same, License.person_id != besides, License.ended_why != IN_ERROR)
    return session.scalar(select(License.id).where(*others).limit(1)) is not None
