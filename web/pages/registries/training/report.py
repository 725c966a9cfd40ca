"""The attendance of a whole session in one act: a webinar tool's report is read, its doubts are asked, and all is recorded."""

from __future__ import annotations

from dataclasses import replace

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from models.intake.drafts import FormOf, draft_of, drop_draft
from models.registries.rosters import BringsForward, Recorded
from models.registries.taking_part.reports import How, known_people, record_report
from models.registries.trainings import training
from models.rows.registries import Training
from web.calls import Asked, Call, reading
from web.lists.attendee_report import FILE, MOST_BYTES, read_report
from web.pages.forms.bounds import found, numbered, staff_only
from web.pages.forms.entering import UNTRIED, Tried, attempt
from web.pages.forms.form_view import Sheet, fields_of
from web.pages.forms.posted import POSTED, Posted
from web.pages.forms.questions import Answer
from web.pages.forms.refusals import misfits_of
from web.pages.frame.confirmation import told
from web.pages.frame.drafting import FIELD, HalfFilled, draft_words, sent_or_kept
from web.pages.frame.rendering import page
from web.pages.registries.credit import forward_words, learned_words, most_missed
from web.pages.registries.training.report_fields import (
    ABSENT,
    RECORD_ALL,
    UPLOAD,
    asked_of,
    is_answer,
    people_said,
    questions,
    reason_field,
    report_sheet,
    unpacked,
)
from web.pages.registries.training.report_fields import Asked as AskedOf
from web.pages.registries.training.roster import SURE
from web.pages.words.wording import counted
from web.problems import STATUS
from workflows.engine.cases import NotAllowed
from workflows.rosters.attendees import Attendee
from workflows.rosters.matching import called_apart, matched

READ = "read-report"


@get("/trainings/{training_id:int}/report", sync_to_thread=True)
def ask_report(request: Asked, training_id: FromPath[int]) -> Response[str]:
    """Ask for the report of a session."""
    with reading(request) as call:
        held = _training(call, training_id)
        if draft := draft_of(call.session, call.viewer, _form_of(held)):
            kept = Posted.of(draft.fields)
            words = draft_words(draft.saved_at, call)
            return _check_page(call, request, held, unpacked(kept), Tried(READ, kept), drafted=words)
        return _upload_page(call, request, held)


@post("/trainings/{training_id:int}/report", sync_to_thread=True)
def take_report(request: Asked, training_id: FromPath[int], posted: NamedDependency[Posted]) -> Response[str]:
    """Read a report, and show who is in it and what is doubtful; nothing is recorded, and nothing of the file is kept."""
    with reading(request) as call:
        held = _training(call, training_id)
        sent = posted.files.get(FILE)
        try:
            return _check_page(call, request, held, read_report(sent.file.read(MOST_BYTES + 1) if sent else b""))
        except NotAllowed as refused:
            misfits = misfits_of(refused.refusals, [UPLOAD])
            return _upload_page(call, request, held, Tried(READ, Posted(), misfits, STATUS[refused.first.kind]))


