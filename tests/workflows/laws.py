"""The laws that every process keeps."""

from contextlib import suppress
from datetime import datetime, timedelta
from functools import cache

from workflows.engine.cases import Case, Decision, NotAllowed
from workflows.engine.engine import available, decide
from workflows.engine.ladder import above, reckon
from workflows.facts.known import Known, Unknown
from workflows.grammar.duties import Duty, base
from workflows.grammar.events import Act
from workflows.grammar.process import Ended, Process, Waiting
from workflows.grammar.takers import may_take, owners_of
from workflows.law.fields import Mark, marked
from workflows.law.policy import Policy
from workflows.law.roles import ASKER, CLOCK, STAND_IN, Role, may_act_as
from workflows.law.value import changed
from workflows.law.wording import told


def snapshot(case: Case) -> tuple[object, ...]:
    """Return all that a case says, so that a change in place would show."""
    mappings: tuple[object, ...] = (
        dict(case.forms),
        dict(case.owed),
        dict(case.taken),
        dict(case.moves),
        {step: dict(given) for step, given in case.answers.items()},
    )
    return case.state, *mappings, case.done, case.received, case.entered


def keep_the_laws(decision: Decision, policy: Policy) -> None:
    """Check what must hold after anything that happens."""
    before, after = decision.before, decision.after
    known = after.known(policy, decision.at)
    listed = {duty.key: duty for duty in after.process.duties_in(after.state)}
    owed = {key for duty in listed.values() for key in duty.keys(known)} - after.done
    assert set(after.owed) == owed, "exactly the owed duties are open"
    assert {base(key) for key in after.done} <= set(listed), "done is only what is asked here"
    asked = {duty.key for duty in before.process.duties_in(before.state)}
    assert {base(key) for key in after.done} <= asked, "nobody has done what was never asked"
    _keep_states(after, known)
    _keep_order(decision, policy)
    for key in after.owed:
        _keep_row(after, key, listed[base(key)], known)
        _keep_fair(decision, key, listed[base(key)])


def _keep_fair(decision: Decision, key: str, duty: Duty) -> None:
    event, before, now = decision.event, decision.before.owed.get(key), decision.after.owed[key]
    owner = duty.owner_of(now.party)
    if not isinstance(event, Act) or owner is CLOCK or may_act_as(event.known_to, owner):
        return
    was_late = before and before.receipt and before.receipt.ends <= decision.at
    assert CLOCK in event.actors or was_late or now.still or not now.receipt or now.receipt.ends > decision.at, (
        "what one party enters makes no other party late"
    )


def leave_some_days(late: Decision, policy: Policy) -> None:
    """Check that a step which is entered later than it was taken leaves some days to whoever else owes something by it.

    They are no more than there are, if it is taken on the day of its entry.
    """
    today, event = policy.calendar.day(late.at), late.event
    assert isinstance(event, Act)
    try:
        in_time = decide(late.before, changed(event, on=None), late.at, policy).after.owed
    except NotAllowed:
        in_time = {}
    listed = {duty.key: duty for duty in late.after.process.duties_in(late.after.state)}
    for key, row in late.after.owed.items():
        before, owner = late.before.owed.get(key), listed[base(key)].owner_of(row.party)
        if owner is CLOCK or may_act_as(event.known_to, owner) or row.still or row.receipt is None:
            continue
        if before and before.receipt and before.receipt.ends <= late.at:
            continue
        other = in_time[key].receipt if key in in_time else None
        least = today + timedelta(days=policy.fair_days)
        assert row.receipt.day >= min(least, other.day if other else least), f"{key} leaves its owner no days"


def make_nobody_late_but_ica(opened: Decision, policy: Policy) -> None:
    """Check a beginning that ICA enters in another's name: it counts from the day received, and only ICA is late by it."""
    known, listed = opened.after.known(policy, opened.at), opened.after.process.duties_in(opened.after.state)
    least = known.today + timedelta(days=policy.fair_days)
    for duty in listed:
        for row in (opened.after.owed[key] for key in duty.keys(known) if key in opened.after.owed):
            assert row.since == opened.on, "the clock starts on the day it was received"
            owner = duty.owner_of(row.party)
            if owner is CLOCK or row.receipt is None or row.still:
                continue
            if may_act_as(opened.event.known_to, owner) if isinstance(opened.event, Act) else True:
                assert row.fair is None, "ICA, which entered it, has no days of its own for what it owes"
            else:
                today = reckon(duty, changed(row, since=known.today, fair=None), known, row.still).receipt
                assert row.receipt.day >= min(least, today.day if today else least), f"{row.key} is late by ICA's entry"


