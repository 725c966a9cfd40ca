"""The processes: what becomes of a case, who owes what by when, and which clauses that rests on."""

from __future__ import annotations

from typing import Any

from litestar import Response, Router, get
from litestar.params import FromPath

from web.calls import Asked, reading
from web.pages.forms.bounds import found
from web.pages.frame.rendering import page
from web.pages.manual.diagram import diagram
from web.pages.manual.prose import marked
from workflows.grammar.process import Process
from workflows.law.policy import Policy
from workflows.telling.about import about
from workflows.telling.course import course
from workflows.telling.description import describe
from workflows.telling.graph import graph

CHAPTERS = ("people", "clients", "disclosure", "conduct", "money", "data", "governance")


@get("/processes", sync_to_thread=True)
def list_processes(request: Asked) -> Response[str]:
    """List the processes by chapter."""
    with reading(request) as call:
        processes = list(call.house.database.rulebook.processes.values())
        named = (*CHAPTERS, *(process.chapter for process in processes))
        groups = {name: [each for each in processes if each.chapter == name] for name in dict.fromkeys(named)}
        return page(
            call, request, "manual/processes.html", count=len(processes),
            groups={name: [(each, describe(each, call.policy, str)) for each in listed] for name, listed in groups.items()},
        )  # fmt: skip


@get("/processes/{key:str}", sync_to_thread=True)
def read_process(request: Asked, key: FromPath[str]) -> Response[str]:
    """Show one process: its diagram, what is owed in it, and its course in prose."""
    with reading(request) as call:
        process = found(call.house.database.rulebook.processes.get(key))
        described, drawn = describe(process, call.policy, str), graph(process, call.policy)
        return page(
            call, request, "manual/process.html", process=process, described=described, graph=drawn, diagram=diagram(drawn), trail=None,
            chapters=list(course(process, call.policy)), marked=marked, owed=owed(process, call.policy),
        )  # fmt: skip


def owed(process: Process, policy: Policy) -> list[dict[str, Any]]:
    """Return what is owed in a process, each duty once, with the legs of the way in which it is."""
    duties: dict[str, dict[str, Any]] = {}
    for state in describe(process, policy, str)["states"]:
        for duty in state["duties"]:
            told = {**duty, "task": about(process, policy, duty["task"], duty["each"] or "")}
            duties.setdefault(duty["key"], {**told, "stages": {}})["stages"][state["stage"] or state["label"]] = None
    return list(duties.values())


router = Router("/", route_handlers=[list_processes, read_process], include_in_schema=False)
