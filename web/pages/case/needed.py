"""What must be so before what a case is for, as its page lists it from the first day on."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from web.pages.case.scene import Scene
from web.pages.words.dates import capital, clause_mark
from web.pages.words.wording import typeset
from workflows.grammar.process import Needed


@dataclass(frozen=True)
class Line:
    """A condition: whether it holds, and if not, who can make it hold."""

    words: str
    holds: bool
    who: str
    clause: Markup


def needed_of(scene: Scene) -> list[Line]:
    """Return the conditions of a case that runs, those that are missing first."""
    if scene.waiting is None:
        return []
    lines = [_line(scene, each) for each in scene.process.needed]
    return sorted(lines, key=lambda line: line.holds)


def _line(scene: Scene, each: Needed) -> Line:
    holds, owner = each.holds(scene.known), each.owner(scene.known)
    who = "" if holds or owner is None else capital(scene.cast.called(owner))
    return Line(typeset(scene.filled(each.words)), holds, typeset(who), clause_mark(each.clause))