def _keep_order(decision: Decision, policy: Policy) -> None:
    """Check that nothing happened, by its own form, before the case came to where it could happen."""
    before, step = decision.before, decision.steps[0].button if decision.steps else None
    form = step.form if step else None
    if not isinstance(decision.event, Act) or step is None or form is None or before.entered is None or step.any_day:
        return
    since = before.owed[decision.answered].since if decision.answered in before.owed else before.entered
    first = min(before.entered, since)
    said = next(each for each in decision.event.forms if type(each) is form)
    for name in () if step in before.process.freedoms else marked(form, Mark.DURING):
        when = getattr(said, name)
        assert when is None or policy.calendar.day_of(when) >= first, (
            f"{step.name!r} is no earlier than what it follows"
        )


def _keep_states(after: Case, known: Known) -> None:
    state = next((state for state in after.process.states if state.state.key == after.state), None)
    match state:
        case Ended():
            assert not after.owed, "an end owes nothing"
        case Waiting():
            holding = [key for duty in state.duties for key in duty.keys(known) if key not in after.done]
            assert holding, "a case that waits waits for somebody"
        case None:
            assert after.received is None, "a case that has not begun was not received"


def _keep_row(after: Case, key: str, duty: Duty, known: Known) -> None:
    row = after.owed[key]
    if duty.consents:
        taken = [way for way in duty.ways if may_take({STAND_IN}, way, duty, known)]
        assert taken == [], "nobody agrees, signs, accepts or votes for another"
    if duty.by_another:
        asked = {ASKER, *duty.owners}
        taken = [way for way in duty.ways if may_take(asked, way, duty, known)]
        assert taken == [], "nobody decides on what they asked for themselves"
    waiting = next(state for state in after.process.waiting() if state.state.key == after.state)
    rests = waiting.rest_of(duty.key) is not None
    assert row.still == (rests or known.moved(duty.key).paused), "only what rests or is paused stands still"
    assert row.receipt == reckon(duty, row, known, row.still).receipt, "no date is stale"
    ahead = next(above(duty, row, known), None)
    assert (row.next_at, row.next_rung) == ((ahead.at, ahead.name) if ahead else (None, "")), "one live row a deadline"
    assert not (row.still and row.next_at), "what stands still has no next rung"
    assert ahead is None or ahead.key not in row.acted or ahead.at > row.acted[ahead.key], "no rung comes twice"
    assert all(at <= known.now for at in row.acted.values()), "nothing was acted on that lies ahead"


COUNT_LATER = {  # from a meeting of which there may be none yet, or from a notice that is still to be sent
    ("P19", "vote"),
    ("P19", "committee"),
    ("P19", "term-third"),
    *(
        (process, key)
        for process in ("P29", "P34", "D06")
        for key in ("vote", "vote-by-name", "vote-in-secret", "term")
    ),
}


def give_a_date(decision: Decision) -> None:
    """Check that a task which begins has the date that its process declares, whichever way led to it.

    Two ways to one configuration may differ in what a date counts from, so that each is looked at, also where it is not new.
    """
    process = decision.after.process
    listed = {duty.key: duty for duty in process.duties_in(decision.after.state)}
    for key in decision.after.owed.keys() - decision.before.owed.keys():
        row, duty = decision.after.owed[key], listed[base(key)]
        waits = row.still or (process.key, duty.key) in COUNT_LATER
        assert duty.deadline is None or row.receipt or waits, f"{key} has a date, and nothing that it counts from"


def name_everything(case: Case, policy: Policy, now: datetime) -> None:
    """Check that whatever a sentence may name can be said wherever a case stands, or is not known yet: mails name all of it."""
    known = case.known(policy, now)
    for named in case.process.names.values():
        with suppress(Unknown):
            told(named.read(known))


@cache
def _concerned(process: Process) -> tuple[Role, ...]:
    """Return everybody who takes a step in a process, and one who takes none."""
    concerned = {owner for _, step, duty in process.steps() for owner in owners_of(step, duty)}
    return (*concerned, next(role for role in Role if role not in concerned))


def list_what_may_be_done(decision: Decision, policy: Policy) -> None:
    """Check that everybody can be told what is theirs to do, and is told nothing of what is not."""
    case = decision.after
    parties = {key.partition(":")[2] for key in case.owed if ":" in key}
    for role in _concerned(case.process):
        worn = frozenset({role})
        for step, duty, refusal in available(case, worn, decision.at, policy, dict.fromkeys(parties, worn)):
            assert any(may_act_as({role}, owner) for owner in owners_of(step, duty)), (
                "a step is listed for who may take it"
            )
            at_will = duty is not None and duty.is_at_will and duty.keys_of_all(case.known(policy, decision.at))
            assert duty is None or at_will or duty.key in {base(key) for key in case.owed}, (
                "an answer is listed while its duty is open, or while it may be done at will"
            )
            assert refusal is None or refusal.sentence, "what stands against it is said in words"
