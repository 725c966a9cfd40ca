"""Refusals and failures as RFC 9457 problem details."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import datetime
from http import HTTPStatus
from secrets import choice
from typing import Any

import msgspec
from litestar import Response
from litestar.background_tasks import BackgroundTask
from litestar.exceptions import HTTPException

from models.casebook.casebook import NoSuchCase, Stale
from models.casebook.meanwhile import Deed
from models.database import UNKEEPABLE
from models.inbox.tasks import NoSuchTask
from models.intake.confirming import Unconfirmed
from models.intake.intake import NoSuchProcess
from models.intake.remarks import TooLarge, Withheld
from models.intake.twice.same_opening import SameOpening
from models.registries.rosters import BringsForward
from models.store.passing import is_passing, name_of
from web.audited import NOT_YOURS, count_refusal
from web.calls import Asked, NotSignedIn, OutOfReach, ReadOnly
from web.filters import UnknownFilter
from web.logs import events
from workflows.engine.cases import Kind, NotAllowed
from workflows.law.wording import listed
from workflows.telling.forward import brought_forward

STATUS = dict.fromkeys(Kind, 422) | {Kind.ROLE: 403, Kind.GONE: 409}
FAILED, BUSY = 500, 503
HEADERS = {
    401: {"WWW-Authenticate": "Bearer"},
    BUSY: {"Retry-After": "10"},
}  # seconds: a deadlock or a lock is over by then
REFERENCE, SPOKEN_SIGNS = "urn:hmis-desk:reference:", "23456789ABCDEFGHJKMNPQRSTVWXYZ"
log = logging.getLogger(__name__)


SOONER = "What you record brings something forward in open cases. If that is right, send the same again with this value of confirm."


class NotFound(Exception):
    """There is no such thing, or none that is yours to know."""


class Forbidden(Exception):
    """It is somebody else's to do; the message says whose."""


class Wrong(msgspec.Struct, kw_only=True):
    """One reason, beside the field at fault if there is one."""

    field: str
    clause: str
    detail: str


class Happened(msgspec.Struct, kw_only=True):
    """Something that happened in a case meanwhile, and who did it."""

    at: datetime
    actor: str
    title: str


class Problem(msgspec.Struct, kw_only=True, omit_defaults=True):
    """What went wrong: RFC 9457, with the manual's clause where a rule said no."""

    title: str
    status: int
    detail: str
    type: str = "about:blank"
    clause: str = ""
    errors: list[Wrong] = []
    meanwhile: list[Happened] = []
    brings: list[str] = []  # what the day that was given brings about or forward
    confirm: str = ""  # sent back, it says that this is right
    case: str = ""  # the number of the one that there is already
    instance: str = ""  # by which it is found in the log


SPOKEN: dict[type[Exception], int] = {
    TooLarge: 413,
    Forbidden: 403,
    OutOfReach: 403,
    Withheld: 410,
}  # they say why themselves
PLAIN: dict[type[Exception], tuple[int, str]] = {
    NotSignedIn: (401, "Sign in first, or send a valid token."),
    NoSuchCase: (404, "We can't find that case, or you don't have access to it."),
    NoSuchTask: (404, "We can't find that open task, or you don't have access to it."),
    NoSuchProcess: (404, "We can't find that process."),
    NotFound: (404, "We can't find that, or you don't have access to it."),
    ReadOnly: (403, "This token only reads. To change something, make a token on your own page that may do that too."),
}


def problem_of(error: Exception) -> Problem:
    """Return what an exception says to whoever asked; of a failure of our own it says nothing."""
    match error:
        case NotAllowed():
            return _refused(error)
        case Stale():
            return _changed(error.deeds)
        case Unconfirmed() | SameOpening():
            return _unconfirmed(error)
        case TooLarge() | Forbidden() | OutOfReach() | Withheld():
            return _problem(SPOKEN[type(error)], str(error))
        case HTTPException(status_code=status):
            return _http(error, status)
    return _plain(error)


def _refused(error: NotAllowed) -> Problem:
    """Say why something is refused, with the clause; of what brings something forward, how that is confirmed."""
    if isinstance(error, BringsForward):
        brings = [f"{each.name}: {each.sooner.words}" for each in error.found]
        return _problem(409, SOONER, brings=brings, confirm=error.mark)
    first, status = error.first, STATUS[error.first.kind]
    wrong = [Wrong(field=each.field, clause=each.clause, detail=each.said) for each in error.refusals]
    return _problem(status, first.said, clause=first.clause, errors=wrong)


