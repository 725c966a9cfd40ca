"""Faults planted in a process of a few lines, one at a time, each with the sentence that names it."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Annotated

from msgspec import Meta

from tests.workflows.checks.lax import ASK, LAX, LOSE, NOTE, OPEN, SHUT, S, lax, never, rain
from workflows.checks.faults import faults
from workflows.facts.combined_rules import If, Latest, Movable, Soonest
from workflows.facts.effects import Effect, Term, Undone
from workflows.facts.facts import DayOf, fact
from workflows.facts.forms import Form
from workflows.facts.moment_rules import Hours
from workflows.facts.rules import Days, On, Rule
from workflows.grammar.process import Ended, Must, Process, Require, Step, Untimed, Waiting, otherwise, to, wait
from workflows.law.fields import Email, Line, Text
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import CLOCK, COUNSEL, ICA_DIRECTOR, USER, Offices
from workflows.law.setting import manual, reading, target


class Numbers(Policy):
    """A few numbers."""

    five = manual(5, "9", "five")
    seven = manual(7, "9", "seven")
    goal = target(5, "9", "a local goal")
    strict = reading(True, "9", "whether it is strict")
    stray = manual(5, "8", "a number of an unknown clause")
    idle = manual(5, "9", "a number that nobody uses")


class Said(Form, key="Said"):
    """Say something."""

    word: Annotated[Line, Meta(title="Your word")]
    at: Annotated[datetime, Meta(title="Said at")]
    day: Annotated[date, Meta(title="Day of saying")]


class Unasked(Form, key="Unasked"):
    """What nobody asks."""

    day: Annotated[date, Meta(title="Day of the storm")]
    days: Annotated[int, Meta(title="Days of rain")]


class Endless(Form, key="Endless"):
    """Say it at length."""

    word: Annotated[Line, Meta(title="Short")]
    mail: Annotated[Email | None, Meta(title="Mail")]
    texts: Annotated[tuple[Text, ...], Meta(title="Texts")]
    saga: Annotated[str | None, Meta(title="Saga")]


class Scroll(Form, key="Scroll"):
    """Say it in pieces."""

    pieces: Annotated[tuple[str, ...], Meta(title="Pieces")]


@dataclass(frozen=True)
class Shout(Effect, key="Shout", undone=Undone("it is said to have been a mistake")):
    """Something is shouted on a day."""

    on: Term[date] | Rule


def namesake() -> type[Form]:
    class Said(Form, key="Said"):
        loud: Annotated[bool, Meta(title="Loud")] = False

    return Said


FIVE, SEVEN, GOAL = Days(Numbers.five), Days(Numbers.seven), Days(Numbers.goal)
NO_WAY = ASK.untimed("why not").answers(Step("shut", "9").called("Shut it", "Shut"))
LOOK = Must("look", "9", COUNSEL, "look on").untimed("why not")
STORM = On(fact(Unasked.day))
NOTICES = frozenset({"reminder", "overdue", "still-overdue", "hello"})


def found(process: Process, notices: frozenset[str] = NOTICES) -> list[str]:
    return list(faults(process, clauses={"9", "9.1"}, notices=notices, policy=FIRST_EDITION))


def answered(*ways: Step) -> Process:
    return lax(ASK.untimed("why not").answers(*ways))


def by(rule: Rule, late: Step = LOSE) -> Process:
    return lax(ASK.by(rule, late=late).answers(SHUT))


def state() -> Waiting:
    return Waiting(S.OPEN, "9").until(ASK.untimed("why not").answers(SHUT))


FAULTS: dict[str, tuple[Process, str]] = {
    "a state declared twice": (
        LAX.runs(state(), Ended(S.SHUT, "9"), Ended(S.SHUT, "9")), "SHUT is declared twice"),
    "a state not declared": (LAX.runs(state()), "SHUT is not declared"),
    "a state out of reach": (
        LAX.runs(state(), Ended(S.SHUT, "9"), Ended(S.LOST, "9")), "LOST cannot be reached"),
    "a dead end": (
        LAX.begins(OPEN).runs(
            Waiting(S.OPEN, "9").until(ASK.untimed("why not").answers(replace(SHUT, to=S.OPEN))), Ended(S.SHUT, "9")),
        "OPEN cannot end"),
    "an opening without a state": (
        lax(ASK.untimed("why not").answers(SHUT), openings=(OPEN, replace(OPEN, name="ajar", to=None))),
        "'ajar' begins a case in no state"),
    "nobody owes": (
        lax(waiting=Waiting(S.OPEN, "9").may(SHUT.by(COUNSEL))), "nobody owes anything in OPEN"),
    "no duty leads out": (
        lax(waiting=Waiting(S.OPEN, "9").until(NO_WAY).may(replace(SHUT, name="end").by(COUNSEL))),
        "no duty of OPEN leads out of it"),
    "a date of one of several that may be moved": (
        lax(ASK.by(Movable("ask", FIVE), late=LOSE).each("of two", lambda _: ("a", "b")).extendable(COUNSEL, "9")
            .answers(SHUT.asks(Said))),
        "'ask' is owed by several; the date of one of them cannot be moved"),
    "an office that nobody names": (
        lax(replace(ASK, owner=Offices("office", {"a": COUNSEL}, {"a": "A"})).untimed("why not").answers(SHUT)),
        "'ask' is owed by one of several offices, and does not say by which: `.each(...)`"),
    "answers that are kept under one name": (
        lax(waiting=state().until(LOOK.answers(SHUT.asks(Said), replace(SHUT, form=Endless)))),
        "'shut' asks different forms in different places; answers are kept by the step, so give each a name"),
    "a way on that leads nowhere otherwise": (
        lax(waiting=state().until(LOOK.answers(NOTE)).then(
            SHUT.leads(to(S.SHUT).when(rain)))),
        "'shut' does not say where it leads otherwise: its last branch has a condition"),
    "a branch behind one that always applies": (
        answered(SHUT.leads(to(S.SHUT), otherwise(S.LOST))),
        "'shut' has branches behind one without a condition, which are never taken"),
    "a way on that does not always apply": (
        lax(waiting=state().until(LOOK.answers(NOTE)).then(replace(SHUT, name="end").when(rain))),
        "what happens in OPEN when all are in may be held up"),
    "nothing follows when all are in": (
        lax(LOOK.answers(NOTE), NO_WAY.answers(SHUT)), "OPEN does not say what happens when all are in"),
    "what follows leads nowhere": (
        lax(waiting=state().then(Step("end", "9"))), "what happens in OPEN when all are in leads nowhere"),
    "a duty owed twice": (
        lax(waiting=state().meanwhile(ASK.untimed("again").answers(NOTE))), "'ask' is owed twice in OPEN"),
    "a namesake out of reach": (
        answered(SHUT, replace(SHUT, to=S.LOST)), "'shut' of OPEN can never be reached behind its namesake"),
    "a namesake behind one that more may take": (
        lax(waiting=state().may(NOTE, replace(NOTE, to=S.LOST).by(ICA_DIRECTOR))),
        "'note' of OPEN can never be reached behind its namesake"),
    "two beginnings of one name": (
        lax(ASK.untimed("why not").answers(SHUT), openings=(OPEN, replace(OPEN, clause="9.1"))),
        "'open' of the beginning can never be reached behind its namesake"),
    "an option that nobody has": (
        lax(waiting=state().may(Step("wave", "9"))), "nobody may take 'wave' of OPEN: it does not say who"),
    "a freedom that nobody has": (
        answered(SHUT).at_any_time(Step("wave", "9")), "nobody may take 'wave' of OPEN: it does not say who"),
    "a duty without an answer": (
        lax(ASK.untimed("why not").answers(SHUT), LOOK), "the legal counsel owes 'look' but cannot answer"),
    "a wait without an end": (
        lax(ASK.untimed("why not").answers(SHUT), Must("rest", "9", CLOCK, "rest").untimed("why not")),
        "the desk owes 'rest' but cannot answer"),
    "an empty reason": (
        lax(replace(ASK.untimed("why not").answers(SHUT), due=Untimed(" "))),
        "'ask' has neither a date nor a reason for having none"),
    "a role that nobody plays": (
        lax(Must("ask", "9", USER, "shut it").untimed("why not").answers(SHUT)),
        "the HMIS user owes 'ask', but is not the person the case is about"),
    "a step of a role that nobody plays": (
        answered(SHUT.by(USER)), "the HMIS user takes 'shut', but is not the person the case is about"),
    "a case about nobody that its subject answers": (
        replace(answered(SHUT), subject=None), "the trainee owes 'ask', but is not the person the case is about"),
    "a rest of no date": (
        lax(waiting=state().rests(LOOK.answers(NOTE), "9", "it rests")),
        "'look' rests, but has no date that could stand still"),
    "a clock that can be refused": (
        by(FIVE, LOSE.requires(Require("9", "never", never))),
        "the desk must not be held up when 'ask' is late, but 'lose' asks for more than time"),
    "a clock that asks a form": (
        by(FIVE, LOSE.asks(Said)),
        "the desk must not be held up when 'ask' is late, but 'lose' asks for more than time"),
    "a clock that is somebody else": (
        by(FIVE, LOSE.by(COUNSEL)),
        "the desk takes 'lose' when 'ask' is late, but it is given to the legal counsel"),
    "a local target that moves a case": (
        by(Soonest(FIVE, GOAL)), "'ask' moves a case by itself on goal, a local target"),
    "a local target that ends a wait": (
        lax(wait("rest", "9", "rest", GOAL), ASK.untimed("why not").answers(SHUT)),
        "'rest' moves a case by itself on goal, a local target"),
    "a floor after its ceiling": (
        lax(ASK.by(FIVE, late=LOSE).answers(SHUT.not_before(SEVEN))),
        "'shut' is too early before 7 days and too late after 5 days"),
    "a floor after its ceiling, from the same day": (
        lax(ASK.by(Soonest(Days(Numbers.five, since=fact(Said.day)), STORM), late=LOSE)
            .answers(SHUT.not_before(Days(Numbers.seven, since=fact(Said.day)))),
            openings=(OPEN.asks(Said),)).looks_up(Unasked),
        "'shut' is too early before 7 days since day of saying and too late after 5 days since day of saying or day of the storm, whichever is soonest"),
    "a floor of nothing": (
        lax(waiting=state().may(NOTE.not_before(FIVE))),
        "'note' has an earliest day but answers no duty, so that nothing counts from"),
    "an unknown clause of a state": (
        lax(waiting=replace(state(), clause="8")), "state OPEN cites '8', which the register does not have"),
    "an unknown clause of a duty": (
        lax(replace(ASK, clause="8").untimed("why not").answers(SHUT)),
        "duty ask cites '8', which the register does not have"),
    "an unknown clause of a step": (
        answered(replace(SHUT, clause="8")), "step shut cites '8', which the register does not have"),
    "an unknown clause beside": (
        answered(SHUT.citing("8")), "step shut (also) cites '8', which the register does not have"),
    "an unknown clause of a condition": (
        answered(SHUT.requires(Require("8", "never", never))),
        "guard of shut cites '8', which the register does not have"),
    "an unknown clause of a leave": (
        lax(ASK.by(Movable("ask", FIVE), late=LOSE).extendable(COUNSEL, "8").answers(SHUT)),
        "leave to move ask cites '8', which the register does not have"),
    "an unknown clause of a pause": (
        lax(ASK.by(Movable("ask", FIVE), late=LOSE).pausable(COUNSEL, "8").answers(SHUT)),
        "leave to move ask cites '8', which the register does not have"),
    "an unknown clause of a rest": (
        lax(waiting=state().rests(Must("rest", "9", COUNSEL, "rest").by(FIVE, late=LOSE), "8", "it rests")),
        "rest of rest cites '8', which the register does not have"),
    "an unknown clause of a number": (
        by(If(Numbers.strict, Days(Numbers.stray))), "deadline of ask cites '8', which the register does not have"),
    "an unknown clause of a floor": (
        lax(ASK.untimed("why not").answers(SHUT.not_before(Days(Numbers.stray)))),
        "earliest day of shut cites '8', which the register does not have"),
    "an unknown clause of an effect": (
        answered(SHUT.does(Shout(Days(Numbers.stray)))), "effect of shut cites '8', which the register does not have"),
    "no clause at all": (lax(replace(ASK, clause="").untimed("why not").answers(SHUT)), "duty ask cites no clause"),
    "a notice without a template": (
        answered(SHUT.tells("goodbye", COUNSEL)), "step 'shut' tells from 'goodbye', a notice without a template"),
    "a fact never asked": (
        by(Latest(FIVE, STORM)), "deadline of ask needs 'Day of the storm', which is never asked nor looked up"),
    "a number never asked": (
        by(Days(fact(Unasked.days))), "deadline of ask needs 'Days of rain', which is never asked nor looked up"),
    "a moment never asked": (
        by(Hours(Numbers.five, since=fact(Said.at))),
        "deadline of ask needs 'Said at', which is never asked nor looked up"),
    "a condition on what is never asked": (
        answered(SHUT.requires(Require("9", "never", ~never, about=fact(Unasked.day)))),
        "step shut needs 'Day of the storm', which is never asked nor looked up"),
    "an effect of what is never asked": (
        answered(SHUT.does(Shout(fact(Unasked.day)))),
        "step shut needs 'Day of the storm', which is never asked nor looked up"),
    "a day of a step that is none": (
        by(Days(Numbers.five, since=DayOf("fly", "it flew"))),
        "deadline of ask counts from 'fly', which is no step of the process"),
    "an extension of what cannot move": (
        lax(ASK.by(FIVE, late=LOSE).extendable(COUNSEL, "9").answers(SHUT)),
        "'ask' may be extended, but no part of its date is Movable('ask', ...)"),
    "a pause of what moves with another": (
        lax(ASK.by(Movable("look", FIVE), late=LOSE).pausable(COUNSEL, "9").answers(SHUT), LOOK.answers(NOTE)),
        "'ask' may be paused, but no part of its date is Movable('ask', ...)"),
    "a tolling rest of what cannot move": (
        lax(waiting=state().rests(
            Must("rest", "9", COUNSEL, "rest").by(FIVE, late=LOSE), "9", "it rests", tolls=Numbers.strict)),
        "'rest' may rest with the days added, but no part of its date is Movable('rest', ...)"),
    "an extension of a duty without a date": (
        lax(ASK.untimed("why not").extendable(COUNSEL, "9").answers(SHUT)),
        "'ask' may be extended, but no part of its date is Movable('ask', ...)"),
    "a date that moves with no duty": (
        by(Movable("fly", FIVE)), "deadline of ask moves with 'fly', which is no duty of the process"),
    "a text without an end": (answered(SHUT.asks(Endless)), "'saga' of Endless takes a text of any length"),
    "pieces without an end": (answered(SHUT.asks(Scroll)), "'pieces' of Scroll takes a text of any length"),
    "a button that says nothing": (answered(replace(SHUT, declared_deed="")), "'shut' does not say what its button says"),
    "a deed that is not told": (answered(replace(SHUT, done="")), "'shut' does not say what the timeline says"),
    "a task that begins with a capital": (
        lax(replace(ASK, task="Shut it").untimed("why not").answers(SHUT)),
        "the task of 'ask' does not begin with a verb in lower case"),
    "an empty task": (
        lax(replace(ASK, task="").untimed("why not").answers(SHUT)),
        "the task of 'ask' does not begin with a verb in lower case"),
    "a task that names a stranger": (
        lax(replace(ASK, task="shut {person}").untimed("why not").answers(SHUT)),
        "task of ask of P99 names {person}, which nobody fills in"),
    "a task with half a brace": (
        lax(replace(ASK, task="shut {subject").untimed("why not").answers(SHUT)),
        "task of ask of P99 has a brace too many or too few"),
    "a number in words": (
        lax(replace(ASK, task="shut it within 5 days").untimed("why not").answers(SHUT)),
        "task of ask of P99 writes '5' out; name a setting in braces, or say it without a number"),
    "a number as a word": (
        lax(ASK.untimed("thirty days are enough").answers(SHUT)),
        "ask has no date because of P99 writes 'thirty' out; name a setting in braces, or say it without a number"),
    "a number in a refusal": (
        answered(SHUT.requires(Require("9", "wait ten days first", ~never))),
        "refusal of shut of P99 writes 'ten' out; name a setting in braces, or say it without a number"),
    "a key in words": (
        answered(SHUT.called("Shut it", "Shut, as speak-up says"), Step("speak-up", "9").called("Speak", "Spoken")),
        "timeline of shut of P99 shows people the key 'speak-up'"),
    "a key in a condition": (
        answered(SHUT.when(rain.said("remind_days_ahead is set", "it is not set"))),
        "shut is possible if of P99 shows people the key 'remind_days_ahead'"),
    "a heading that names a stranger": (
        replace(answered(SHUT), heading="{title} of {agency}"),
        "heading of P99 names {agency}, which nobody fills in"),
    "two forms of one name": (
        answered(SHUT.asks(Said)).takes_over(namesake()), "two forms of P99 are called Said"),
}  # fmt: skip
