"""Faults planted in how a process of a few lines begins, and in who may know of its cases."""

from dataclasses import replace
from typing import Annotated

from msgspec import Meta

from tests.workflows.checks.lax import ASK, OPEN, SHUT, lax, rain, unheard
from tests.workflows.checks.planted import Said, Unasked, answered
from workflows.facts.effects import OpenCase
from workflows.facts.facts import WasTaken, fact
from workflows.facts.forms import Form
from workflows.grammar.process import Process, Step
from workflows.law.fields import AGENCY, PERSON_EMAIL, Email, Line
from workflows.law.roles import SYSTEM_ADMIN, TRAINEE, USER


class Mine(Form, key="Mine"):
    """Tell of yourself."""

    agency: Annotated[Line, AGENCY, Meta(title="Agency")]


class Theirs(Mine, key="Theirs"):
    """Tell of somebody."""

    user: Annotated[Email, PERSON_EMAIL, Meta(title="Email address")]


SAY = replace(OPEN, name="say", form=Mine).by(USER)


def said(step: Step) -> Process:
    """Return the process of a user, who begins it so."""
    asked = replace(ASK, owner=SYSTEM_ADMIN).untimed("why not").answers(SHUT)
    return unheard(replace(lax(asked, openings=(OPEN, step)), subject=USER, untolds=()))


OPENS = Step("open", "9").called("Open another", "Opened another").does(OpenCase("P99", "open"))
UNREAD = (
    "the trainee is told 'hello', but mail of a confidential case says no more than its number, and the case is closed to "
    "them"
)
FAULTS: dict[str, tuple[Process, str]] = {
    "somebody whom nobody knows yet": (
        replace(said(SAY.by(TRAINEE)), subject=TRAINEE),
        "the trainee begins a case with 'say', but only an HMIS user is known before there is one"),
    "a beginning about oneself and about others": (
        said(SAY.by(USER, SYSTEM_ADMIN)), "'say' is begun by the HMIS user and by others; give each a beginning of its own"),
    "a beginning about oneself at no agency": (
        said(replace(SAY, form=None)), "'say' does not ask of which agency the HMIS user speaks"),
    "a beginning about oneself that asks who that is": (
        said(replace(SAY, form=Theirs)), "'say' asks whom it is about, but that is whoever begins it"),
    "a case that vanishes by the day": (
        replace(answered(SHUT), closed_to_subject=rain),
        "a case is closed to the trainee by the time, which is not known for good when it begins"),
    "a case that vanishes by a later step": (
        replace(answered(SHUT), closed_to_subject=WasTaken("shut", "it is shut")),
        "a case is closed to the trainee by shut, which is not known for good when it begins"),
    "a case that vanishes by what is looked up": (
        replace(answered(SHUT).looks_up(Unasked), closed_to_subject=~fact(Unasked.days).given),
        "a case is closed to the trainee by Unasked, which is not known for good when it begins"),
    "a word that its reader cannot read": (
        replace(answered(SHUT.tells("hello", TRAINEE)), closed_to_subject=True, confidential=True),
        UNREAD),
}  # fmt: skip
SOUND: dict[str, Process] = {
    "a beginning about oneself": said(SAY),
    "a case closed by what it begins with": replace(
        lax(ASK.untimed("why not").answers(SHUT), openings=(OPEN.asks(Said),)),
        closed_to_subject=fact(Said.word).is_("hush"),
    ),
    "a word that is read in mail": replace(answered(SHUT.tells("hello", TRAINEE)), closed_to_subject=True),
}
