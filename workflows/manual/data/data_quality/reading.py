"""P24: the month's figures are read, or there are none (manual 4.3, Data Quality Plan).

"HMIS Lead Agency staff will monitor data collection of the HMIS Universal Data Elements and required program specific data elements
monthly and hold Partner Agencies accountable for not entering required data."
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import LOCAL, Follow, Must, Step, escalate, otherwise, to
from workflows.grammar.shapes import one_text
from workflows.law.fields import DURING
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CLOCK, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.data.data_quality.figures import COMPLETE, MONTHLY, TIMELINESS, DataFigures, dealt_with, short
from workflows.manual.data.data_quality.states import S
from workflows.manual.people.users_review.users import UsersHere

ICA_LATE = escalate(SYSTEM_ADMIN, ICA_DIRECTOR)
AGENCY_TOLD = (AGENCY_ADMIN, AGENCY_DIRECTOR)
BEGIN = Step("begin", MONTHLY, S.READING).called("Begin the round of the month", "Round of the month begun").by(CLOCK)


class FiguresRead(Form, key="FiguresRead"):
    """The figures of the month were read."""

    read_on: Annotated[date, DURING, Meta(title="Figures read on")]


READ = (
    Step("figures-read", MONTHLY)
    .citing(COMPLETE, TIMELINESS)
    .called("Look at the figures of the month", "Figures of the month read")
    .by(CLOCK)
    .asks(FiguresRead)
    .read_by(ICA, EVERY_AGENCY)
    .leads(
        to(S.ENOUGH).when(~short).tells("figures-enough", AGENCY_ADMIN),
        to(S.IN_PLAN).when(dealt_with).tells("figures-in-plan", *AGENCY_TOLD),
        otherwise(S.SHORT),
    )
    .untold(SYSTEM_ADMIN, because="they read the figures themselves, and see what came of them")
)
NoFigures = one_text(
    "NoFigures", "Close the round without figures.", "Why there are none", "Such as: no program entered data yet"
)
LEAVE = (
    Step("no-figures", MONTHLY, S.NO_FIGURES)
    .called("Close the round without figures", "No figures for this month")
    .asks(NoFigures)
    .read_by(ICA)
    .tells("figures-none", ICA_DIRECTOR)
)
FIGURES = (
    Must("figures", MONTHLY, SYSTEM_ADMIN, "read the figures of {subject}'s programs for the month")
    .aimed("the manual says each month, and no day", within=Days(Policy.dq_figures_days), late=ICA_LATE)
    .met_by("Read the figures under Directory, Data quality. This task then closes automatically.")
    .answers(LEAVE)
)


class NobodyEnters(Form, key="NobodyEnters"):
    """The agency has no users any more."""

    since: Annotated[date, DURING, Meta(title="Nobody has a license since")]


NOBODY_LEFT = (
    Step("nobody-left", LOCAL, S.LEFT)
    .called("Close the round: the agency has no users", "Round closed: nobody has a license any more")
    .by(CLOCK)
    .asks(NobodyEnters)
    .read_by(ICA)
    .untold(AGENCY_ADMIN, SYSTEM_ADMIN, because="they heard of it when the licenses ended")
)


def _nobody(known: Known) -> NobodyEnters | None:
    here = known[UsersHere]
    return NobodyEnters(since=known.today) if here.agency and not here.users else None


def _read(known: Known) -> FiguresRead | None:
    return FiguresRead(read_on=known.today) if known[DataFigures].read_on is not None else None


WITH_THE_USERS = Follow(UsersHere, NOBODY_LEFT, CLOCK, _nobody, "The directory says so")
FOLLOWED = Follow(DataFigures, READ, CLOCK, _read, "The figures were read")
