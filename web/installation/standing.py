"""What ails a desk, for those who watch it: as its workers found it last."""

from __future__ import annotations

from models.health.ailment import Ailment
from models.health.standing import standing
from models.store.transaction import Transaction
from scheduler.clock import Clock, wall_now


def ailing(session: Transaction, clock: Clock) -> list[Ailment]:
    """Return what ails a desk; nothing of one on which people practice, whose clock stands still."""
    return [] if clock.practice else list(standing(session, wall_now()))
