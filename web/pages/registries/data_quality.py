"""The page on which ICA reads the figures of a month, which shows first what would come of them; and the yearly reports of each CoC."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from models.intake.from_lists.data_figures import take_figures, weighed
from models.registries.directory import agencies
from models.registries.entries import wrong
from models.registries.from_cases.data_quality import continua_read, months_read, rounds_waiting, years_on_record
from web.calls import Asked, Call, reading
from web.lists.data_figures import FIGURES, FILE, MONTH, packed, taken, unpacked
from web.lists.headed import MOST_BYTES
from web.pages.forms.bounds import staff_only
from web.pages.forms.entering import UNTRIED, Tried, attempt
from web.pages.forms.form_view import Sheet, fields_of
from web.pages.forms.posted import POSTED, Posted
from web.pages.forms.questions import Answer, Sort
from web.pages.forms.refusals import misfits_of
from web.pages.frame.confirmation import told
from web.pages.frame.rendering import page
from web.pages.words.wording import counted
from web.printed import quality_printed
from web.problems import STATUS, Forbidden
from workflows.engine.cases import NotAllowed
from workflows.law.calendar import months_after

PLACE, KEY, DEED = "/data-quality", "read-figures", "read figures of data quality"
OFFERED = 12  # months
UPLOAD = Answer(
    FILE, Sort.FILE, "List of figures",
    "From WellSky: CSV, or a spreadsheet such as .xlsx. We keep the counts of each program, and nothing of any client.",
)  # fmt: skip


@get(PLACE, sync_to_thread=True)
def ask_figures(request: Asked) -> Response[str]:
    """Show the months that were read and the yearly reports, and ask ICA for a list."""
    with reading(request) as call:
        return _page(call, request)


@post(f"{PLACE}/check", sync_to_thread=True)
def check_figures(request: Asked, posted: NamedDependency[Posted]) -> Response[str]:
    """Show what a list would come to; nothing of it is kept, and no agency hears of it."""
    with reading(request) as call:
        staff_only(call, DEED)
        sent = posted.files.get(FILE)
        try:
            month = _month(call, posted)
            rows = taken(sent.file.read(MOST_BYTES + 1) if sent else b"")
        except NotAllowed as refused:
            misfits = misfits_of(refused.refusals, _answers(call))
            return _page(call, request, Tried(KEY, posted, misfits, STATUS[refused.first.kind]))
        found = weighed(call.session, month, *rows, call.now)
        names = {each.key: each.name for each in agencies(call.session, call.viewer)}
        return page(
            call, request, "registry/quality/check.html", found=found, month=month, names=names,
            figures=packed(found.figures), standard=call.policy.dq_min_completeness_pct,
        )  # fmt: skip


@post(PLACE, sync_to_thread=True)
def take(request: Asked, posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Keep the figures of a list that was looked at, and let the rounds of the month go on."""

    def deed(call: Call) -> Redirect:
        staff_only(call, DEED)
        month = _month(call, posted)
        of = take_figures(call.session, month, unpacked(posted.get(FIGURES)), call.now, call.viewer.id)
        return told(request, PLACE, f"The figures of {counted(of, 'agency', 'agencies')} for {month:%B %Y} are read.")

    def again(call: Call, tried: Tried) -> Response[str]:
        return _page(call, request, replace(tried, posted=Posted()))

    return attempt(request, deed, again, Tried(KEY, posted), [UPLOAD])


@get(f"{PLACE}/{{year:int}}/{{continuum:str}}/report.pdf", sync_to_thread=True)
def save_report(request: Asked, year: FromPath[int], continuum: FromPath[str]) -> Response[bytes]:
    """Hand out the yearly report of a CoC."""
    with reading(request) as call:
        found = quality_printed(call, year, continuum)
    return found.response()


def _page(call: Call, request: Asked, tried: Tried = UNTRIED) -> Response[str]:
    continua = continua_read(call.viewer)
    if not continua:
        raise Forbidden("only ICA's staff and the leadership of the CoCs see the figures of all agencies")
    fields = fields_of(KEY, _answers(call), tried.posted, tried.misfits)
    sheet = Sheet(KEY, f"{PLACE}/check", "Look at the figures", fields, misfits=tried.misfits)
    return page(
        call, request, "registry/quality/figures.html", tried.status, tried=tried, sheet=sheet, continua=continua,
        reads=call.viewer.is_staff(), months=months_read(call.session), waiting=rounds_waiting(call.session),
        years=years_on_record(call.session), standard=call.policy.dq_min_completeness_pct,
        grace=call.policy.timeliness_grace_days, advised=call.policy.timeliness_target_days,
    )  # fmt: skip


def _answers(call: Call) -> list[Answer]:
    """Return what is asked: which month, of those that are over, and the list."""
    months = [months_after(call.today.replace(day=1), -back) for back in range(1, OFFERED + 1)]
    choices = tuple((f"{each:%Y-%m}", f"{each:%B %Y}") for each in months)
    return [
        Answer(MONTH, Sort.LIST, "Month", "The month that the figures are of", choices=choices, default=choices[0][0]),
        UPLOAD,
    ]


def _month(call: Call, posted: Posted) -> date:
    """Return the month that was chosen; or raise NotAllowed."""
    said = posted.get(MONTH)
    if said not in {key for key, _ in _answers(call)[0].choices}:
        raise NotAllowed(wrong(MONTH, "choose the month that the figures are of"))
    return date.fromisoformat(f"{said}-01")


router = Router(
    "/", route_handlers=[ask_figures, check_figures, take, save_report], dependencies=POSTED, include_in_schema=False
)
