"""P34: what a case that brought a motion before the Committee learns of it: whether it was decided, how, and when."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.law.choice import Choice


class Outcome(Choice):
    """What became of the motion."""

    ADOPTED = "adopted", "adopted"
    REJECTED = "rejected", "rejected"
    DROPPED = "dropped", "withdrawn or dropped"


class MotionDecided(Form, key="MotionDecided"):
    """What the Committee decided on the motion of this case."""

    outcome: Annotated[Outcome | None, Meta(title="What was decided")] = None
    on: Annotated[date | None, Meta(title="Decided on")] = None


DECIDED = fact(MotionDecided.outcome).given.said("the Committee has decided", "the Committee has not decided yet")
ADOPTED = fact(MotionDecided.outcome).is_(Outcome.ADOPTED).said("the motion is adopted", "the motion is not adopted")
