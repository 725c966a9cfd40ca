"""What people do to a deadline: pause it, let it run on, or extend it, each for a reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from workflows.calendar import Calendar, Receipt


@dataclass(frozen=True, slots=True)
class Pause:
    """Days that do not count: from `since` up to, not including, `until`; without `until` it goes on."""

    since: date
    why: str
    until: date | None = None
    rest: bool = False  # whether the manual, not a person, stopped the clock


@dataclass(frozen=True, slots=True)
class Moves:
    """All that was done to one deadline of a case."""

    pauses: tuple[Pause, ...] = ()
    extended: date | None = None
    why: str = ""

    @property
    def paused(self) -> bool:
        """Whether the deadline stands still now."""
        return bool(self.pauses) and self.pauses[-1].until is None

    def pause(self, since: date, why: str, *, rest: bool = False) -> Moves:
        """Return the moves with a pause begun."""
        return self if self.paused else replace(self, pauses=(*self.pauses, Pause(since, why, rest=rest)))

    def resume(self, day: date) -> Moves:
        """Return the moves with the open pause ended."""
        if not self.paused:
            return self
        return replace(self, pauses=(*self.pauses[:-1], replace(self.pauses[-1], until=day)))

    def extend(self, day: date, why: str) -> Moves:
        """Return the moves with the deadline extended to a day."""
        return replace(self, extended=day, why=why)

    def applied(self, receipt: Receipt, calendar: Calendar) -> Receipt:
        """Return a receipt moved by the pauses that are over, and by an extension that reaches further."""
        for pause in self.pauses:
            days = (pause.until - pause.since).days if pause.until else 0
            if days:
                words = f"{days} {'day' if days == 1 else 'days'} paused: {pause.why}"
                receipt = calendar.moved(receipt, receipt.day + timedelta(days), words)
        if self.extended and self.extended > receipt.day:
            return calendar.moved(receipt, self.extended, f"extended to {self.extended:%B %-d, %Y}: {self.why}")
        return receipt


UNMOVED = Moves()
