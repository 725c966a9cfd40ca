"""Drafting an edition of the policy: what would differ, in words, and which dates of running cases would be others.

What is typed is its author's draft, and nothing else is done. The file that comes of it is an edition once it lies in the desk's
folder of editions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.response import Redirect

from models.intake.drafts import FormOf, Kept, draft_of
from models.lookups.standing.under_an_edition import OtherDate, count_running, dates_under
from models.registries.entries import one_line
from web.audited import note_export
from web.calls import Asked, Call, reading
from web.pages.forms.bounds import staff_only, words_of
from web.pages.forms.posted import POSTED, Posted
from web.pages.frame.drafting import FIELD, HalfFilled, draft_words, sent_or_kept
from web.pages.frame.lists import link
from web.pages.frame.rendering import page
from web.pages.manual.numbers import Number, number, numbers, value_words
from web.pages.words.dates import day_words
from web.pages.words.receipts import Slip, slip_of
from workflows.law.editions import Unfit, drafted, typed, written
from workflows.law.policy import Policy
from workflows.law.setting import Setting

PLACE, PREFIX, MOST = "/policy/draft", "number-", 200
MOST_OF_A_LINK = 1_500  # characters; who changes more than that writes the rest
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


@dataclass(frozen=True)
class Moved:
    """A date of a running case that would be another one."""

    found: OtherDate
    was: Slip
    becomes: Slip


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
        moved = list(islice(dates_under(call.session, call.viewer, edition, call.now), MOST + 1))
        return page(
            call, request, "manual/draft_shown.html", edition=edition, before=before, differences=_differences(before, edition),
            changed={name: text for name, text in (said.numbers or {}).items() if edition[_setting(name)] != before[_setting(name)]},
            since=said.since, motion=_motion(edition, _differences(before, edition)), moved=[_moved(call, each) for each in moved[:MOST]], more=len(moved) > MOST,
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
    return list(call.house.database.rulebook.editions)[-1]


def _edition(call: Call, said: Typed) -> Policy:
    """Return the edition that was typed; or raise Unfit, or ValueError for a day that is none."""
    return drafted(said.name, date.fromisoformat(said.since), said.numbers or {}, _newest(call))


def _faults(call: Call, said: Typed) -> dict[str, str]:
    """Return what is wrong with what was typed, by its field."""
    editions = list(call.house.database.rulebook.editions)
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


def _motion(edition: Policy, differences: list[Difference]) -> str:
    """Return where it is moved that the Committee approves an edition, with the motion written out."""
    lines = (
        f"{each.number.words[:1].upper()}{each.number.words[1:]}: {each.number.value}, in place of {each.was}."
        for each in differences
    )
    day = day_words(edition.since, year=True)
    text = "\n".join(
        (f"Resolved, that the {edition.name} of the deadlines and limits holds for cases opened from {day} on.", *lines)
    )
    return link(
        "/start/P34", title=f"Deadlines and limits: {edition.name}", text=text[:MOST_OF_A_LINK], kind="resolution"
    )


def _moved(call: Call, found: OtherDate) -> Moved:
    return Moved(found, slip_of(found.was, call.calendar), slip_of(found.becomes, call.calendar))


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
