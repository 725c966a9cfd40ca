"""The manual, clause by clause, and the numbers of the policy."""

from __future__ import annotations

from litestar import Response, Router, get
from litestar.params import FromPath, FromQuery

from models.access.rulebook import rulebook_of
from models.lookups.standing.under_an_edition import running_under
from web.calls import Asked, Call, reading
from web.filters import origin_of
from web.pages.forms.bounds import found, words_of
from web.pages.frame.lists import link
from web.pages.frame.rendering import page
from web.pages.manual.citations import places, settings_of
from web.pages.manual.numbers import number, numbers
from web.pages.manual.parts import BRIEFLY, CHAPTERS, STATUS, by_chapter, matching, number_of, parts, reading_of
from workflows.law.clauses import Clause, clauses
from workflows.law.setting import Origin
from workflows.telling.coverage import coverage
from workflows.telling.manual_text.text import paragraphs, passages


@get("/manual", sync_to_thread=True)
def read_manual(request: Asked, q: FromQuery[str] = "", part: FromQuery[str] = "") -> Response[str]:
    """Show the contents of the manual, one part of it, or the clauses that a search finds."""
    words = words_of(q)
    with reading(request) as call:
        register = list(clauses().values())
        shown = matching(register, words) if words else [each for each in register if _part(each) == part]
        return page(
            call, request, "manual/manual.html", q=words, part=part, chapters=CHAPTERS, parts=parts(shown),
            contents=by_chapter(parts(register)), total=len(register), matches=len(shown), briefly=BRIEFLY,
            fates=_statuses(call),
        )  # fmt: skip


@get("/manual/text", sync_to_thread=True)
def read_text(request: Asked) -> Response[str]:
    """Show the manual's own text, with each clause beside its words."""
    with reading(request) as call:
        return page(call, request, "manual/text.html", paragraphs=paragraphs())


@get("/manual/{clause_id:str}", sync_to_thread=True)
def read_clause(request: Asked, clause_id: FromPath[str]) -> Response[str]:
    """Show one clause: what it says, how it is read, and what the desk does about it."""
    with reading(request) as call:
        register = list(clauses().values())
        clause = found(clauses().get(clause_id))
        at, processes = register.index(clause), call.house.database.rulebook.processes
        return page(
            call, request, "manual/clause.html", clause=clause, says=passages()[clause.id], part=_part(clause), number=number_of(clause), reading=reading_of(clause),
            fate=STATUS[_statuses(call)[clause.id]], places=places(processes.values(), clause.id, call.policy),
            processes=processes, numbers=[number(setting, call.policy) for setting in settings_of(clause.id)],
            before=register[at - 1] if at else None, after=register[at + 1] if at + 1 < len(register) else None,
        )  # fmt: skip


@get("/policy", sync_to_thread=True)
def read_policy(request: Asked, edition: FromQuery[str] = "", based: FromQuery[str] = "") -> Response[str]:
    """Show every number of an edition of the policy, with its clause and who is behind it."""
    with reading(request) as call:
        editions = list(rulebook_of(call.session).editions)
        named = found(next((each for each in editions if each.name == edition), None)) if edition else call.policy
        asked = {"edition": named.name} if edition else {}
        wanted = origin_of("based", based) if based else ""
        origin = next((each for each in Origin if each.name_outside == wanted), None)
        shown = numbers(named, origin)
        return page(
            call, request, "manual/policy.html", editions=editions, edition=named,
            current=call.policy, groups=shown, based=origin, drafts=call.viewer.is_staff(),
            running=running_under(call.session, call.viewer) if call.viewer.is_staff() else {},
            count=sum(map(len, shown.values())), changed=sum(bool(n.default) for ns in shown.values() for n in ns),
            everything=link("/policy", **asked),
            chips={each: link("/policy", **asked, based=each.name_outside) for each in Origin},
        )  # fmt: skip


def _part(clause: Clause) -> str:
    return clause.section.partition(" ")[0]


def _statuses(call: Call) -> dict[str, str]:
    """Return what becomes of each clause, by its id."""
    rows = coverage(call.house.database.rulebook.processes.values())
    return {row["id"]: row["status"] for row in rows}


router = Router("/", route_handlers=[read_manual, read_text, read_clause, read_policy], include_in_schema=False)
