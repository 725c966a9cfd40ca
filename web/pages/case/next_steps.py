"""What happens next: the sentence, and a card for each duty with its person, its ladder and its terms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from markupsafe import Markup

from models.access.concern import roles_in
from models.rows.cases import DutyRow
from web.pages.case.cast import Doer
from web.pages.case.consequences import next_of, task_of
from web.pages.case.ladders import Ladder, ladder_of
from web.pages.case.scene import Scene
from web.pages.words.dates import (
    Due,
    capital,
    clause_mark,
    day_words,
    due_words,
    from_words,
    last_words,
    month_day,
    origin_beside,
)
from web.pages.words.receipts import Slip, slip_of
from web.pages.words.wording import counted, lowered, typeset
from workflows.engine.ladder import Owed
from workflows.grammar.duties import Duty, Escalate, Untimed, party_of
from workflows.grammar.process import Step
from workflows.law.roles import CLOCK, OF_THE_CASE, OF_THE_COMMITTEE, Role
from workflows.law.wording import listed
from workflows.uploads.counting.terms import RECORD


@dataclass(frozen=True)
class Card:
    """An open duty as the panel shows it."""

    id: int
    key: str
    title: str
    doer: Doer
    ladder: Ladder | None
    due: Due | None
    day: str
    slip: Slip | None
    undated: str  # why it has no date
    rest: str  # why its date stands still
    rest_clause: Markup
    rest_origin: str
    floor: str
    how: str  # where it is done, if not here
    otherwise: str  # what follows if it is not done
    clause: Markup
    origin: str
    deed: tuple[str, str]  # the link that leads to its form, and its words
    claimable: bool
    returnable: bool
    others: tuple[tuple[int, str], ...]  # to whom it may be handed on
    too: tuple[Doer, ...] = ()  # who owes the same by the same day, where the reader has nothing to do with either


@dataclass(frozen=True)
class Panel:
    """All of what happens next."""

    lead: str
    own: tuple[Card, ...]  # the reader's own, also where the case does not wait for them
    holding: tuple[Card, ...]  # others' for which it waits
    beside: tuple[Card, ...]
    then: str


def panel_of(scene: Scene) -> Panel:
    """Return what happens next in a case."""
    cards = [(duty, card_of(scene, row, duty)) for row, duty in scene.open]
    holding = _folded(card for duty, card in cards if scene.holds_up(duty))
    beside = [card for duty, card in cards if not scene.holds_up(duty) and not _is_the_clocks(duty)]
    own = tuple(card for card in (*holding, *beside) if card.doer.you and not card.rest)
    others, rest = (tuple(card for card in some if card not in own) for some in (holding, beside))
    return Panel(lead_of(scene), own, others, rest, next_of(scene))


def _folded(cards: Iterable[Card]) -> tuple[Card, ...]:
    """Return the cards, those as one that say the same of several others and leave the reader nothing to do."""
    found = dict[object, Card]()
    for card in cards:
        can_act = bool(card.deed[1] or card.claimable or card.returnable or card.others)
        same: object = card.id if can_act else (card.title, card.day, card.otherwise)
        first = found.get(same)
        found[same] = replace(first, too=(*first.too, card.doer)) if first else card
    return tuple(found.values())


def _is_the_clocks(duty: Duty) -> bool:
    """Say whether a duty is a term that the desk keeps by itself, and after which the case stays where it is."""
    late = duty.deadline.late if duty.deadline else None
    return duty.owner is CLOCK and isinstance(late, Step) and not any(out.to or out.closes for out in late.outcomes)


def lead_of(scene: Scene) -> str:
    """Say in one sentence who is next, and by when."""
    if scene.row.closed_at:
        day = day_words(scene.call.calendar.day(scene.row.closed_at))
        return typeset(f"Nothing left to do. The case ended on {day}: {scene.standing.words}.")
    if scene.waiting and scene.waiting.sentence:
        return typeset(scene.filled(scene.waiting.sentence))
    holding = [row for row, duty in scene.open if scene.holds_up(duty)]
    mine = [row for row, _ in scene.open if scene.cast.doer(row).you and not row.still]
    if mine and not any(row in holding for row in mine):
        others = [row for row in holding if row.owner is not CLOCK]
        return typeset(" ".join((_yours(scene, mine), *_several(scene, others))))
    if not holding and any(scene.case.owed):
        return "Nothing for you to do now."
    if not holding:
        return "Nothing to do now. The case moves on automatically."
    return typeset(" ".join(_several(scene, holding)))


def _yours(scene: Scene, rows: list[DutyRow]) -> str:
    """Say what the reader has to do, though the case waits for somebody else."""
    if len(rows) == 1:
        return _one(scene, rows[0])
    first = min((row.due_at for row in rows if row.due_at), default=None)
    by = f", the first {_by_day(scene, first)}" if first else ""
    return f"You have {counted(len(rows), 'task')} here{by}."


def _several(scene: Scene, rows: list[DutyRow]) -> Iterator[str]:
    """Yield for whom a case waits, and then which terms end by themselves."""
    people = [row for row in rows if row.owner is not CLOCK]
    if len(rows) == 1:
        yield _one(scene, rows[0])
        return
    if len(people) == 1:
        yield _one(scene, people[0])
    elif people:
        yield f"Waiting for {_awaited(scene, people)}."
    for row in rows:
        if row.owner is CLOCK:
            yield f"{capital(row.task)}{f' {_last(scene, row.due_at)}' if row.due_at else ''}."


def _awaited(scene: Scene, rows: list[DutyRow]) -> str:
    """Return for whom a case waits, the reader first, each once and with the day by which the first answer is due."""
    waits = dict[str, list[datetime]]()
    for row in rows:
        who = scene.cast.doer(row)
        name = "you" if who.you else who.name if row.assignee_id else scene.cast.team(row)
        waits.setdefault(name, []).extend([row.due_at] if row.due_at and not row.still else [])
    days = {name: _by_day(scene, min(dates, default=None)) for name, dates in waits.items()}
    day, *others = dict.fromkeys(days.values())
    if len(days) > 1 and day and not others:
        return f"{listed(days)} (each {day})"
    return listed(f"{name} ({by})" if by else name for name, by in days.items())


def _by_day(scene: Scene, first: datetime | None) -> str:
    verb = "was due" if first and first <= scene.call.now else "by"
    return f"{verb} {_last(scene, first, month_day)}" if first else ""


def _one(scene: Scene, row: DutyRow) -> str:
    who = scene.cast.doer(row)
    if row.owner is CLOCK and row.due_at:
        return f"Nothing to do until {_last(scene, row.due_at)}. Then {row.task}."
    name = "You" if who.you else who.name if row.assignee_id else capital(scene.cast.team(row))
    task = row.task if who.you else row.task_of_others
    have = "have" if who.you else "has"
    if row.due_at is None or row.still:
        return f"{name} {have} to {task}."
    if row.due_at <= scene.call.now:
        return f"{name} {have} to {task}. It was due {_last(scene, row.due_at)}."
    return f"{name} {have} until {_last(scene, row.due_at)} to {task}."


def _last(scene: Scene, due_at: datetime, say: Callable[[date], str] = day_words) -> str:
    return last_words(due_at, scene.call.calendar, say)


def card_of(scene: Scene, row: DutyRow, duty: Duty) -> Card:
    """Return the card of an open duty."""
    owed, title = scene.case.owed[row.key], capital(task_of(scene, duty, party_of(row.key)))
    due = due_words(row.due_at, scene.call.now, scene.call.calendar) if row.due_at else None
    rest = scene.waiting.rest_of(row.key) if scene.waiting and row.still else None
    may = scene.may_answer(row, duty)
    paused = scene.case.moves[row.key].pauses[-1].why if row.still and row.key in scene.case.moves else ""
    return Card(
        id=row.id, key=row.key, title=typeset(title), doer=scene.cast.doer(row),
        ladder=ladder_of(duty, owed, scene.known, title), due=due, day=_last(scene, row.due_at) if row.due_at else "",
        slip=slip_of(owed.receipt, scene.call.calendar) if owed.receipt else None,
        undated=typeset(duty.due.because) if isinstance(duty.due, Untimed) else "",
        rest=typeset(rest.why if rest else paused), rest_clause=clause_mark(rest.clause if rest else ""),
        rest_origin=scene.policy.origin_of(rest.tolls).words if rest and rest.tolls else "", floor=_floor(scene, duty, owed),
        how=typeset(duty.met),
        otherwise="" if row.still else typeset(" ".join(_otherwise(scene, duty, owed))),
        clause=clause_mark(row.clause), origin=origin_beside(row.clause, row.origin), deed=_deed(scene, row, duty),
        claimable=row.assignee_id is None and may, returnable=row.assignee_id == scene.call.viewer.id and row.owner not in OF_THE_CASE | OF_THE_COMMITTEE,
        others=tuple(scene.cast.able(row.owner, row.assignee_id)) if may and row.owner not in OF_THE_COMMITTEE else (),
    )  # fmt: skip


def _floor(scene: Scene, duty: Duty, owed: Owed) -> str:
    """Say which answers are too early yet."""
    early, free = list[str](), list[str]()
    for step in duty.ways:
        receipt = step.floor.reckon(scene.known, owed.since) if step.floor else None
        deed = lowered(step.deed or step.name.replace("-", " "))
        if receipt and receipt.starts > scene.call.now:
            early.append(f"{day_words(receipt.day)}, to {deed}")
        else:
            free.append(deed)
    if not early:
        return ""
    return typeset(f"{capital('; '.join(early))}. " + (f"Possible today: {listed(free)}." if free else ""))


def _otherwise(scene: Scene, duty: Duty, owed: Owed) -> Iterator[str]:
    """Say what follows when the date passes."""
    if duty.deadline is None or owed.receipt is None:
        return
    late, ends = duty.deadline.late, owed.receipt.ends
    if isinstance(late, Step):
        yield from _acted(scene, late, ends)
        return
    last = min(_strikes(scene), default=None, key=lambda strike: strike[0])
    if last and last[0] <= ends:
        yield from _acted(scene, last[1], last[0])
        return
    groups = late.groups(owed.party, roles_in(scene.row.withheld))
    told = _told_then(scene, groups, from_words(ends, scene.call.calendar)) if groups else ""
    goes_on = f" {told} {_goes_on(scene, late)}" if told else ""  # there may be nobody to be told: it is kept from them
    yield from ((told,) if told else ()) if last else (f"The case stays as it is.{goes_on}",)
    if last:
        yield from _acted(scene, last[1], last[0])


def _strikes(scene: Scene) -> Iterator[tuple[datetime, Step]]:
    """Yield when the clock itself moves the case on, and how, if nothing is done until then."""
    for row, duty in scene.open:
        receipt = scene.case.owed[row.key].receipt
        late = duty.deadline.late if duty.deadline else None
        if isinstance(late, Step) and receipt and not row.still and any(outcome.to for outcome in late.outcomes):
            yield receipt.ends, late


def _acted(scene: Scene, late: Step, ends: datetime) -> Iterator[str]:
    day = from_words(ends, scene.call.calendar)
    yield f"On {day} automatically: {lowered(late.deed)}." if late.deed else f"The waiting period ends {day}."
    if told := scene.cast.are_told(notice.to for notice in late.notices):
        yield f"{told}."


def _told_then(scene: Scene, groups: tuple[tuple[Role, ...], ...], day: str) -> str:
    first, *more = groups
    later, days = _who(scene, more[0]) if more else "", scene.policy.escalate_again_days
    same = later == _who(scene, first)  # as where one person acts in the place of several offices
    again = f", and {'again ' if same else ''}{days} days later{'' if same else f' {later}'}" if later else ""
    return f"{scene.cast.are_told(first)} on {day}{again}."


def _goes_on(scene: Scene, late: Escalate) -> str:
    pace = "month" if late.monthly else f"{scene.policy.late_again_days} days"
    return f"After that we write again every {pace} until it is done."


def _who(scene: Scene, roles: tuple[Role, ...]) -> str:
    return listed(dict.fromkeys(scene.cast.called(role) for role in roles))


def _deed(scene: Scene, row: DutyRow, duty: Duty) -> tuple[str, str]:
    """Return the link to the form of a duty that the person who looks may answer, and its words."""
    offered = {step.name for step, answered, _ in scene.offers if answered is duty} | {RECORD}  # which the desk records
    ways = {way.name: way for way in duty.ways if way.name in offered}
    if not ways or not scene.may_answer(row, duty):
        return "", ""
    if len(ways) > 1:
        return f"#duty-{duty.key}", "Give your answer"
    ((name, way),) = ways.items()
    return f"#do-{name}", typeset(way.deed or name)
