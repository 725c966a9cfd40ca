"""Whose trouble it is that messages do not get through: their own, once the server answers of another; else the server's."""

from __future__ import annotations

from dataclasses import dataclass, field

from models.mail.outbox import Fate


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a message, and what is wrong with the server if it may treat every message so; empty if not."""

    message_id: int
    fate: Fate
    outage: str = ""
    answered: bool = True  # whether the server said anything of it


@dataclass
class Doubts:
    """The messages of one round of which it is not known yet whose trouble it is."""

    known_away: bool = False  # then the first one is trial enough
    waiting: list[Outcome] = field(default_factory=list)
    server_is_well: bool = False

    @property
    def are_enough(self) -> bool:
        """Whether it is the server's trouble: of two messages it could say nothing, and of none something."""
        return len(self.waiting) > (0 if self.known_away else 1)

    def stands(self, outcome: Outcome) -> bool:
        """Keep what may be the server's trouble, and say whether it is kept: the server has answered of no other message."""
        if not outcome.outage or self.server_is_well:
            return False
        self.waiting.append(outcome)
        return True

    def clear(self) -> list[Outcome]:
        """Return what was in doubt and is not any more: the server answers."""
        cleared, self.waiting, self.server_is_well = self.waiting, [], True
        return cleared