@post("/trainings/{training_id:int}/report/attendance", sync_to_thread=True)
def record_all(request: Asked, training_id: FromPath[int], posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Record what a report says, once it is said who each of them is; or keep the answers, half given."""

    def half(call: Call) -> HalfFilled:
        held = _training(call, training_id)
        typed = {name: list(said) for name, said in posted.fields.items() if is_answer(name)}
        return HalfFilled(_form_of(held), typed if unpacked(posted) else {}, _place(held))

    return sent_or_kept(request, posted.get(FIELD), half, lambda: _recorded_all(request, training_id, posted))


def _form_of(held: Training) -> FormOf:
    return FormOf.page(_place(held), RECORD_ALL)


def _place(held: Training) -> str:
    return f"/trainings/{held.id}/report"


def _recorded_all(request: Asked, training_id: int, posted: Posted) -> Response[str] | Redirect:
    def deed(call: Call) -> Redirect:
        held, said = _training(call, training_id), unpacked(posted)
        how = How(posted.get(ABSENT) == "yes", posted.get("reason"), posted.get(SURE))
        there = people_said(said, posted)
        done = record_report(call.session, held, there, call.viewer.id, how, now=call.now, today=call.today)
        drop_draft(call.session, call.viewer.id, _form_of(held))
        return told(request, f"/trainings/{held.id}", _recorded(done))

    def again(call: Call, tried: Tried) -> Response[str]:
        return _again(call, request, training_id, tried)

    sent = Tried(READ, posted)
    try:
        return attempt(request, deed, again, sent, _asked(posted), passing=(BringsForward,))
    except BringsForward as asks:
        with reading(request) as call:
            return _check_page(call, request, _training(call, training_id), unpacked(posted), sent, asks=asks)


def _asked(posted: Posted) -> list[Answer]:
    try:
        return questions(unpacked(posted))
    except NotAllowed:
        return []


def _again(call: Call, request: Asked, training_id: int, tried: Tried) -> Response[str]:
    """Show the answers again, or ask for the file where it is lost."""
    held = _training(call, training_id)
    try:
        return _check_page(call, request, held, unpacked(tried.posted or Posted()), tried)
    except NotAllowed:
        return _upload_page(call, request, held, replace(tried, posted=Posted()))


def _recorded(done: Recorded) -> str:
    people = counted(done.rows, "person", "people")
    return f"Recorded for {people}. {learned_words(done.cases)}" if done.rows else "Nothing changed."


def _training(call: Call, training_id: int) -> Training:
    staff_only(call, "record attendance")
    return found(training(call.session, call.viewer, numbered(training_id)))


def _upload_page(call: Call, request: Asked, held: Training, tried: Tried = UNTRIED) -> Response[str]:
    fields = fields_of(READ, [UPLOAD], tried.posted, tried.misfits)
    sheet = Sheet(READ, _place(held), "Read the report", fields, misfits=tried.misfits)
    return page(
        call, request, "registry/trainings/report.html", tried.status, training=held, tried=tried, sheet=sheet,
        held=held.held_on <= call.today,
    )  # fmt: skip


def _check_page(
    call: Call, request: Asked, held: Training, said: tuple[Attendee, ...], tried: Tried = UNTRIED, *,
    asks: BringsForward | None = None, drafted: str = "",
) -> Response[str]:  # fmt: skip
    known = known_people(call.session, held)
    rows, reason = asked_of(matched(said, known), known, tried), reason_field(tried)
    there = {each.match.person.id for each in rows if each.match.person}
    recorded = {row.person_id for row in held.roster if row.missed is not None}
    away = [each for each in known if each.on_roster and each.id not in there | recorded]
    called, most = called_apart(known), most_missed(held.minutes, call.policy)
    sure = sorted((each for each in rows if each.match.person), key=_least_first)
    return page(
        call, request, "registry/trainings/report_check.html", tried.status, training=held, tried=tried, rows=rows,
        sheet=report_sheet(f"{_place(held)}/attendance", rows, reason, tried, drafted), away=away,
        doubtful=sum(bool(each.match.doubt) for each in rows), most=most, called=called, sure=sure,
        short=sum(held.minutes - each.match.attendee.minutes > most for each in sure),
        absent=tried.posted.get(ABSENT) == "yes" if tried.posted else bool(away),
        reason=reason if recorded else None,
        forward=forward_words(asks.found, call.today) if asks else [], mark=asks.mark if asks else "",
    )  # fmt: skip


def _least_first(each: AskedOf) -> int:
    """Put those first who were there for the least time: they may get no credit."""
    return each.match.attendee.minutes


router = Router("/", route_handlers=[ask_report, take_report, record_all], dependencies=POSTED, include_in_schema=False)
