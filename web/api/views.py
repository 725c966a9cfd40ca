"""A case as the API shows it to somebody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from models.access.access import own_hats
from models.access.concern import agency_keys, concern_of
from models.access.parties import parties_of
from models.access.rulebook import rulebook_of
from models.casebook.case_search import duties_of, history_of, linked, names
from models.casebook.casebook import restored
from models.casebook.replaying import read
from models.casebook.sight.sight import Sight, sight_of
from models.intake.remarks import documents
from models.mail.sent_mail import notices_of
from models.rows.cases import CaseRow, Document, DutyRow, HistoryRow
from models.rows.people import Agency, Person
from web.api.choices import choices_in
from web.api.notices import notice_shapes
from web.api.plain import plain_effects, plain_form, plain_receipt
from web.api.shapes import (
    CaseRowShape,
    CaseShape,
    DeadlineShape,
    DocumentShape,
    DutyShape,
    EventShape,
    Name,
    NeededShape,
    RefusedShape,
    StepShape,
)
from web.calls import Call
from web.moments import due_by
from workflows.answers.schema import schema
from workflows.engine.cases import Case
from workflows.engine.engine import available
from workflows.facts.forms import Form
from workflows.grammar.events import Act, Learn, Roles
from workflows.grammar.process import Process
from workflows.grammar.words import filled
from workflows.law.calendar import Calendar
from workflows.law.fields import Mark, marked
from workflows.law.named import outside


def case_shape(call: Call, row: CaseRow, worn: Roles) -> CaseShape:
    """Return a case as the API shows it to a person in these hats."""
    case = restored(rulebook_of(call.session), _mapping(row))
    sight = sight_of(call.session, call.viewer, row)
    duties, history = sight.duties(duties_of(call.session, row.id)), sight.history(history_of(call.session, row.id))
    people = names(
        call.session, {d.assignee_id for d in duties if d.assignee_id} | {d.done_by_id for d in duties if d.done_by_id}
    )
    listed = row_shape(row, case.process)
    return CaseShape(
        **{name: getattr(listed, name) for name in listed.__struct_fields__},
        edition=row.edition,
        outcome=listed.state_label if row.closed_at else None,
        subject=_person(row.subject),
        keeper=_person(row.keeper),
        received_at=row.received_at,
        facts={kind.key: _as_read(sight, form) for kind, form in sight.forms(case).items()},
        answers={
            step: {who: _as_read(sight, form) for who, form in given.items()}
            for step, given in sight.answers(case).items()
        },
        counted={each.step.name: {str(said): number for said, number in each.numbers} for each in sight.tallies(case)},
        parties=_parties(call, row, case, sight),
        duties=[_duty(duty, people, call.calendar) for duty in duties],
        deadlines=[_deadline(duty, call.now, call.calendar) for duty in duties if duty.receipt],
        steps=list(_steps(call, row, case, worn)),
        needed=list(_needed(call, case)),
        effects=[effect for each in reversed(history) if each.effects for effect in plain_effects(each.effects)],
        documents=[document_shape(each) for each in documents(call.session, call.viewer, row)],
        notices=notice_shapes(
            call,
            [(each, row.number) for each in sight.notices(notices_of(call.session, row.id))],
            sight.knows_of_recipient,
        ),
        linked=[each.number for each in linked(call.session, call.viewer, row)],
    )


def row_shape(row: CaseRow, process: Process) -> CaseRowShape:
    """Return a case as a list shows it."""
    return CaseRowShape(
        number=row.number,
        process=row.process,
        heading=row.heading,
        state=row.state,
        state_label=process.label(row.state),
        status="closed" if row.closed_at else "open",
        agency=_agency(row.agency),
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        version=row.version,
    )


def _mapping(row: CaseRow) -> dict[str, Any]:
    return {"process": row.process, "edition": row.edition, "state": row.state, "body": row.body}


def _agency(agency: Agency | None) -> Name | None:
    return Name(agency.id, agency.name, agency.key) if agency else None


def _person(person: Person | None) -> Name | None:
    return Name(person.id, person.name) if person else None


def _duty(duty: DutyRow, people: dict[int, str], calendar: Calendar) -> DutyShape:
    done = duty.closed_at if duty.closed_how in {"done", "met"} else None
    return DutyShape(
        id=duty.id,
        key=duty.key,
        task=duty.task,
        owner=outside(duty.owner),
        team=outside(duty.team),
        assignee=Name(duty.assignee_id, people[duty.assignee_id]) if duty.assignee_id else None,
        opened_at=duty.opened_at,
        not_before=duty.not_before,
        **due_by(duty.due_at, calendar),
        clause=duty.clause,
        done_at=done,
        done_by=Name(duty.done_by_id, people[duty.done_by_id]) if duty.done_by_id else None,
        ended=duty.closed_how,
    )


def _deadline(duty: DutyRow, now: datetime, calendar: Calendar) -> DeadlineShape:
    return DeadlineShape(
        key=duty.key,
        clause=duty.clause,
        origin=outside(duty.origin),
        due_on=calendar.last_day(duty.due_at),
        due_at=duty.due_at,
        next_at=duty.next_at,
        next_rung=duty.next_rung if duty.next_at else "",
        state=deadline_state(duty, now),
        receipt=plain_receipt(duty.receipt) if duty.receipt else None,
    )


def deadline_state(duty: DutyRow, now: datetime) -> str:
    """Say how a deadline stands."""
    if duty.closed_at:
        return "closed"
    if duty.fault:
        return "set aside"
    if duty.still:
        return "standing still"
    return "late" if duty.due_at and duty.due_at <= now else "running"


def _steps(call: Call, row: CaseRow, case: Case, worn: Roles) -> Iterator[StepShape]:
    policy = rulebook_of(call.session).editions.named(case.edition)
    for step, duty, refusal in available(
        case,
        worn,
        call.now,
        policy,
        parties_of(call.session, call.viewer, row),
        own=own_hats(call.session, call.viewer, row) if call.viewer.lent else None,
    ):
        yield StepShape(
            key=step.name,
            label=step.deed or step.name,
            clause=step.clause,
            duty=duty.key if duty else "",
            form=schema(step.form, policy) if step.form else None,
            choices=choices_in(call, row, step.form) if refusal is None else {},
            allowed=refusal is None,
            refused=RefusedShape(refusal.clause, refusal.sentence) if refusal else None,
        )


def _needed(call: Call, case: Case) -> Iterator[NeededShape]:
    """Yield what must be so before what a case is for, as long as it runs."""
    known = case.known(rulebook_of(call.session).editions.named(case.edition), call.now)
    for each in case.process.needed if case.state in case.process.waiting_in else ():
        owner = each.owner(known)
        yield NeededShape(
            key=each.key, clause=each.clause, words=filled(each.words, known.policy), holds=each.holds(known),
            by=outside(owner) if owner else None,
        )  # fmt: skip


def document_shape(document: Document) -> DocumentShape:
    """Return a document without its content."""
    return DocumentShape(
        id=document.id,
        name=document.name,
        media_type=document.media_type,
        size=document.size,
        sha256=document.sha256,
        added_at=document.added_at,
        withheld=document.withheld.words if document.withheld else "",
    )


def _parties(call: Call, row: CaseRow, case: Case, sight: Sight) -> list[str]:
    """Return the keys of the agencies that have a part in a case; where the others are not named to somebody, their own."""
    found = concern_of(call.session, row).agencies
    unnamed = (set(marked(type(form), Mark.AGENCIES)) & sight.unread(form) for form in case.forms.values())
    if any(unnamed):
        found &= call.viewer.agencies()
    return sorted(agency_keys(call.session, found).values())


def event_shapes(
    process: Process, rows: Iterable[HistoryRow], people: dict[int, str], sight: Sight
) -> list[EventShape]:
    """Return what happened, with the names of who did it, as somebody reads it."""
    return [
        EventShape(
            id=row.id,
            at=row.at,
            effective_at=row.effective_on,
            actor=people.get(row.person_id or 0, "the desk"),
            role=outside(row.role),
            event=row.kind,
            title=row.title,
            clause=row.clause,
            from_=row.from_state,
            to=row.to_state,
            facts=facts_of(process, row, sight),
            note=row.note,
        )
        for row in rows
    ]


def facts_of(process: Process, row: HistoryRow, sight: Sight) -> dict[str, Any]:
    """Return what was filled in with an event: the fields of a step's form, or records by their names."""
    if not row.event:
        return {}
    event = read(process, row.event)
    if isinstance(event, Learn):
        return {type(form).key: _as_read(sight, form) for form in sight.looked_up(event)}
    own = next(
        (step.form for _, step, _ in process.steps() if isinstance(event, Act) and step.name == event.step), None
    )
    said = {type(form): _as_read(sight, form) for form in sight.said(row, event)}
    return said.get(own, {}) if own else next(iter(said.values()), {})


def _as_read(sight: Sight, form: Form) -> Any:
    """Return a form as somebody reads it: a field that is not theirs to read is not there."""
    hidden = sight.unread(form)
    return {name: value for name, value in plain_form(sight.shown(form)).items() if name not in hidden}
