"""The inbox: its queues, grouped by day, fifty rows a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from litestar import Response, Router, get
from litestar.response import Redirect

from models.access.concern import agency_names
from models.access.resting import resting_at
from models.casebook.case_search import Search, count, names, number_found
from models.desk.undelivered import count_undelivered
from models.inbox.colleagues import colleagues_of
from models.inbox.counts import Ends, Figures, figures, found_in, sizes
from models.inbox.inbox import MOST, Asked, Queue, tasks
from models.store.paging import Part
from web.calls import Asked as Request
from web.calls import Call, reading
from web.filters import agency_of, process_of
from web.pages.frame.lists import link, turns
from web.pages.frame.rendering import page
from web.pages.frame.return_path import leave_queue
from web.pages.inbox.claims import claims
from web.pages.inbox.corrections import corrections
from web.pages.inbox.filters import DUE, TABS, Wish, ends_of, wish_of
from web.pages.inbox.health import ailments_shown, lead_of
from web.pages.inbox.lost_mail import lost_mail
from web.pages.inbox.reasons import NO_REASONS, reasons_of
from web.pages.inbox.rows import Lens, grouped
from web.pages.inbox.words import Late, empty, lead
from web.pages.words.dates import capital, last_words
from workflows.law.setting import Origin
from workflows.law.wording import listed

BULK = {
    Queue.MINE: (("release", "Return to the team"),),
    Queue.TEAM: (("claim", "Claim"),),
    Queue.WAITING: (("remind", "Remind"),),
    Queue.SNOOZED: (("wake", "Back to my inbox"),),
}  # what is done to several tasks of a queue, besides what asks for more


@dataclass(frozen=True)
class Choice:
    """A way to narrow the inbox down, and how many tasks would be left."""

    words: str
    link: str
    count: int | None


@get("/", sync_to_thread=False)
def home() -> Redirect:
    """Lead to the inbox."""
    return Redirect("/inbox")


@get("/inbox", sync_to_thread=True)
def show_inbox(request: Request) -> Response[str] | Redirect:
    """Show a queue of the inbox."""
    wish = wish_of(request.query_params)
    with reading(request) as call:
        process_of(call, wish.process), agency_of(call, wish.agency)
        if request.query_params.get("go") and (number := number_found(call.session, call.viewer, wish.q)):
            return Redirect(f"/cases/{number}")
        response = _page(call, request, wish)
        response.set_cookie(leave_queue(request, call.viewer.id, wish.link()))
        return response


def _page(call: Call, request: Request, wish: Wish) -> Response[str]:
    ends = ends_of(call)
    shown = tasks(call.session, call.viewer, wish.asked(ends), call.now)
    rows = shown.rows
    found = figures(call.session, call.viewer, wish.queue, ends)
    counts = sizes(call.session, call.viewer, call.now)
    ill = ailments_shown(call, wish)
    lost = lost_mail(call, wish, missed := count_undelivered(call.session, call.viewer))
    counts[Queue.MINE] += missed
    waiting, claimed = corrections(call, wish, counts), claims(call, wish, counts)
    late = _late(call, wish, ends) if not found.total else Late()
    lens = _lens(call, wish, rows)
    bare = (
        empty(wish, counts[Queue.TEAM], _ahead(call), late)
        if not rows and not ill and not lost.count and not waiting.count and not claimed.count
        else None
    )
    idle = not found.total and not waiting.count and not claimed.count
    said = waiting.lead(lead(wish, found, shown, call.calendar, call.today, late=late), none=not found.total)
    said = claimed.lead(said, none=not found.total and not waiting.count)
    found_groups = grouped(rows, lens)
    return page(
        call, request, "inbox.html", wish=wish, tabs=_tabs(wish, counts), menus=_menus(call, wish, found),
        chosen=_chosen(call, wish, found), elsewhere=_elsewhere(call, wish), groups=found_groups, bare=bare, covers=_covers(call), rests=_rests(call),
        bulk=BULK.get(wish.queue, ()), naps=lens.usual_naps if wish.queue is Queue.MINE else (),
        colleagues=colleagues_of(call.session, call.viewer) if wish.queue in {Queue.MINE, Queue.TEAM} else (),
        lead=lead_of(ill, lost.lead(said, none=idle), none=idle and not lost.count), lost=lost, waiting=waiting, claimed=claimed,
        turns=turns(shown, lambda cursor: wish.link(cursor=cursor)), reason=lens.reasons.of_several,
        ailing=ill,
        asking_why=[line.id for each in found_groups for line in each.tasks if line.asks_why],
    )  # fmt: skip


def _lens(call: Call, wish: Wish, rows: Sequence[Any]) -> Lens:
    others = wish.queue in {Queue.TEAM, Queue.WAITING}
    away = {each.id: each.name for each in call.viewer.lent}
    known = names(call.session, {row.assignee_id for row in rows if row.assignee_id}) if others else away
    reasons = reasons_of(call) if wish.queue is Queue.MINE else NO_REASONS
    return Lens(wish.queue, call.now, call.calendar, call.house.database.rulebook.processes, known, reasons)


def _covers(call: Call) -> str:
    """Say for whom the person stands in today."""
    away = sorted(each.name for each in call.viewer.lent)
    return f"You cover for {listed(away)} today. Those tasks are also in this list." if away else ""


def _rests(call: Call) -> str:
    """Say who does what the person would do as administrator, while their license is suspended or has ended."""
    resting = agency_names(call.session, resting_at(call.session, call.viewer.id))
    if not resting:
        return ""
    theirs = f"Your HMIS license for {listed(sorted(resting.values()))} is suspended or has ended"
    return f"{theirs}. Until it is back, ICA does the Agency Administrator's tasks, and the executive director signs."


def _late(call: Call, wish: Wish, ends: Ends) -> Late:
    """Return what is past due besides one's own open tasks: nobody is up to date with it."""
    if wish.queue is not Queue.MINE or wish.is_narrowed:
        return Late()
    team, snoozed = (figures(call.session, call.viewer, each, ends) for each in (Queue.TEAM, Queue.SNOOZED))
    return Late(team.due["overdue"], snoozed.due["overdue"])


