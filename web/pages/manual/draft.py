"""Drafting an edition of the policy: what would differ, in words, and which dates of running cases would be others.

What is typed is its author's draft, and nothing else is done. From here it is proposed to the Committee (D08), or saved as a file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.response import Redirect

from models.access.rulebook import rulebook_of
from models.intake.drafts import FormOf, Kept, draft_of
from models.lookups.standing.under_an_edition import cases_under, count_running
from models.registries.entries import one_line
from web.audited import note_export
from web.calls import Asked, Call, reading
from web.pages.forms.bounds import staff_only, words_of
from web.pages.forms.posted import POSTED, Posted
from web.pages.forms.reading import posted_of
from web.pages.frame.drafting import FIELD, HalfFilled, draft_words, sent_or_kept
from web.pages.frame.rendering import page
from web.pages.manual.numbers import Number, number, numbers, value_words
from web.pages.manual.running import shifted
from workflows.law.editions.texts import Unfit, drafted, numbers_of, typed, written
from workflows.law.policy import Policy
from workflows.law.setting import Setting

PLACE, PREFIX, MOST = "/policy/draft", "number-", 200
PROPOSED_BY = "D08"  # the process by which the Committee decides on an edition
DEED = "draft an edition of the deadlines and limits"
FORM = FormOf.page(PLACE, "Draft an edition")


@dataclass(frozen=True)
class Typed:
    """What somebody typed: the name, the day, and the numbers by their settings' names."""

    name: str = ""
    since: str = ""
    numbers: Mapping[str, str] | None = None

    def text(self, setting: Setting[Any], before: Policy) -> str:
        """Return what stands in the field of a setting."""
        return (self.numbers or {}).get(setting.name, typed(before[setting]))


@dataclass(frozen=True)
class Entry:
    """A number to be changed: what it is, what stands in its field, what there is to choose among, and what is wrong with it."""

    number: Number
    text: str
    choices: tuple[tuple[str, str], ...]
    fault: str


@dataclass(frozen=True)
class Difference:
    """A number that an edition changes, as it was and as it becomes."""

    number: Number
    was: str


@get(PLACE, sync_to_thread=True)
def ask_edition(request: Asked) -> Response[str]:
    """Show all numbers, to be changed."""
    with reading(request) as call:
        staff_only(call, DEED)
        kept = draft_of(call.session, call.viewer, FORM)
        return _form(call, request, _typed(Posted.of(kept.fields)) if kept else Typed(), {}, kept)


