"""What a correction says of itself: what was corrected, and what it changes, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from workflows.correction.amending import OF_ICA
from workflows.correction.correction import Correction, Fact
from workflows.correction.lives import Called, done_words, named
from workflows.correction.wellsky import made_in_wellsky
from workflows.engine.cases import Case
from workflows.facts.effects import Effect
from workflows.grammar.duties import base
from workflows.grammar.events import Correct, Insert, Strike
from workflows.grammar.words import filled
from workflows.law.calendar import Receipt
from workflows.law.fields import Mark, marked, title
from workflows.law.policy import Policy
from workflows.law.wording import listed_or_none, value_words, with_settings
from workflows.sight.reading import kept_fields
from workflows.telling.prose import capital

KINDS = {Correct: "correct", Strike: "strike", Insert: "insert"}


def headline(made: Correction, policy: Policy, called: Called) -> str:
    """Return what was corrected, in a line."""
    match made.amendment:
        case Correct(place=place):
            return f"Corrected: {_called(made, place, policy, called)}"
        case Strike(place=place):
            return f"Struck as entered by mistake: {_called(made, place, policy, called)}"
        case Insert():
            decision = next(each.decision for each in made.after.lived if each.place == made.before.length)
            words = done_words(decision.steps[0], decision.event, policy, called)
            return f'Entered later: "{words}" of {decision.on:%B %-d, %Y}'


def _called(made: Correction, place: int, policy: Policy, called: Called) -> str:
    entry = made.before.entry(place)
    return named(entry, policy, called) if entry else "an entry"


def changes_of(
    made: Correction, policy: Policy, subject: str = "", *, called: Called = str, naming: bool = False
) -> Iterator[str]:
    """Yield all that a correction changes, sentence by sentence; what the keeper alone reads is not said.

    Other cases are named to ICA only, before it corrects: who reads the history may not know of them.
    """
    yield from (sentence for fact in made.facts if (sentence := _fact(fact, policy)))
    yield from _stands(made)
    yield from _otherwise(made, policy, called)
    yield from _tasks(made, policy, subject, called)
    told = {"subject": subject or "the person"}
    yield from dict.fromkeys(
        f"{capital(said_of(each.effect.undone.says, each.effect, told, policy))}."
        for each in made.undone
        if each.effect.undone.says
    )
    for _, new in made.altered:
        yield f"Now otherwise: {said_of(new.effect.told, new.effect, told, policy)}."
    yield from dict.fromkeys(f"{capital(said_of(each.effect.told, each.effect, told, policy))}." for each in made.due)
    if made_in_wellsky(made):
        yield "Where WellSky shows an account otherwise, ICA's System Administrator gets a task to make it follow."
    named = naming and bool(made.amendment.actors & OF_ICA)
    yield from dict.fromkeys(f"{capital(each.shown if named else each.says)}." for each in made.elsewhere)


def _fact(fact: Fact, policy: Policy) -> str:
    label = capital(with_settings(title(fact.form, fact.field), policy))
    if fact.field in marked(fact.form, Mark.MASKED) or fact.field in dict(kept_fields(fact.form)):
        return f"{label}: changed."
    if fact.new is None:
        return f"{label}: {value_words(fact.old)} (counts no longer)." if fact.old is not None else ""
    if fact.old is None:
        return _ended(f"{label}: {value_words(fact.new)}")
    return _ended(f"{label}: {value_words(fact.new)}, not {value_words(fact.old)}")


def _ended(sentence: str) -> str:
    """End a sentence whose last words somebody typed, perhaps with a full stop of their own."""
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."


def _stands(made: Correction) -> Iterator[str]:
    one, other = made.before.case, made.after.case
    if one.state != other.state:
        yield f'The case stands at "{_state(other)}" and no longer at "{_state(one)}".'


def _state(case: Case) -> str:
    words = {each.state.key: each.state.words for each in case.process.states}
    return words.get(case.state, "entered by mistake")


def _otherwise(made: Correction, policy: Policy, called: Called) -> Iterator[str]:
    for old, new in made.otherwise:
        was, is_ = (
            listed_or_none([done_words(step, each.event, policy, called) for step in each.steps]) for each in (old, new)
        )
        if was and is_:
            yield f'What was done on {new.on:%B %-d, %Y} is now "{is_}" and not "{was}".'
        else:  # what the desk found out led on, and does not now, or only now
            yield f'On {new.on:%B %-d, %Y} this follows {"now" if is_ else "no longer"}: "{is_ or was}".'


def _tasks(made: Correction, policy: Policy, subject: str, called: Called) -> Iterator[str]:
    for each in made.dates:
        if each.new and each.old:
            task = _task(made.after.case, each.duty, policy, subject, called)
            added = "".join(f", {words}" for words in each.new.added if words not in each.old.added)
            why = f"{_reckoned(each.new)}{added}"
            yield f"Due {each.new.day:%B %-d, %Y} and not {each.old.day:%B %-d, %Y}: {task} ({why})."
    for row in made.changes.opened:
        by = f", due {row.receipt.day:%B %-d, %Y} ({_reckoned(row.receipt)})" if row.receipt else ""
        yield f"Open: {_task(made.after.case, row.key, policy, subject, called)}{by}."
    gone = [key for key in made.changes.closed if key not in {row.key for row in made.changes.opened}]
    yield from (f"Not asked any more: {_task(made.before.case, key, policy, subject, called)}." for key in gone)


def _reckoned(receipt: Receipt) -> str:
    """Return how a date was reckoned: "30 days since first session begun, counted from March 12, 2026"."""
    return f"{receipt.whole}, counted from {receipt.start:%B %-d, %Y}" if receipt.start else receipt.whole


def _task(case: Case, key: str, policy: Policy, subject: str, called: Called) -> str:
    duty = next((duty for duty in case.process.duties_in(case.state) if duty.key == base(key)), None)
    given = {"subject": subject or "the person", "party": called(key.partition(":")[2])}
    return filled(duty.task_of_others, policy, case.process.names, None, given) if duty else key


def said_of(words: str, effect: Effect, told: dict[str, str], policy: Policy) -> str:
    """Return words about an effect, with its own fields in them."""
    values = {field.name: value_words(getattr(effect, field.name)) for field in fields(effect)}
    return filled(words, policy, given={**values, **told})