def _ahead(call: Call) -> str:
    """Return the next date on which something that waits on others is due, in words."""
    asked = Asked(Queue.WAITING, due_from=call.now, part=Part(limit=1))
    found = next(iter(tasks(call.session, call.viewer, asked, call.now).rows), None)
    return last_words(found.due_at, call.calendar) if found else ""


def _tabs(wish: Wish, counts: dict[Queue, int]) -> list[tuple[str, str, str, bool]]:
    shown = {queue: _many(count) if count else "" for queue, count in counts.items()}
    return [(words, wish.tab(queue), shown.get(queue, ""), queue is wish.queue) for queue, words in TABS.items()]


def _elsewhere(call: Call, wish: Wish) -> list[tuple[str, str]]:
    """Return where else somebody finds the same words: in the other queues, and among all cases."""
    if not wish.q.strip():
        return []
    found = found_in(call.session, call.viewer, wish.q, call.now)
    tabs = [(f"{TABS[queue]}: {_many(found[queue])} {_matches(found[queue])}", Wish(queue, q=wish.q).link())
            for queue in TABS if found[queue] and queue is not wish.queue]  # fmt: skip
    cases = count(call.session, call.viewer, Search(words=wish.q))
    if cases.number:
        many = f"{cases.number:,} or more" if cases.more else f"{cases.number:,}"
        tabs.append((f"Cases: {many} {_matches(cases.number)}", link("/cases", q=wish.q)))
    return tabs


def _matches(count: int) -> str:
    return "match" if count == 1 else "matches"


def _many(count: int) -> str:
    return f"{MOST - 1}+" if count >= MOST else str(count)


def _menus(call: Call, wish: Wish, found: Figures) -> list[tuple[str, list[Choice]]]:
    """Return the filters that would leave something, each choice with its number of tasks if all were counted."""
    titles = {key: process.title for key, process in call.house.database.rulebook.processes.items()}
    due = {} if wish.queue in {Queue.SNOOZED, Queue.DONE} else {key: found.due[key] for key in DUE}
    menus = {
        "due": ("Due", [(key, DUE[key], count) for key, count in due.items() if count]),
        "process": ("Process", [(key, titles[key], count) for key, count in found.processes.most_common()]),
        "agency": ("Agency", [(key, name, count) for (key, name), count in sorted(found.agencies.items())]),
        "origin": (
            "Based on",
            [(each.name_outside, capital(each.words), count) for each, count in found.origins.most_common()],
        ),
    }
    return [
        (title, [Choice(words, wish.link(**{field: key}), count if found.is_complete else None) for key, words, count in offered])
        for field, (title, offered) in menus.items()
        if offered and not getattr(wish, field)
    ]  # fmt: skip


def _chosen(call: Call, wish: Wish, found: Figures) -> list[Choice]:
    """Return the filters in force, each with the way to take it off."""
    process = call.house.database.rulebook.processes.get(wish.process)
    agency = next((name for key, name in found.agencies if key == wish.agency), wish.agency)
    said = {
        "due": DUE.get(wish.due, ""),
        "process": process.title if process else wish.process,
        "agency": agency,
        "origin": capital(Origin(wish.origin).words) if wish.origin else "",
        "q": f'"{wish.q}"' if wish.q.strip() else "",
    }
    return [Choice(words, wish.link(**{field: ""}), None) for field, words in said.items() if words]


router = Router("/", route_handlers=[home, show_inbox], include_in_schema=False)
