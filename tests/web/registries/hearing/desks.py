"""Factories: a desk on the day of a meeting at which the Committee decides on a third violation."""

from __future__ import annotations

from models.access.access import Viewer
from models.casebook.case_search import find
from models.intake.remarks import note
from scheduler.clock import PracticeClock
from tests.desks import local
from tests.models.violations import FOUND, GRAVE, Bench
from tests.web.registries.desks import Answer, Browser, Desk

MEETING, WALTER, GRETA, HASSAN, POLLY = "/meetings/1", "Walter Pine", "Greta Lowell", "Hassan Idris", "Polly Trask"
STATEMENT = "It happened once, in a rush."


class Court(Desk):
    """A desk with a Committee, a first and a second violation told, and a third one to decide on."""

    settles = Bench

    def __init__(self) -> None:
        """Find a third violation of one user, and open the day of the meeting."""
        super().__init__()
        self.earlier = [self.bench.notify(local(3, day, 9), finding=self.found_before(day)) for day in (22, 25)]
        self.third = self.bench.allege(FOUND, what="Zelda Quist wrote that a password was shared.")
        with self.database.writing() as session:
            case, _ = find(session, self.bench.dana, self.third)
            note(session, self.bench.dana, case, "Zelda Quist is shy.", FOUND)
        self.bench.do(self.third, self.bench.dana, "find", FOUND, **GRAVE)
        self.bench.do(self.third, self.bench.dana, "hand-in-statement", local(4, 8), words=STATEMENT)
        assert self.bench.case(self.third).state == "THIRD"

    @staticmethod
    def found_before(day: int) -> dict[str, object]:
        """Return an earlier finding, each of a nature of its own."""
        return {"nature": f"Screen left open on March {day}", "occurred_on": f"2026-03-{day - 2}"}

    @property
    def bench(self) -> Bench:
        """The town."""
        assert isinstance(self.town, Bench)
        return self.town

    def turn(self, month: int, day: int, hour: int = 15) -> None:
        """Move the clock."""
        clock = self.house.clock
        assert isinstance(clock, PracticeClock)
        clock.move(local(month, day, hour))

    def as_(self, viewer: Viewer) -> Browser:
        """Return somebody's browser."""
        return self.browser(viewer)

    def attend(
        self, by: Browser, *there: Viewer, version: int = 0, reason: str = "", aside: dict[int, Viewer] | None = None
    ) -> Answer:
        """Record who was at the meeting."""
        said = {"present": [str(each.id) for each in there], "version": str(version), "reason": reason}
        said |= {f"aside-{case}": [str(who.id)] for case, who in (aside or {}).items()}
        return by.post(f"{MEETING}/attendance", said)
