"""P10: WellSky follows a correction: what the desk kept of a client's consent, or of a program's setting, was wrong.

"The HMIS Lead Agency will assess all data and implement appropriate controls." The desk says at once what
is so; WellSky is changed by a person, who confirms it here with the day.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import Condition
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.rules import Days
from workflows.grammar.duties import Duty
from workflows.grammar.process import Must, Step
from workflows.grammar.shapes import one_day
from workflows.law.choice import Choice
from workflows.law.fields import Line
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CLOCK, SYSTEM_ADMIN
from workflows.manual.clients.sharing.in_force import in_force
from workflows.manual.clients.sharing.programs import CLASSES, LATE
from workflows.manual.clients.sharing.states import S


class Change(Choice):
    """What a correction changed."""

    CLIENT = "client", "what is on record of the client"
    SETTING = "setting", "how the programs are set"


class SharingMoved(Form, key="SharingMoved", kw_only=True):
    """What WellSky is to follow, and from which day."""

    change: Annotated[Change, Meta(title="What changed")]
    about: Annotated[Line, Meta(title="Whose record, or which programs")]
    since: Annotated[date, Meta(title="The day of the correction")]


CHANGE = fact(SharingMoved.change)
of_client = CHANGE.is_(Change.CLIENT).said("it is about a client's record", "it is about programs")
FOLLOW = (
    Step("follow", CLASSES, S.FOLLOWING)
    .called("Open the task", "WellSky is to follow what changed")
    .by(CLOCK)
    .asks(SharingMoved)
    .read_by(ICA, EVERY_AGENCY)
    .tells("sharing-to-follow", SYSTEM_ADMIN)
)
SharingFollowed = one_day("SharingFollowed", "Confirm what was done in WellSky.", "Done in WellSky on", field="done_on")
DONE = (
    Step("followed", CLASSES, S.FOLLOWED)
    .called("Confirm that WellSky follows", "WellSky follows")
    .asks(SharingFollowed)
    .read_by(ICA, EVERY_AGENCY)
    .untold(AGENCY_ADMIN, AGENCY_DIRECTOR, because="nobody asked for it, and the client's page shows what stands")
)
WITHIN = Days(Policy.unshare_days, since=fact(SharingMoved.since))


def _follows(key: str, task: str, when: Condition) -> Duty:
    return (
        Must(key, CLASSES, SYSTEM_ADMIN, f"{task} in WellSky")
        .aimed("the manual sets no time for it", within=WITHIN, late=LATE)
        .when(when)
        .answers(DONE)
    )


FOLLOWS = (
    _follows("follow-on", "let the client's record be shared", of_client & in_force),
    _follows("follow-off", "set the client's record to Not Shared", of_client & ~in_force),
    _follows("follow-setting", "set the programs as the desk says", ~of_client),
)