@post(PLACE, sync_to_thread=True)
def show_edition(request: Asked, posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Show what an edition would change; or the numbers again, with what is wrong beside them; or keep what was typed."""
    return sent_or_kept(
        request, posted.get(FIELD), lambda call: _half_filled(call, posted), lambda: _shown(request, posted)
    )


def _half_filled(call: Call, posted: Posted) -> HalfFilled:
    """Return what somebody typed that is not as it was."""
    staff_only(call, DEED)
    said, before = _typed(posted), _newest(call)
    numbers_ = {
        f"{PREFIX}{name}": text for name, text in (said.numbers or {}).items() if text != typed(before[_setting(name)])
    }
    own = {name: text for name, text in (("name", said.name), ("since", said.since)) if text}
    return HalfFilled(FORM, {**own, **numbers_}, PLACE)


def _shown(request: Asked, posted: Posted) -> Response[str]:
    with reading(request) as call:
        staff_only(call, DEED)
        said = _typed(posted)
        faults = _faults(call, said)
        if faults or posted.get("again"):
            return _form(call, request, said, faults)
        before, edition = _newest(call), _edition(call, said)
        moved = list(shifted(call, cases_under(call.session, call.viewer, edition, call.now)))
        return page(
            call, request, "manual/draft_shown.html", edition=edition, before=before, differences=_differences(before, edition),
            changed={name: text for name, text in (said.numbers or {}).items() if edition[_setting(name)] != before[_setting(name)]},
            since=said.since, proposal=_proposal(call, edition), moved=moved[:MOST], more=max(len(moved) - MOST, 0),
            running=count_running(call.session, call.viewer),
        )  # fmt: skip


@post(f"{PLACE}/file", sync_to_thread=True)
def save_edition(request: Asked, posted: NamedDependency[Posted]) -> Response[str]:
    """Hand out the file of an edition; or show the numbers again, with what is wrong beside them."""
    with reading(request) as call:
        staff_only(call, DEED)
        said = _typed(posted)
        if faults := _faults(call, said):
            return _form(call, request, said, faults)
        note_export(call, "the draft of an edition of the policy")
        edition = _edition(call, said)
        headers = {
            "Content-Disposition": f'attachment; filename="edition-{edition.since}.toml"',
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
        }
        return Response(written(edition), status_code=200, media_type="application/toml", headers=headers)


def _typed(posted: Posted) -> Typed:
    settings = {f"{PREFIX}{each.name}": each.name for each in Policy.settings()}
    said = {settings[name]: one_line(posted.get(name).replace("\0", "")) for name in posted.fields if name in settings}
    return Typed(words_of(posted.get("name")), words_of(posted.get("since")), said)


def _newest(call: Call) -> Policy:
    return list(rulebook_of(call.session).editions)[-1]


def _edition(call: Call, said: Typed) -> Policy:
    """Return the edition that was typed; or raise Unfit, or ValueError for a day that is none."""
    return drafted(said.name, date.fromisoformat(said.since), said.numbers or {}, _newest(call))


def _faults(call: Call, said: Typed) -> dict[str, str]:
    """Return what is wrong with what was typed, by its field."""
    editions = list(rulebook_of(call.session).editions)
    faults = dict[str, str]()
    if not said.name or said.name in {each.name for each in editions}:
        faults["name"] = "Enter a name that no edition has yet, such as 2027 edition"
    try:
        since = date.fromisoformat(said.since)
    except ValueError:
        since = date.min
    if since <= max(call.today, editions[-1].since):
        faults["since"] = "Enter a day to come, after the newest edition's first day"
    try:
        found = drafted(said.name, call.today, said.numbers or {}, editions[-1])
    except Unfit as unfit:
        return faults | {f"{PREFIX}{name}": f"It {fault}" for name, fault in unfit.faults.items()}
    if not faults and not _differences(editions[-1], found):
        faults["name"] = "Change at least one number; all are as they were"
    return faults


def _differences(before: Policy, after: Policy) -> list[Difference]:
    changed = (each for each in Policy.settings() if after[each] != before[each])
    return [Difference(number(each, after), value_words(each.called(before[each]))) for each in changed]


def _proposal(call: Call, edition: Policy) -> dict[str, str]:
    """Return what the form holds by which an edition is proposed to the Committee, but for the reason."""
    said = {"name": edition.name, "since": edition.since, "numbers": numbers_of(edition)}
    (opening,) = rulebook_of(call.session).processes[PROPOSED_BY].openings
    return (
        {name: texts[0] for name, texts in posted_of(opening.form, said, call.calendar).fields.items()}
        if opening.form
        else {}
    )


def _form(
    call: Call, request: Asked, said: Typed, faults: Mapping[str, str], kept: Kept | None = None
) -> Response[str]:
    before = _newest(call)
    groups = {heading: list(_entries(found, before, said, faults)) for heading, found in numbers(before, None).items()}
    return page(
        call, request, "manual/draft.html", 422 if faults else 200, groups=groups, typed=said, faults=faults, before=before, drafted=draft_words(kept.saved_at, call) if kept else "",
        labels={f"{PREFIX}{each.name}": each.words for each in Policy.settings()},
    )  # fmt: skip


def _entries(found: list[Number], before: Policy, said: Typed, faults: Mapping[str, str]) -> Iterator[Entry]:
    for each in found:
        setting = _setting(each.name)
        yield Entry(each, said.text(setting, before), _choices(setting), faults.get(f"{PREFIX}{each.name}", ""))


def _choices(setting: Setting[Any]) -> tuple[tuple[str, str], ...]:
    """Return what there is to choose among: yes and no, or what a choice is called; nothing where several go together."""
    if isinstance(setting.default, bool):
        return ("yes", "yes"), ("no", "no")
    return () if "," in str(setting.default) else tuple(setting.meanings.items())


def _setting(name: str) -> Setting[Any]:
    return next(each for each in Policy.settings() if each.name == name)


router = Router(
    "/", route_handlers=[ask_edition, show_edition, save_edition], dependencies=POSTED, include_in_schema=False
)
