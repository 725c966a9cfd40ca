"""The templates there are: one file a notice, found by its name wherever its folder is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from models.accounts.absences import COVERING
from models.casebook.handing_on import ASKED, BACK, CASE_HANDED, CASE_LOST, HANDED, LOST
from models.desk.clock_watch import CLOCK_AHEAD
from models.health.standing import DESK_ILL
from models.registries.taking_part.dated import ABSENT, WAS_THERE
from models.registries.taking_part.dated import REMINDER as SESSION_REMINDER
from models.registries.taking_part.news import CALLED_OFF, INVITED, OFF, SEAT_FREE
from models.registries.taking_part.news import MOVED as SESSION_MOVED
from models.rows.amendments import PROPOSED, PROPOSED_AGAIN
from workflows.engine.ladder import MOVED, OPENED, OVERDUE, REMINDER, STILL_OVERDUE, WAITING_MOVED
from workflows.engine.losses import NO_PART

HOME = Path(__file__).parent.parent / "templates"
NOTICE, DUTY = "frame/notice.txt", "frame/duty.txt"  # what all notices say, and all duties, unless they say otherwise
INVITATION, CONFIDENTIAL, CATCH_UP = "invitation", "confidential", "catch-up"
SAME_OF_SEVERAL, DAILY_MAIL, TOLD_AGAIN = "same-of-several", "daily-mail", "told-again"
CORRECTED, ENTERED = "corrected", "entered-for-you"
COUNTED_OTHERWISE = "counted-otherwise"
ADDRESS_GIVEN_UP, ADDRESS_NEW = "address-given-up", "address-new"
MEETING_SCHEDULED, MEETING_MOVED, MEETING_CANCELED = "meeting-scheduled", "meeting-moved", "meeting-canceled"
CLAIM_ALLOWED, CLAIM_REFUSED = "claim-allowed", "claim-refused"
PASSWORD_CHANGED = "password-changed"  # noqa: S105 - the name of a notice
OF_TRAININGS = frozenset({INVITED, SEAT_FREE, SESSION_MOVED, OFF, CALLED_OFF, SESSION_REMINDER, ABSENT, WAS_THERE})
OF_THE_DESK = frozenset({
    REMINDER, OVERDUE, STILL_OVERDUE, OPENED, MOVED, WAITING_MOVED, INVITATION, CONFIDENTIAL, CATCH_UP, CORRECTED, PROPOSED,
    PROPOSED_AGAIN, ENTERED,
    ADDRESS_GIVEN_UP, ADDRESS_NEW, HANDED, LOST, BACK, ASKED, CASE_HANDED, CASE_LOST, CLOCK_AHEAD, COUNTED_OTHERWISE, COVERING,
    DESK_ILL,    SAME_OF_SEVERAL, DAILY_MAIL, TOLD_AGAIN, PASSWORD_CHANGED, CLAIM_ALLOWED, CLAIM_REFUSED,
    MEETING_SCHEDULED, MEETING_MOVED, MEETING_CANCELED, NO_PART,
}) | OF_TRAININGS  # fmt: skip
NOTICES = ("desk/*.txt", "*/*/*.txt")  # of the desk itself, and of <chapter>/<process>
DUTIES = "*/*/duties/*.txt"  # how mail speaks of a duty, by <process key>.<duty key>


@dataclass(frozen=True)
class Catalog:
    """What templates a folder has, by name."""

    home: Path
    notices: Mapping[str, str] = field(init=False)  # the file of each notice
    duties: Mapping[str, str] = field(init=False)  # the file of each duty with words of its own

    def __post_init__(self) -> None:
        """Look into the folder."""
        object.__setattr__(self, "notices", {Path(path).stem: path for path in self.files(*NOTICES)})
        object.__setattr__(self, "duties", {Path(path).stem: path for path in self.files(DUTIES)})

    def files(self, *patterns: str) -> Iterator[str]:
        """Yield the files that a pattern finds, as templates are named."""
        for pattern in patterns:
            yield from sorted(path.relative_to(self.home).as_posix() for path in self.home.glob(pattern))

    def notice(self, name: str) -> str:
        """Return the file of a notice, or raise LookupError."""
        if name not in self.notices:
            raise LookupError(f"no template is called {name!r}")
        return self.notices[name]

    def duty(self, process: str, key: str) -> str:
        """Return the file of a duty's own words, or the one for all that have none."""
        return self.duties.get(f"{process}.{key}", DUTY)


@cache
def catalog() -> Catalog:
    """Return the templates of this desk."""
    return Catalog(HOME)


def templates() -> frozenset[str]:
    """Return the names of the notices that can be told."""
    return frozenset(catalog().notices)
