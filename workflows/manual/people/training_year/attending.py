"""P05: the trainings that a user attends in a year, as recorded credit answers them (manual 2.2, Ongoing User Training).

"All users are required to attend annual security training …"
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import Condition, condition
from workflows.facts.effects import RecordAttendance, Topic
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import On
from workflows.grammar.process import Duty, Must, Require, Step, again, escalate, wait
from workflows.grammar.recurring import Period
from workflows.grammar.words import wording
from workflows.law.credit import credited, no_credit
from workflows.law.fields import PAST, Line
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA, SUBJECT
from workflows.law.roles import SYSTEM_ADMIN, USER
from workflows.manual.people.attendance import no_longer_than
from workflows.manual.people.training_year.credit_of_year import art_enough, general_enough, secured
from workflows.manual.people.training_year.license_held import has_art, holds

SECURITY_CLAUSE, GENERAL_CLAUSE, ART_CLAUSE = "2.2-annual-security", "2.2-two-general", "2.2-art-two"
END_OF_YEAR = On(fact(Period.ends_on))

# "Users are expected to fully participate in all trainings attended. If a user misses more than ten minutes or ten percent
# (whichever is greater) of a training, the user will not receive credit for completing the training."


class Participation(Form, key="Participation"):
    """Record a training that the user attended."""

    title: Annotated[Line, Meta(title="Title of the training")]
    held_on: Annotated[date, PAST, Meta(title="Held on")]
    minutes: Annotated[int, Meta(title="Length, in minutes", ge=1, le=2880)]
    missed: Annotated[int, Meta(title="Minutes missed", ge=0, le=2880)]


@condition("enough of the training was attended", "too much of the training was missed")
def _credit(known: Known) -> bool:
    return credited(known[Participation].minutes, known[Participation].missed, known.policy)


@wording("how much was missed")
def _missed(known: Known) -> str:
    return no_credit(known[Participation].minutes, known[Participation].missed, known.policy)


# "Complete required training."


def _attend(key: str, clause: str, task: str, topic: Topic, owed: Condition, *, monthly: bool = False) -> Duty:
    """Return what a user attends by the end of the year; the list of trainings answers it, and ICA may write into that."""
    record = (
        Step(f"record-{key}", clause)
        .citing("2.2-user-training")
        .called(f"Record {topic} of this user", f"{topic.words[:1].upper()}{topic.words[1:]} recorded")
        .by(SYSTEM_ADMIN)
        .asks(Participation)
        .read_by(ICA, SUBJECT, EVERY_AGENCY)
        .requires(
            no_longer_than(fact(Participation.missed), fact(Participation.minutes)),
            Require("2.2-participation", "{missed}", _credit, about=fact(Participation.missed), names={"missed": _missed}),
            Require(clause, "a training of an earlier year counts for that year",
                    fact(Participation.held_on).not_before(fact(Period.begins_on))),
        )
        .does(
            RecordAttendance(
                topic, fact(Participation.title), fact(Participation.held_on),
                fact(Participation.minutes), fact(Participation.missed),
            )
        )
        .leads(again())
    )  # fmt: skip
    return (
        Must(key, clause, USER, task)
        .by(END_OF_YEAR, late=escalate(monthly=monthly), remind=Policy.training_remind_days)
        .when(owed)
        .answers(record)
    )


SECURITY = _attend(
    "security", SECURITY_CLAUSE, "attend this year's security training", Topic.SECURITY, holds & ~secured, monthly=True
)
MAKE_UP = _attend(
    "security", SECURITY_CLAUSE, "make up for the security training", Topic.SECURITY, holds & ~secured, monthly=True
)
# "… to retain their user license." The suspension stays with who leaves (decision 0027), and nobody is chased for it.
RETURN = (
    Must("return", SECURITY_CLAUSE, USER, "make up for the security training before using a license again")
    .untimed("without a license nothing is owed; the suspension stays until there is credit")
    .when(~holds & ~secured)
    .met_by("Attend a security training. Once it is on the list of trainings the suspension ends.")
)
GENERAL = _attend(
    "general", GENERAL_CLAUSE, "attend this year's general trainings", Topic.GENERAL, holds & ~general_enough
)
# "All users with Advanced Reporting Tool (ART) Licenses are required to attend at least two ART trainings annually in
# addition to the required general HMIS trainings."

ART = _attend("art", ART_CLAUSE, "attend this year's ART trainings", Topic.ART, holds & has_art & ~art_enough)
YEAR = wait("year", SECURITY_CLAUSE, "the training year ends", END_OF_YEAR)
