"""To whom a notice goes: the person of a role in a case, whoever fills in for nobody, and never somebody who is out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.access.access import hats, viewer_of
from models.access.concern import agency_of, concern_of, roles_in
from models.access.routing import holders, sitting
from models.access.rulebook import rulebook_of
from models.access.standing_in import stand_ins, standing_in
from models.casebook.changing_hands import speaks_for
from models.casebook.handing_on import BACK
from models.intake.second_person import confirmers
from models.mail.addressees import able, duty_of, office_holders
from models.rows.amendments import PROPOSED, PROPOSED_AGAIN
from models.rows.cases import CaseRow
from models.rows.notices import NoticeRow
from models.rows.people import Person
from models.store.transaction import Transaction
from workflows.engine.losses import NO_PART
from workflows.grammar.duties import party_of
from workflows.law.roles import (
    LENT,
    OF_AN_AGENCY,
    OF_THE_CASE,
    OF_THE_COMMITTEE,
    STAFF,
    Role,
    fill_in,
    may_act_as,
    vacancy,
)


@dataclass(frozen=True)
class Found:
    """Some people for a notice, and whether they stand in for an office that is vacant."""

    people: list[int | None]
    fills_in: bool = False


def recipients(session: Transaction, notice: NoticeRow, case: CaseRow | None) -> tuple[list[Person], bool]:
    """Return who is told, and whether they fill in: the first of the ways to them on which anybody is found."""
    for found in _ways(session, notice, case):
        aside = None if _is_by_name(notice) else notice.case_id
        if people := able(session, found.people, aside):
            return [*people, *_standing_in(session, notice, case, people)], found.fills_in
    return [], False


def _is_by_name(notice: NoticeRow) -> bool:
    """Say whether it tells somebody by name what concerns them in a case that they do not see."""
    return notice.person_id is not None and notice.role in OF_THE_CASE


def _standing_in(
    session: Transaction, notice: NoticeRow, case: CaseRow | None, people: Sequence[Person]
) -> Iterator[Person]:
    """Yield who stands in for those who are away, where it is about a task that they may see and do."""
    duty = duty_of(session, notice)
    if case is None or duty is None or duty.owner not in LENT:
        return
    day = rulebook_of(session).policy(notice.created_at).calendar.day(notice.created_at)
    told = {person.id for person in people}
    for person in stand_ins(session, sorted(told), day).values():
        viewer = standing_in(session, viewer_of(person), day)
        if person.id not in told and speaks_for(session, viewer, duty, case, hats(session, viewer, case)):
            told.add(person.id)
            yield person


def _ways(session: Transaction, notice: NoticeRow, case: CaseRow | None) -> Iterator[Found]:
    role = notice.role
    if (
        notice.template == NO_PART
    ):  # which tells those who may have lost sight of the case by it, and nobody in their place
        besides = case.subject_id if case else None
        yield Found([each for each in office_holders(session, role) if each != besides])
        return
    if case and role in roles_in(case.withheld):
        return
    if notice.person_id:
        yield Found([notice.person_id])
        return
    if case and notice.template in {PROPOSED, PROPOSED_AGAIN}:
        yield from (Found([*people]) for people in confirmers(session, case, role))
        return
    duty = duty_of(session, notice)
    if duty and duty.assignee_id and duty.owner is role:
        yield Found([duty.assignee_id], duty.team is not duty.owner)
    if role in OF_THE_CASE:
        yield Found([_subject(session, case, role)])
    elif role in OF_AN_AGENCY:
        only = duty.agency_id if duty else agency_of(session, party_of(notice.duty))  # its own, also once it is done
        yield from _of_the_agency(session, case, role, only)
    else:
        team = notice.template == BACK  # which the keeper may just have given back
        yield from (Found(people) for people in _of_the_desk(session, case, role, keeper=not team))
        for substitute in fill_in(role):
            yield from (Found(people, fills_in=True) for people in _of_the_desk(session, case, substitute))


def _subject(session: Transaction, case: CaseRow | None, role: Role) -> int | None:
    plays = case and rulebook_of(session).processes[case.process].subject is role
    return case.subject_id if case and plays else None


def _of_the_agency(session: Transaction, case: CaseRow | None, role: Role, only: int | None) -> Iterator[Found]:
    """Yield the holders at the agency that a duty is for, or at every agency of the case."""
    if case:
        concern = concern_of(session, case)
        agencies = sorted({only} if only else concern.agencies)
        instead = vacancy(role)
        found = [
            holders(session, role, agency, concern.aside)
            or (holders(session, instead, agency, concern.aside) if instead in OF_AN_AGENCY else [])
            for agency in agencies
        ]
        everybody: list[int | None] = [each for people in found for each in people]
        if everybody and not all(found) and instead not in OF_AN_AGENCY:  # somebody fills in for some of them
            everybody += next(_of_the_desk(session, case, instead), [])
        yield Found(everybody)
    if (substitute := vacancy(role)) not in OF_AN_AGENCY:
        yield from (Found(people, fills_in=True) for people in _of_the_desk(session, case, substitute))


def _of_the_desk(
    session: Transaction, case: CaseRow | None, role: Role, *, keeper: bool = True
) -> Iterator[list[int | None]]:
    """Yield the keeper of the case alone, where that is for the role to be; else its holders, else who stands in."""
    besides = case.subject_id if case else None
    keeping = case.keeper if case and keeper else None
    if keeping and role in STAFF and keeping.id != besides and may_act_as(viewer_of(keeping).roles, role):
        yield [keeping.id]
    if role in OF_THE_COMMITTEE and case:
        concern = concern_of(session, case)
        yield [*sitting(session, role, concern.agencies, concern.aside)]
        return
    yield [each for each in office_holders(session, role) if each != besides]
    kept = roles_in(case.withheld) if case else frozenset()
    others = (other for other in Role if other is not role and other not in kept and may_act_as({other}, role))
    yield [each for other in others for each in office_holders(session, other) if each != besides]
