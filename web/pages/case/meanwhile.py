"""What somebody reads whose page was older than the case: who did what meanwhile, and what is different now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from models.casebook.meanwhile import Deed, Meanwhile, meanwhile
from web.pages.case.scene import Scene
from web.pages.words.dates import capital, clock_words, day_words, moment_words
from web.pages.words.wording import lowered, typeset
from workflows.engine.cases import Case
from workflows.law.wording import listed

SINCE = "Since you opened the page:"
CHANGED = "This case has changed since you opened the page"


@dataclass(frozen=True)
class Since:
    """What happened since somebody opened a page."""

    headline: str
    happened: tuple[str, ...] = ()
    now: tuple[str, ...] = ()


def since(scene: Scene, version: int | None) -> Since:
    """Return what happened since a version of a case, in words."""
    found = meanwhile(scene.call.session, scene.call.viewer, scene.row, version or 0)
    happened = tuple(typeset(_line(scene, deed)) for deed in found.deeds)
    return Since(typeset(_headline(scene, found)), happened, tuple(map(typeset, _differences(scene, found))))


def others_did(scene: Scene, version: int | None) -> str:
    """Say in a sentence what others did since a version of a case; nothing if nobody did anything."""
    if version is None or version + 1 >= scene.row.version:
        return ""
    found = meanwhile(scene.call.session, scene.call.viewer, scene.row, version)
    lines = [_line(scene, deed) for deed in found.deeds if deed.by not in {"", scene.call.viewer.name}]
    return f" {SINCE} {'; '.join(lines)}." if lines else ""


def _headline(scene: Scene, found: Meanwhile) -> str:
    people, me = list(dict.fromkeys(deed.by for deed in found.deeds if deed.by)), scene.call.viewer.name
    if people == [me]:
        return "You changed this case on another page"
    named = ["you" if name == me else name for name in people]
    return f"{capital(listed(named))} changed this case while you had it open" if named else CHANGED


def _line(scene: Scene, deed: Deed) -> str:
    """Return "training series begun, by Dana Whitcomb at 10 a.m."."""
    calendar = scene.call.calendar
    local = deed.at.astimezone(calendar.zone)
    today = local.date() == scene.call.today
    when = f"at {clock_words(local)}" if today else f"on {moment_words(deed.at, calendar)}"
    by = f", by {deed.by}" if deed.by and deed.by not in deed.title else ""
    return f"{lowered(deed.title)}{by} {when}"


def _differences(scene: Scene, found: Meanwhile) -> Iterator[str]:
    """Yield what is different now: where the case stands, which tasks are done and new, and which dates moved."""
    if not found.lived:
        return
    then, now = found.lived[0], scene.case
    if then.state != now.state:
        words = [scene.filled(scene.process.standing(state).state.words) for state in (then.state, now.state)]
        yield f"Then: {words[0]}. Now: {words[1]}."
    tasks = {row.key: capital(row.task_of_others) for row in reversed(scene.duties)}
    yield from (f"No longer open: {tasks[key]}" for key in then.owed if key not in now.owed and key in tasks)
    yield from (f"New: {tasks[key]}" for key in now.owed if key not in then.owed and key in tasks)
    yield from _moved(then, now, tasks)


def _moved(then: Case, now: Case, tasks: dict[str, str]) -> Iterator[str]:
    for key in then.owed.keys() & now.owed.keys():
        before, after = then.owed[key].receipt, now.owed[key].receipt
        if before and after and before.day != after.day and key in tasks:
            yield f"{tasks[key]}: due {day_words(after.day)}, not {day_words(before.day)}"
