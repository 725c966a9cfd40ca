"""What people do to a deadline: pause it, let it run on, or extend it, each for a reason."""

from __future__ import annotations

from datetime import date, timedelta

from workflows.law.calendar import Calendar, Receipt
from workflows.law.value import Value, changed


class Pause(Value, frozen=True):
    """Days that do not count: from `since` up to, not including, `until`; without `until` it goes on."""

    since: date
    why: str
    until: date | None = None
    rest: bool = False  # whether the manual, not a person, stopped the clock

    def added_to(self, receipt: Receipt, calendar: Calendar) -> Receipt:
        """Return a receipt with the days of the pause added, once it is over."""
        days = (self.until - self.since).days if self.until else 0
        if not days:
            return receipt
        words = f"{days} {'day' if days == 1 else 'days'} paused: {self.why}"
        return calendar.moved(receipt, receipt.day + timedelta(days), words)


class Moves(Value, frozen=True):
    """All that was done to one deadline of a case."""

    pauses: tuple[Pause, ...] = ()
    extended: date | None = None
    why: str = ""
    before: int = 0  # the pauses that were over when it was extended; the days of later ones are added to that day

    @property
    def paused(self) -> bool:
        """Whether the deadline stands still now."""
        return bool(self.pauses) and self.pauses[-1].until is None

    def pause(self, since: date, why: str, *, rest: bool = False) -> Moves:
        """Return the moves with a pause begun."""
        return self if self.paused else changed(self, pauses=(*self.pauses, Pause(since, why, rest=rest)))

    def resume(self, day: date) -> Moves:
        """Return the moves with the open pause ended."""
        if not self.paused:
            return self
        return changed(self, pauses=(*self.pauses[:-1], changed(self.pauses[-1], until=day)))

    def extend(self, day: date, why: str) -> Moves:
        """Return the moves with the deadline extended to a day."""
        return changed(self, extended=day, why=why, before=sum(pause.until is not None for pause in self.pauses))

    def applied(self, receipt: Receipt, calendar: Calendar) -> Receipt:
        """Return a receipt moved by the pauses that are over, and by an extension that reaches further."""
        for pause in self.pauses[: self.before]:
            receipt = pause.added_to(receipt, calendar)
        if self.extended and self.extended > receipt.day:
            words = f"extended to {self.extended:%B %-d, %Y}: {self.why}"
            receipt = calendar.moved(receipt, self.extended, words)
        for pause in self.pauses[self.before :]:
            receipt = pause.added_to(receipt, calendar)
        return receipt


UNMOVED = Moves()
