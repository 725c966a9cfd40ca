"""The page on which ICA reads a list of unused client files from WellSky: it shows what would come of it before anybody is asked."""

from __future__ import annotations

from dataclasses import replace

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.response import Redirect

from models.intake.from_lists.unused_files import take_list, weighed
from models.registries.directory import agencies
from models.registries.from_cases.unused_files import lists_read
from web.calls import Asked, Call, reading
from web.lists.headed import MOST_BYTES
from web.lists.unused_files import FILE, ROWS, packed, taken, unpacked
from web.pages.forms.bounds import staff_only
from web.pages.forms.entering import UNTRIED, Tried, attempt
from web.pages.forms.form_view import Sheet, fields_of
from web.pages.forms.posted import POSTED, Posted
from web.pages.forms.questions import Answer, Sort
from web.pages.forms.refusals import misfits_of
from web.pages.frame.confirmation import told
from web.pages.frame.rendering import page
from web.pages.words.wording import counted
from web.problems import STATUS
from workflows.engine.cases import NotAllowed
from workflows.rosters.unused_files import FileRow

PLACE, KEY, DEED = "/unused-files", "read-list", "read lists of unused client files"
UPLOAD = Answer(
    FILE, Sort.FILE, "List of client files",
    "From WellSky: CSV, or a spreadsheet such as .xlsx. We keep the client numbers that agencies are asked about, and nothing else of it.",
)  # fmt: skip


@get(PLACE, sync_to_thread=True)
def ask_list(request: Asked) -> Response[str]:
    """Show the lists that were read, and ask for another one."""
    with reading(request) as call:
        return _upload_page(call, request)


@post(f"{PLACE}/check", sync_to_thread=True)
def check_list(request: Asked, posted: NamedDependency[Posted]) -> Response[str]:
    """Show what a list would come to, row by doubtful row; nothing is kept of it, and nobody is asked."""
    with reading(request) as call:
        staff_only(call, DEED)
        sent = posted.files.get(FILE)
        try:
            return _check_page(call, request, taken(sent.file.read(MOST_BYTES + 1) if sent else b""))
        except NotAllowed as refused:
            misfits = misfits_of(refused.refusals, [UPLOAD])
            return _upload_page(call, request, Tried(KEY, Posted(), misfits, STATUS[refused.first.kind]))


@post(PLACE, sync_to_thread=True)
def take(request: Asked, posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Ask the agencies about the files of a list that was looked at."""

    def deed(call: Call) -> Redirect:
        staff_only(call, DEED)
        found = take_list(call.session, unpacked(posted.all(ROWS)), call.now, call.viewer.id)
        if not found.asked:
            return told(request, PLACE, "The list is read. No agency has to be asked.")
        whom = counted(len(found.asked), "agency", "agencies")
        return told(request, PLACE, f"The list is read. We ask {whom} about {counted(found.files, 'client file')}.")

    def again(call: Call, tried: Tried) -> Response[str]:
        return _upload_page(call, request, replace(tried, posted=Posted()))

    return attempt(request, deed, again, Tried(KEY, posted), [UPLOAD])


def _upload_page(call: Call, request: Asked, tried: Tried = UNTRIED) -> Response[str]:
    staff_only(call, DEED)
    sheet = Sheet(
        KEY,
        f"{PLACE}/check",
        "Read the list",
        fields_of(KEY, [UPLOAD], tried.posted, tried.misfits),
        misfits=tried.misfits,
    )
    return page(
        call, request, "registry/files/unused_files.html", tried.status, tried=tried, sheet=sheet, lists=lists_read(call.session),
        years=call.policy.inactive_years, days=call.policy.inactive_reply_days,
    )  # fmt: skip


def _check_page(call: Call, request: Asked, rows: tuple[FileRow, ...]) -> Response[str]:
    found = weighed(call.session, rows, call.now)
    names = {each.key: each.name for each in agencies(call.session, call.viewer)}
    asked = {client for files in found.asked.values() for client in files}
    return page(
        call, request, "registry/files/unused_files_check.html", found=found, names=names, total=len(rows),
        rows=list(packed([each for each in rows if each.client in asked])), years=call.policy.inactive_years,
        days=call.policy.inactive_reply_days,
    )  # fmt: skip


router = Router("/", route_handlers=[ask_list, check_list, take], dependencies=POSTED, include_in_schema=False)
