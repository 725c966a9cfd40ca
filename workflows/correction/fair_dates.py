"""What an amendment leaves to those who could not know of their dates sooner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from workflows.correction.lives import Fair
from workflows.engine.cases import Case
from workflows.engine.fairness import is_past
from workflows.engine.ladder import Owed, reckon
from workflows.facts.known import Known
from workflows.grammar.duties import Duty, base
from workflows.grammar.events import Roles
from workflows.law.policy import Policy
from workflows.law.roles import CLOCK, may_act_as
from workflows.law.value import changed


def newly_late(one: Case, other: Case, actors: Roles, known: Known) -> Iterator[Fair]:
    """Yield what others owe that an amendment has just dated too soon for them: they have days of their own.

    A term that it brings into the past ends today.
    """
    for key, row in other.owed.items():
        duty, before = _duty(other, key), one.owed.get(key)
        owner = duty.owner_of(row.party)
        if is_past(before, known) or row.receipt is None or row.still:
            continue
        if owner is CLOCK:
            if is_past(row, known):
                yield Fair(key, row.since, known.today)
        elif may_act_as(actors, owner):
            continue
        elif is_past(row, known):
            yield _days_of_their_own(duty, row, known)
        elif before is None or before.receipt != row.receipt:
            least = _least(duty, row, known)
            if row.receipt.day < least:
                yield Fair(key, row.since, least)


def _least(duty: Duty, row: Owed, known: Known) -> date:
    """Return the day up to which a duty is in time at least: some days from today, or all that there would be from today."""
    some = known.today + timedelta(days=known.policy.fair_days)
    learned = reckon(duty, changed(row, since=max(row.since, known.today)), known, row.still)
    return min(some, learned.receipt.day) if learned.receipt else some


def _days_of_their_own(duty: Duty, row: Owed, known: Known) -> Fair:
    since = max(row.since, known.today)
    if not is_past(reckon(duty, changed(row, since=since), known, row.still), known):
        return Fair(row.key, since, row.fair)
    return Fair(row.key, row.since, known.today + timedelta(days=known.policy.fair_days))


def with_fair_dates(case: Case, fair: Iterable[Fair], at: datetime, policy: Policy) -> Case:
    """Return a case in which duties count as an amendment left them."""
    owed, known = dict(case.owed), case.known(policy, at)
    for key, since, until in fair:
        if key in owed:
            row = owed[key]
            owed[key] = reckon(
                _duty(case, key), changed(row, since=max(row.since, since), fair=until), known, row.still
            )
    return changed(case, owed=owed) if fair else case


def _duty(case: Case, key: str) -> Duty:
    return next(duty for duty in case.process.duties_in(case.state) if duty.key == base(key))
