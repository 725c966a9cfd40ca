"""Numbers and keys planted in words of a process of a few lines that stand beside its sentences: in code, effects and rules."""

from dataclasses import dataclass, replace
from datetime import date

from tests.workflows.checks.lax import ASK, LOSE, SHUT, lax
from tests.workflows.checks.planted import FIVE, Said, answered
from workflows.facts.effects import Effect, Term, Undone
from workflows.facts.facts import fact
from workflows.facts.known import Known
from workflows.facts.rules import On, Rule, Source
from workflows.grammar.process import Follow, Process, Require
from workflows.grammar.words import wording
from workflows.law.calendar import Receipt
from workflows.law.policy import Policy
from workflows.law.roles import SYSTEM_ADMIN


@dataclass(frozen=True)
class Whisper(Effect, key="Whisper", undone=Undone("{text} counts for nothing after thirty days")):
    """{text} is whispered to {subject}."""

    text: Term[str] = ""


@dataclass(frozen=True)
class Murmur(Effect, key="Murmur", undone=Undone("{text} of {subject} counts for nothing")):
    """{text} is murmured."""

    text: str = "This"


@dataclass(frozen=True)
class Sometime(Rule):
    """A date of a kind of its own, which says too much."""

    def reckon(self, known: Known, opened: date) -> Receipt | None:
        """Return the day."""
        return On(fact(Said.day)).reckon(known, opened)

    def sources(self) -> tuple[Source, ...]:  # type: ignore[override]
        """Return nothing."""
        return ()

    def words(self, policy: Policy) -> str:
        """Say it, with a number of its own."""
        del policy
        return "45 days after it was heard"


@wording("what is shut")
def named(known: Known) -> str:
    """Say what is shut, or which key that has."""
    return "the door of five rooms" if known.today.year else f"speak-up of {_named_elsewhere()}"


def _named_elsewhere() -> str:
    return "the last ten days"


def _text(known: Known) -> str:
    del known
    return "within 48 hours"


def _receipt(known: Known) -> str:
    return f"Write to {known.policy.complaint_address} in 14 days."


def _anew(known: Known, before: Known) -> Said | None:
    return known[Said] if known.forms != before.forms else None


def _fills(known: Known) -> Said | None:
    return known[Said]


OTHERS = Follow(Said, SHUT, SYSTEM_ADMIN, _fills, "It was 3 days early", _anew)


def _out(place: str, number: str) -> str:
    return f"{place} of P99 writes {number!r} out; name a setting in braces, or say it without a number"


def says(words: str) -> Process:
    """Return the process with a sentence of its own."""
    return answered(SHUT.said(words))


def _says_of(words: str) -> tuple[Process, str]:
    return says(f"It is shut {words} after that."), _out("what follows shut", words)


FAULTS: dict[str, tuple[Process, str]] = {
    **{f"a number in words: {words}": _says_of(words) for words in (
        "thirteen", "fourteen", "nineteen", "forty", "fifty", "eighty", "fourth", "fifth", "ninth", "twelfth", "thirtieth",
        "sixtieth", "second time", "third day")},
    "a refusal that quotes a field": (
        answered(SHUT.when(fact(Said.word).is_("loud"))),
        "who is refused 'shut' reads '\"Your word\" is not \"loud\"': give the condition a sentence of its own, with .said"),
    "an address of mail": (
        says("Write to VTHMIS@icalliances.org."),
        "what follows shut of P99 writes 'VTHMIS@icalliances.org' out; name the setting that holds it in braces"),
    "an address of a page": (
        says("See https://icalliances.org for more."),
        "what follows shut of P99 writes 'https://icalliances.org' out; name the setting that holds it in braces"),
    "the level that an agency decides itself": (
        says("Up to Case Manager III the agency decides."),
        "what follows shut of P99 writes 'Case Manager III' out; name the setting in braces: {aa_max_level}"),
    "a number in what becomes of an effect": (answered(SHUT.does(Whisper())), _out("effect Whisper undone", "thirty")),
    "a number in what an effect writes": (
        answered(SHUT.does(Whisper("for 2 days"))), _out("text of effect Whisper", "2")),
    "a number in what an effect makes": (answered(SHUT.does(Whisper(_text))), _out("text of effect Whisper", "48")),
    "a number in a heading's words": (replace(answered(SHUT), names={"what": named}), _out("{what}", "five")),
    "a number in words that others make": (replace(answered(SHUT), names={"what": named}), _out("{what}", "ten")),
    "a number in a requirement's words": (
        answered(SHUT.requires(Require("9", "{what}", fact(Said.word).given, names={"what": named}))),
        _out("{what}", "five")),
    "a key in a heading's words": (
        replace(answered(replace(SHUT, name="speak-up")), names={"what": named}),
        "{what} of P99 shows people the key 'speak-up'"),
    "a number in a receipt": (replace(answered(SHUT), receipt=_receipt), _out("receipt", "14")),
    "a number in a rule": (
        lax(ASK.by(Sometime(), late=LOSE).answers(SHUT)), _out("rule of the deadline of ask", "45")),
    "a task that can be said to its owner only": (
        lax(replace(ASK, task="shut your door").untimed("why not").answers(SHUT)),
        "the task of 'ask' says 'your' to whoever reads it: write {your}"),
    "a button that can be said to one person only": (
        answered(replace(SHUT, declared_deed="Shut your door")),
        "the button of 'shut' says 'your' to whoever reads of it: write {your}"),
    "a number in why something is put right": (
        answered(SHUT).follows(OTHERS), _out("why shut is put right", "3")),
}  # fmt: skip
SOUND: dict[str, Process] = {
    "what only looks like a number": says(
        "A second person confirms a third violation at the third tier, and first of all a second license, often, "
        "under 42 CFR Part 2, or after the first session; nor is weight one, or a kitten."
    ),
    "a setting in braces": says("Up to {aa_max_level} the agency decides; write to {complaint_address}."),
    "settings of a rule": lax(ASK.by(FIVE, late=LOSE).answers(SHUT.not_before(FIVE))),
    "an effect that names its fields": answered(SHUT.does(Murmur())),
}
