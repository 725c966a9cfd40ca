"""P24: the programs that fall short are told so, with what to do, and are trained; or a plan follows (manual 4.3).

"Programs that do not adhere to the minimum data entry standards will be notified of their deficiencies and given appropriate training on how to
correctly enter data."
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.effects import OpenCase
from workflows.facts.facts import fact, today
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days, On
from workflows.grammar.process import Must, Require, Step, escalate
from workflows.grammar.shapes import one_text
from workflows.law.fields import DURING, Line, Text
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.data.corrective_action.reason import PlanReason
from workflows.manual.data.data_quality.figures import month, trained_before, what_falls_short
from workflows.manual.data.data_quality.reading import AGENCY_TOLD, ICA_LATE
from workflows.manual.data.data_quality.states import S

NOTIFY, TRAINING, AFTER_TRAINING = "4.3-notify-deficient", "4.3-train-deficient", "4.3-after-training"


class ShortfallTold(Form, key="ShortfallTold", kw_only=True):
    """Tell the programs what falls short. The agency reads the figures with it."""

    what: Annotated[
        Text,
        Meta(
            title="What the programs are to do", description="Beside what the desk says of each element; name no client"
        ),
    ]
    training: Annotated[Line, Meta(title="Training they get", description="Such as: entering exits, online, one hour")]
    train_by: Annotated[date, Meta(title="ICA gives it by")]


TELL = (
    Step("tell-programs", NOTIFY, S.CORRECTING)
    .citing(TRAINING)
    .called("Tell the programs what falls short", "Programs told what falls short")
    .asks(ShortfallTold)
    .read_by(ICA, EVERY_AGENCY)
    .requires(
        Require(TRAINING, "enter today or a later day", fact(ShortfallTold.train_by).not_before(today),
                about=fact(ShortfallTold.train_by))
    )
    .tells("figures-short", *AGENCY_TOLD)
)  # fmt: skip
ShortfallExcused = one_text(
    "ShortfallExcused", "Excuse what falls short.", "Why it is excused",
    "Such as: HMIS could not be used for a week, or the figures are wrong. The agency reads it",
)  # fmt: skip
EXCUSE = (
    Step("excuse", "2.2-user-timely", S.EXCUSED)
    .called("Excuse what falls short", "What falls short is excused")
    .asks(ShortfallExcused)
    .read_by(ICA, EVERY_AGENCY)
    .tells("figures-excused", *AGENCY_TOLD)
)


def _reason(known: Known) -> tuple[PlanReason]:
    """Return what the case of the plan begins with."""
    return (PlanReason(month=month.read(known), shortfalls=what_falls_short.read(known)),)


PLAN = (
    Step("plan", AFTER_TRAINING, S.IN_PLAN)
    .called("Begin a corrective action plan", "Corrective action plan begun")
    .requires(
        Require(AFTER_TRAINING, "a plan follows only where programs still fall short after ICA trained them; tell them first",
                trained_before)
    )
    .does(OpenCase("P25", "deficient", _reason, about_person=False))
)  # fmt: skip
NOTICE = (
    Must("tell", NOTIFY, SYSTEM_ADMIN, "tell {subject}'s programs what falls short in their data")
    .aimed("the manual gives ICA no days for it", within=Days(Policy.dq_notice_days), late=ICA_LATE)
    .answers(TELL, EXCUSE, PLAN)
)


class DataCorrected(Form, key="DataCorrected", kw_only=True):
    """Say what the programs corrected."""

    corrected_on: Annotated[date, DURING, Meta(title="Corrected on")]
    how: Annotated[Text, Meta(title="What was corrected, and what could not be", description="Name no client")]


CORRECT = (
    Must("correct", NOTIFY, AGENCY_ADMIN, "correct what falls short in {your} programs' data")
    .aimed("the manual sets no time for it", within=Days(Policy.dq_correct_days),
           late=escalate((AGENCY_ADMIN, AGENCY_DIRECTOR), SYSTEM_ADMIN))
    .answers(
        Step("corrected", NOTIFY)
        .called("Say what was corrected", "Agency said what it corrected")
        .asks(DataCorrected)
        .read_by(ICA, EVERY_AGENCY)
    )
)  # fmt: skip


class ProgramsTrained(Form, key="ProgramsTrained", kw_only=True):
    """Record that the programs were trained."""

    trained_on: Annotated[date, DURING, Meta(title="Training held on")]
    whom: Annotated[
        Text,
        Meta(
            title="Who took part", description="Staff of the agency; enter each one's credit in the list of trainings"
        ),
    ]


TRAINED_ON = fact(ProgramsTrained.trained_on)
TRAIN = (
    Must("train", TRAINING, SYSTEM_ADMIN, "train {subject}'s programs in what falls short")
    .by(On(fact(ShortfallTold.train_by)), late=ICA_LATE)
    .answers(
        Step("trained", TRAINING)
        .called("Record the training", "Programs trained")
        .asks(ProgramsTrained)
        .read_by(ICA, EVERY_AGENCY)
    )
)
FINISH = (
    Step("finish", NOTIFY, S.CORRECTED)
    .called("Close the round", "Data corrected, and programs trained")
    .tells("figures-corrected", SYSTEM_ADMIN, AGENCY_ADMIN)
)
