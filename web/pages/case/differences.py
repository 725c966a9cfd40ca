"""What a reviewed manual changes, line by line, beside the edition in effect: for whoever reads what was handed in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from litestar import Response, Router, get
from litestar.params import FromPath

from models.lookups.conduct_cases.manual_standing import Draft, handed_in
from models.lookups.texts import in_effect
from web.calls import Asked, reading
from web.pages.case.scene import Scene, scene_of
from web.pages.forms.bounds import found
from web.pages.frame.rendering import page
from workflows.facts.effects import Paper

AROUND = 2  # lines that stay as they are, shown before and after what changes


@dataclass(frozen=True)
class Line:
    """A line of the text: kept, taken out, put in, or so many that stay as they are and are not shown."""

    kind: str  # kept, out, in, or skipped
    words: str


def draft_of(scene: Scene) -> Draft | None:
    """Return the manual that was handed in last, as far as the person who looks may read it."""
    return handed_in(scene.case, scene.shown)


def differences(before: str, after: str) -> Iterator[Line]:
    """Yield the lines of a text that differ from another's, with a few around them."""
    old, new = before.splitlines(), after.splitlines()
    for kind, i, k, j, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from _kept(old[i:k], first=i == 0, last=k == len(old))
            continue
        yield from (Line("out", words) for words in old[i:k])
        yield from (Line("in", words) for words in new[j:m])


def _kept(lines: list[str], *, first: bool, last: bool) -> Iterator[Line]:
    head, tail = (0 if first else AROUND), (0 if last else AROUND)
    if len(lines) <= head + tail + 1:
        yield from (Line("kept", words) for words in lines)
        return
    yield from (Line("kept", words) for words in lines[:head])
    yield Line("skipped", f"{len(lines) - head - tail} lines stay as they are")
    yield from (Line("kept", words) for words in lines[len(lines) - tail :])


@get("/cases/{number:str}/differences", sync_to_thread=True)
def read_differences(request: Asked, number: FromPath[str]) -> Response[str]:
    """Show what the reviewed manual changes, and its whole text."""
    with reading(request) as call:
        scene = scene_of(call, number)
        draft = found(draft_of(scene))
        text = in_effect(call.session, Paper.MANUAL, call.today)
        same = text is not None and text.edition == draft.edition
        lines = [] if text is None or same else list(differences(text.words, draft.words))
        return page(
            call, request, "registry/committee/differences.html", number=number, draft=draft, before=None if same else text, lines=lines,
        )  # fmt: skip


router = Router("/", route_handlers=[read_differences], include_in_schema=False)
