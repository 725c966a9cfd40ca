"""P10: WellSky follows what changed without anybody asking for it: a correction, or a program that closed or became protected.

"The HMIS Lead Agency will assess all data and implement appropriate controls." The desk says at once what
is so; WellSky is changed by a person, who confirms it here with the day.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.rules import Days
from workflows.grammar.process import Must, Step
from workflows.grammar.shapes import one_day
from workflows.law.choice import Choice
from workflows.law.fields import Line
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CLOCK, SYSTEM_ADMIN
from workflows.manual.clients.sharing.in_force import in_force
from workflows.manual.clients.sharing.programs import CLASSES, LATE, PROTECTED
from workflows.manual.clients.sharing.states import S


class Change(Choice):
    """What changed without a request."""

    CORRECTED = "corrected", "a correction changed what is on record of the client"
    SETTING = "setting", "a correction changed how the programs are set"
    PROTECTED = "protected", "the program is for victims, HIV/AIDS, youth or legal services"
    CLOSED = "closed", "the program closes"


class SharingMoved(Form, key="SharingMoved", kw_only=True):
    """What WellSky is to follow, and from which day."""

    change: Annotated[Change, Meta(title="What changed")]
    about: Annotated[Line, Meta(title="Whose record, or which programs")]
    since: Annotated[date, Meta(title="From")]


CHANGE = fact(SharingMoved.change)
of_client = CHANGE.is_(Change.CORRECTED).said("it is about a client's record", "it is about programs")
never_shared = CHANGE.among(Change.PROTECTED, Change.CLOSED).said(
    "the programs are to share nothing more", "the programs are set as the desk says"
)
otherwise_set = CHANGE.is_(Change.SETTING).said(
    "a correction changed how the programs are set", "no correction changed how programs are set"
)
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
SILENT = "the manual sets no time for it"


def _follows(key: str, clause: str, task: str) -> Must:
    return Must(key, clause, SYSTEM_ADMIN, f"{task} in WellSky")


FOLLOWS = (
    _follows("follow-on", CLASSES, "let the client's record be shared")
    .aimed(SILENT, within=WITHIN, late=LATE)
    .when(of_client & in_force)
    .answers(DONE),
    _follows("follow-off", CLASSES, "take the client's record off")
    .aimed(SILENT, within=WITHIN, late=LATE)
    .when(of_client & ~in_force)
    .answers(DONE),
    _follows("follow-end", PROTECTED, "switch the programs to Not Shared")
    .aimed(SILENT, within=WITHIN, late=LATE)
    .when(never_shared)
    .answers(DONE),
    _follows("follow-setting", CLASSES, "set the programs as the desk says")
    .aimed(SILENT, within=WITHIN, late=LATE)
    .when(otherwise_set)
    .answers(DONE),
)