def _plain(error: Exception) -> Problem:
    if isinstance(error, UNKEEPABLE):
        return _problem(422, "What you sent has a number or a character that we can't save.")
    if is_passing(error):
        return _problem(
            BUSY, "The desk is busy, or its database is out of reach. Nothing was changed. Try again in a moment."
        )
    status, words = PLAIN.get(
        type(error), (FAILED, "Something went wrong. Nothing was changed, and the error is in the log.")
    )
    return _problem(status, words)


def _changed(deeds: Iterable[Deed]) -> Problem:
    """Name who changed a case meanwhile, and what they did."""
    people = list(dict.fromkeys(each.by for each in deeds if each.by))
    who = listed(people) if people else "Somebody else"
    words = f"{who} changed this case while you were working. Read what happened, then choose again."
    happened = [Happened(at=each.at, actor=each.by or "the desk", title=each.title) for each in deeds]
    return _problem(409, words, meanwhile=happened)


def _unconfirmed(error: Unconfirmed | SameOpening) -> Problem:
    """Say what the day brings forward, or which case there is already, and how that is confirmed."""
    if isinstance(error, SameOpening):
        words = f"{error}. To open another one all the same, send it again with another as true."
        return _problem(409, words, case=error.number)
    words = (
        "The day you gave brings something forward. If that is right, send the same again with this value of confirm."
    )
    brings = list(brought_forward(error.foresight, error.policy, error.subject))
    return _problem(409, words, brings=brings, confirm=error.foresight.mark)


def _http(error: HTTPException, status: int) -> Problem:
    """Say what Litestar found; a body it cannot read is unfit input like any other."""
    if status != 400:
        return _problem(status, error.detail)
    extra = error.extra if isinstance(error.extra, list) else []
    wrong = [Wrong(field=str(each.get("key", "")), clause="", detail=str(each.get("message", ""))) for each in extra]
    return _problem(422, "We can't read what you sent.", errors=wrong)


def _problem(status: int, detail: str, **more: Any) -> Problem:
    return Problem(title=HTTPStatus(status).phrase, status=status, detail=detail, **more)


def answer(request: Asked, error: Exception) -> Response[Any]:
    """Answer a program with problem details, and a person with a page."""
    problem = problem_of(error)
    problem.instance = f"{REFERENCE}{(reference := _reference())}"
    _log(request, problem, error, reference)
    response = _answered(request, problem, error)
    if problem.status in NOT_YOURS:  # once the answer has left: what there is takes no longer than what there is not
        response.background = BackgroundTask(count_refusal, request, problem.status)
    return response


def _answered(request: Asked, problem: Problem, error: Exception) -> Response[Any]:
    if request.url.path.startswith(("/api/", "/schema")):
        return Response(
            msgspec.json.encode(problem), status_code=problem.status, media_type="application/problem+json",
            headers=HEADERS.get(problem.status, {}),
        )  # fmt: skip
    if isinstance(error, UnknownFilter):  # of an address that somebody opens, not of a form that is filled in
        problem = _problem(400, problem.detail, instance=problem.instance)
    page: Response[Any] = request.app.state.page_of_problem(request, problem)
    if problem.status == BUSY:
        page.headers.update(HEADERS[BUSY])
    return page


def _reference() -> str:
    """Return what people name when they report an error: short enough to be read aloud, and never the same."""
    return f"{''.join(choice(SPOKEN_SIGNS) for _ in range(4))}-{''.join(choice(SPOKEN_SIGNS) for _ in range(4))}"


def _log(request: Asked, problem: Problem, error: Exception, reference: str) -> None:
    """Write down what was answered; of a path, which may hold a secret, only the route it took and the number of a case."""
    call = f"{request.method} {request.scope.get('path_template') or 'no route'}"
    case = events.case_in((request.scope.get("path_params") or {}).get("number"))
    extra = {events.REFERENCE: reference, events.CASE: case, events.ROUTE: call, events.STATUS: problem.status}
    if problem.status == BUSY:
        words = "%s was put off by trouble of the database (reference %s): %s"
        log.warning(words, call, reference, name_of(error), extra=extra)
    elif problem.status == FAILED:
        log.error("%s failed (reference %s)", call, reference, exc_info=error, extra=extra)
    else:
        words = "%s was answered %s (reference %s): %s"
        log.info(words, call, problem.status, reference, type(error).__name__, extra=extra)
