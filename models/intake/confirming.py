"""What a day brings forward is confirmed before it is done, by whoever reads what that is."""

from __future__ import annotations

from workflows.engine.foresight import Foresight
from workflows.law.policy import Policy


class Unconfirmed(Exception):
    """The day that somebody gave brings a lapse, a sanction or a release forward, and they did not confirm just that."""

    def __init__(self, foresight: Foresight, policy: Policy, subject: str = "") -> None:
        """Take what it would bring about, under which edition, and about whom the case is."""
        super().__init__(foresight.mark)
        self.foresight, self.policy, self.subject = foresight, policy, subject


def be_sure(found: Foresight, confirmed: str, policy: Policy, subject: str = "") -> None:
    """Raise Unconfirmed where something hangs on the day that was given, and what was confirmed is not that."""
    if found.mark != confirmed and found.hangs_on_the_day:
        raise Unconfirmed(found, policy, subject)
