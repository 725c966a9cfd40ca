"""Functions planted in a process of a few lines that read a step or a duty by a text, one letter wrong."""

from dataclasses import dataclass, replace
from datetime import date

from tests.workflows.checks.lax import ASK, LOSE, OPEN, SHUT, lax
from tests.workflows.checks.planted import Said, Shout, answered
from workflows.facts.conditions import condition
from workflows.facts.known import Known
from workflows.facts.rules import Rule, Source
from workflows.grammar.process import Alike, Follow, OneOpen, Process, Require, Withheld
from workflows.grammar.words import wording
from workflows.law.calendar import Receipt
from workflows.law.policy import Policy
from workflows.law.roles import SYSTEM_ADMIN, Role

MISSPELLED = frozenset({SHUT.name, "shutt"})
NOT_HEARD = "nobody has heard of it"


@condition("it was not waived", "it was waived")
def not_waived(known: Known) -> bool:
    """Ask for a step by a text."""
    return known.taken.get("waivve") is None


@condition("it is in", "it is not in")
def is_in(known: Known) -> bool:
    """Ask for a duty by a text."""
    return "askk" in known.done


@condition("somebody has said it", "nobody has said it")
def is_said(known: Known) -> bool:
    """Ask for an answer by a text, inside."""
    return any(step in {"openn", "say"} for step in known.answers)


@condition("it was shut", "it was not shut")
def was_shut(known: Known) -> bool:
    """Ask for steps by texts that stand elsewhere in the module."""
    return bool(MISSPELLED & known.taken.keys())


def _ever(known: Known, step: str) -> bool:
    return step in known.taken


@condition("it was lost", "it was not lost")
def was_lost(known: Known) -> bool:
    """Hand a text on to a function that asks."""
    return _ever(known, "losse")


@condition("it was opened and shut", "it was not both opened and shut")
def through_another(known: Known) -> bool:
    """Ask by another condition, which stands nowhere else."""
    return is_in(known)


@condition("it was shut before", "it was not shut before")
def sound(known: Known) -> bool:
    """Ask for a step itself, and hold a text beside it."""
    return SHUT.taken(known) and NOT_HEARD != "" and known.times(OPEN) == 0


@wording("what was done")
def done_words(known: Known) -> str:
    """Say what was done."""
    return f"shut {known.taken['shutt'].times} times"


def _matter(known: Known) -> str:
    return ", ".join(known.answers["saidd"])


def _filled(known: Known) -> Said | None:
    return known[Said] if "opened" in known.taken else None


def _anew(known: Known, before: Known) -> Said | None:
    del known
    return before[Said] if "anew" in before.done else None


def _roles(known: Known) -> frozenset[Role]:
    return frozenset(Role) if "hide" in known.taken else frozenset()


def _day(known: Known) -> date:
    return known.taken["shouted"].on


def _parties(known: Known) -> tuple[str, ...]:
    return tuple(known.answers["party"])


def _receipt(known: Known) -> str:
    return str(known.taken["receivd"])


@dataclass(frozen=True)
class Afterwards(Rule):
    """A date of a kind of its own."""

    def reckon(self, known: Known, opened: date) -> Receipt | None:
        """Return the day on which something was done."""
        del opened
        taken = known.taken.get("after")
        return known.calendar.receipt("after", taken.on) if taken else None

    def sources(self) -> tuple[Source, ...]:  # type: ignore[override]
        """Return nothing."""
        return ()

    def words(self, policy: Policy) -> str:
        """Say it."""
        del policy
        return "afterwards"


def _when(test: object) -> Process:
    return answered(SHUT.when(test))  # type: ignore[arg-type]


def _said(name: str, text: str) -> str:
    return f"the function {name!r} reads steps by their names ({text!r}); name the step itself"


FOLLOW = Follow(Said, SHUT, SYSTEM_ADMIN, _filled, "it says so", _anew)
FAULTS: dict[str, tuple[Process, str]] = {
    "a step that a condition asks for by a text": (_when(not_waived), _said("not_waived", "waivve")),
    "a duty that a condition asks for by a text": (_when(is_in), _said("is_in", "askk")),
    "an answer that a condition asks for by a text, inside": (_when(is_said), _said("is_said", "openn")),
    "a text handed on to a function that asks": (_when(was_lost), _said("was_lost", "losse")),
    "a condition that only another one calls": (_when(through_another), _said("is_in", "askk")),
    "a text of the module that is no step": (
        _when(was_shut), "the function 'was_shut' asks for 'shutt', which is no step and no duty of the process"),
    "a requirement's words": (
        answered(SHUT.requires(Require("9", "{what}", sound, names={"what": done_words}))), _said("done_words", "shutt")),
    "a heading's words": (replace(answered(SHUT), names={"what": done_words}), _said("done_words", "shutt")),
    "what makes a second case": (replace(answered(SHUT), single=OneOpen("9", "one", _matter)), _said("_matter", "saidd")),
    "what is likely the same": (replace(answered(SHUT), alike=Alike("the same", _matter)), _said("_matter", "saidd")),
    "what a record fills in": (answered(SHUT).follows(FOLLOW), _said("_filled", "opened")),
    "what a record fills in anew": (answered(SHUT).follows(FOLLOW), _said("_anew", "anew")),
    "from whom a case is kept": (
        replace(answered(SHUT), withheld=Withheld("9", "somebody", _roles)), _said("_roles", "hide")),
    "what an effect says": (answered(SHUT.does(Shout(_day))), _said("_day", "shouted")),
    "who owes it": (
        lax(ASK.untimed("why not").each("of two", _parties).answers(SHUT)), _said("_parties", "party")),
    "a receipt": (replace(answered(SHUT), receipt=_receipt), _said("_receipt", "receivd")),
    "a date of its own": (lax(ASK.by(Afterwards(), late=LOSE).answers(SHUT)), _said("reckon", "after")),
}  # fmt: skip
SOUND = _when(sound)
