"""What happened in a case, the newest first, and above it what the clock will do if nobody does anything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from models.casebook.replaying import amends, read
from models.intake.correcting import may_correct
from models.intake.withheld_entries import may_withhold
from models.rows.cases import DutyRow, HistoryRow
from web.pages.case.records import Item, items_of
from web.pages.case.scene import Scene
from web.pages.words.dates import capital, day_words, moment_words
from web.pages.words.wording import typeset
from workflows.engine.ladder import REMINDER, Rung, above
from workflows.grammar.events import Act, Extend, Halt
from workflows.law.wording import listed

HIDDEN = frozenset({"learn"})  # of use to the engine alone
AHEAD = 3


@dataclass(frozen=True)
class Moment:
    """An entry of the timeline."""

    title: str
    when: str
    look: str  # main, ahead, or nothing
    note: str = ""
    clause: str = ""
    counts: str = ""  # from which day, if that is not the day of its entry
    numbers: str = ""  # how many gave each answer, where it counted what was secret until then
    struck: bool = False  # it was entered by mistake, and counts for nothing
    correct: str = ""  # where the reader may correct it
    withhold: str = ""  # where the reader may withhold it
    earlier: tuple[Item, ...] = ()  # what was filled in, where a later form has taken its place


def timeline_of(scene: Scene) -> list[Moment]:
    """Return the timeline of a case."""
    latest = dict[str, int]()
    for row in scene.history:
        latest.setdefault(row.kind, row.id)
    happened = [_moment(scene, row, latest[row.kind]) for row in scene.history if row.kind not in HIDDEN]
    return [*_ahead(scene), *happened]


def _ahead(scene: Scene) -> list[Moment]:
    """Return the next rungs of the open deadlines, the soonest at the bottom."""
    coming = list[tuple[datetime, Moment]]()
    for row, duty in scene.open:
        rung = next(above(duty, scene.case.owed[row.key], scene.known), None)
        if rung and rung.at > scene.call.now:
            coming.append((rung.at, _rung(scene, row, rung)))
    coming.sort(key=lambda pair: pair[0])
    once = list(dict.fromkeys(moment for _, moment in coming))  # several parties may owe the same
    return once[AHEAD - 1 :: -1] if len(once) >= AHEAD else once[::-1]


def _rung(scene: Scene, row: DutyRow, rung: Rung) -> Moment:
    if rung.step:
        words = f"{rung.step.deed}, if nobody answers" if rung.step.deed else "The waiting period ends"
    elif rung.name == REMINDER:
        words = f"Reminder to {scene.cast.called(row.owner)}, if still open"
    else:
        words = f"{scene.cast.are_told(rung.to)}, if still open"
    task = row.task if scene.cast.called(row.owner) == "you" else row.task_of_others
    day = day_words(scene.call.calendar.day(rung.at))
    return Moment(typeset(capital(words)), day, "ahead", typeset(capital(task)))


def _moment(scene: Scene, row: HistoryRow, latest: int) -> Moment:
    calendar = scene.call.calendar
    entered = calendar.day(row.at)
    counts = f"Counts from {day_words(row.effective_on)}." if row.effective_on < entered else ""
    return Moment(
        title=typeset(row.title),
        when=f"{moment_words(row.at, calendar)}{_by(scene, row)}",
        look="main" if row.event and row.from_state != row.to_state else "",
        note=typeset(row.note),
        clause=row.clause,
        numbers=_numbers(scene, row),
        struck=row.id in scene.counts and scene.counts[row.id].struck,
        correct=_correct(scene, row),
        withhold=f"/cases/{scene.row.number}/history/{row.id}/withhold" if _withholds(scene, row) else "",
        counts=counts,
        earlier=_earlier(scene, row) if row.event and row.id != latest else (),
    )


def _numbers(scene: Scene, row: HistoryRow) -> str:
    """Return what an entry counted: the last one with which the case left the state in which answers were secret."""
    found = [
        each
        for each in scene.sight.tallies(scene.case)
        if each.step.secret and _last_left(scene, each.step.secret.state) == row.id
    ]
    said = (listed(f"{number} {choice.words}" for choice, number in each.numbers) for each in found)
    return typeset(" ".join(f"The count: {words}." for words in said))


def _last_left(scene: Scene, state: str) -> int:
    left = (row.id for row in scene.history if row.from_state == state and row.to_state != state)
    return next(left, 0)


def _correct(scene: Scene, row: HistoryRow) -> str:
    if (
        scene.process.guards_roles
        or amends(row)
        or not may_correct(scene.call.session, scene.call.viewer, scene.worn, row, scene.call.now)
    ):
        return ""
    return (
        f"/cases/{scene.row.number}/history/{row.id}/correct"
        if isinstance(_event(scene, row), Act | Extend | Halt)
        else ""
    )


def _withholds(scene: Scene, row: HistoryRow) -> bool:
    """Say whether it is a note that the reader may withhold; a document is withheld where it is listed."""
    if row.kind != "note" or row.id in scene.withheld:
        return False
    return may_withhold(scene.call.viewer, scene.worn, scene.row, row.person_id)


def _event(scene: Scene, row: HistoryRow) -> object:
    """Return an event as it counts now."""
    return scene.counts[row.id].event if row.id in scene.counts else read(scene.process, row.event)


def _by(scene: Scene, row: HistoryRow) -> str:
    name = scene.cast.by(row.person_id, row.role)
    return "" if name in row.title else f", by {name}"


def _earlier(scene: Scene, row: HistoryRow) -> tuple[Item, ...]:
    event = read(scene.process, row.event)
    forms = scene.sight.said(row, event)[:1]
    return tuple(
        item for form in forms for item in items_of(scene.shown(form), scene.policy, unread=scene.sight.unread(form))
    )
