"""What the desk remembers of a research project: who sees it, who answers for whom, and what the registry shows."""

from datetime import date
from typing import Any

import pytest

from models.access.access import Viewer
from models.casebook.case_search import find
from models.casebook.casebook import NoSuchCase, restored
from models.casebook.replaying import replayed
from models.database import Database
from models.mail.sent_mail import notices
from models.registries.from_cases.agreements import Sought, Status, agencies_of, agreements, count_agreements, status_of
from models.rows.cases import CaseRow
from models.rows.disclosures import Agreement
from models.rows.notices import NoticeRow
from models.store.paging import Part
from tests.campus import CERTIFICATE, MAPLE, OTTER, Campus, approval
from tests.desks import local
from workflows.engine.cases import Kind, NotAllowed
from workflows.law.roles import AGENCY_DIRECTOR, ICA_DIRECTOR, SYSTEM_ADMIN


def listed(campus: Campus, viewer: Viewer, status: Status | None = None) -> list[str]:
    with campus.database.reading() as session:
        return [row.case.number for row in agreements(session, viewer, Sought(status)).rows]


def agreement(campus: Campus) -> Agreement:
    with campus.database.reading() as session:
        return session.query(Agreement).one()


def test_each_agency_is_asked_for_its_own_data_and_answers_for_itself_only(database: Database) -> None:
    campus = Campus(database)
    number = campus.asked()
    duties = campus.open_duties(number)
    assert {key: duty.assignee_id for key, duty in duties.items()} == {
        f"approve:{OTTER}": campus.tess.id,
        f"approve:{MAPLE}": campus.omar.id,
    }
    with pytest.raises(NotAllowed, match="you can't answer this for") as refused:
        campus.answer_for(number, campus.omar, OTTER)
    assert refused.value.first.kind is Kind.ROLE
    campus.do(number, campus.omar, "approve", local(3, 9), **approval(campus.omar))
    assert set(campus.open_duties(number)) == {f"approve:{OTTER}"}


def test_nobody_approves_twice(database: Database) -> None:
    campus = Campus(database)
    number = campus.asked()
    campus.do(number, campus.tess, "approve", local(3, 9), **approval(campus.tess))
    with pytest.raises(NotAllowed) as refused:
        campus.do(number, campus.tess, "approve", local(3, 10), **approval(campus.tess))
    assert refused.value.first.kind is Kind.GONE


def test_an_agency_that_is_not_asked_sees_nothing_of_the_case_nor_of_the_agreement(database: Database) -> None:
    campus = Campus(database)
    number = campus.running()
    with database.reading() as session, pytest.raises(NoSuchCase):
        find(session, campus.wes, number)
    assert listed(campus, campus.wes) == []
    with database.reading() as session:
        assert notices(session, campus.wes, Part()).rows == []
        assert count_agreements(session, campus.wes, None).number == 0
    assert [listed(campus, each) for each in (campus.dana, campus.tess, campus.omar, campus.ruth)] == [
        [number], [number], [number], [],
    ]  # fmt: skip


def test_the_registry_shows_the_agreement_and_the_agencies_that_approved(database: Database) -> None:
    campus = Campus(database)
    number = campus.asked()
    assert listed(campus, campus.dana) == []
    campus.do(number, campus.tess, "keep-data", local(3, 9), why="our clients were not told of research")
    campus.do(number, campus.omar, "approve", local(3, 9), **approval(campus.omar))
    campus.do(number, campus.nora, "approve-for-ica", local(3, 12), **approval(campus.nora, "2026-03-12"))
    row = agreement(campus)
    assert (row.kind, row.title, row.party) == ("research", "Winter shelter and health", "University of Vermont")
    assert (row.begun_on, row.ends_on) == (date(2026, 3, 12), date(2026, 6, 30))
    assert (status_of(row), listed(campus, campus.dana, Status.RUNNING)) == (Status.RUNNING, [number])
    with database.reading() as session:
        (named,) = agencies_of(session, agreements(session, campus.dana, Sought()).rows).values()
    assert [each.key for each in named] == [MAPLE]


def test_an_extension_moves_the_end_in_the_registry(database: Database) -> None:
    campus = Campus(database)
    campus.extended(campus.running(), "2026-12-31", local(3, 20))
    assert agreement(campus).ends_on == date(2026, 12, 31)


def test_the_return_is_outstanding_until_the_certificate_is_on_record(database: Database) -> None:
    campus = Campus(database)
    number = campus.running()
    campus.sweep(local(7, 1, 0))
    assert (agreement(campus).ended_on, agreement(campus).returned_on) == (date(2026, 6, 30), None)
    assert listed(campus, campus.tess, Status.RETURN_OUTSTANDING) == [number]
    campus.do(number, campus.dana, "record-certificate", local(7, 13), **CERTIFICATE)
    assert (agreement(campus).returned_on, status_of(agreement(campus))) == (date(2026, 7, 10), Status.ENDED)
    assert [listed(campus, campus.tess, each) for each in Status] == [[], [], [number]]


def test_an_early_end_is_in_the_registry(database: Database) -> None:
    campus = Campus(database)
    number = campus.running()
    campus.do(number, campus.dana, "end-early", local(4, 15), ended_on="2026-04-10", why="the grant ended")
    assert (agreement(campus).ends_on, agreement(campus).ended_on) == (date(2026, 6, 30), date(2026, 4, 10))
    assert campus.open_duties(number)["certificate"].due_at == local(5, 11, 0)


def test_the_certificate_is_asked_for_every_month(database: Database) -> None:
    campus = Campus(database)
    number = campus.running()
    for month, day in ((7, 1), (7, 24), (7, 29), (7, 31), (8, 7), (9, 7), (10, 7)):
        campus.sweep(local(month, day, 9))
    with database.reading() as session:
        rows = session.query(NoticeRow).filter_by(duty="certificate").order_by(NoticeRow.id)
        told = [(row.template, row.role) for row in rows]
    ica = SYSTEM_ADMIN
    assert told == [
        ("reminder", ica), ("reminder", ica), ("overdue", ica), ("overdue", ICA_DIRECTOR),
        ("still-overdue", ica), ("still-overdue", ica),
    ]  # fmt: skip
    assert campus.case(number).state == "RETURNING"


def test_a_researcher_the_desk_knows_sees_nothing_and_the_agency_is_asked_without_them(database: Database) -> None:
    campus = Campus(database)
    number = campus.asked(researcher="Omar Haddad", researcher_email="Omar.Haddad@desk.example")
    assert campus.case(number).heading == "Research by University of Vermont: Winter shelter and health"
    with database.reading() as session, pytest.raises(NoSuchCase):
        find(session, campus.omar, number)
    campus.do(number, campus.tess, "approve", local(3, 9), **approval(campus.tess))
    paul = campus.direct("Paul Renner", MAPLE)
    for who, words in (
        (campus.omar, "researchers do not approve their own"),
        (campus.wes, "the directory has Paul Renner"),
    ):
        with pytest.raises(NotAllowed, match=words):
            campus.do(number, paul, "approve", local(3, 9), **approval(who))
    campus.do(number, paul, "approve", local(3, 9), **approval(paul))
    assert listed(campus, campus.omar) == []
    assert campus.case(number).state == "DECIDING"


def test_ica_approves_for_no_agency_not_even_where_it_has_no_administrator(database: Database) -> None:
    campus = Campus(database)
    number = campus.asked(researcher="Omar Haddad", researcher_email="Omar.Haddad@desk.example")
    assert campus.open_duties(number)[f"approve:{MAPLE}"].team is AGENCY_DIRECTOR
    with pytest.raises(NotAllowed, match="you began this case yourself"):
        campus.do(number, campus.dana, "approve", local(3, 9), **approval(campus.omar))
    with pytest.raises(NotAllowed, match="this is for the Agency Administrator to do"):
        campus.do(number, campus.nora, "approve", local(3, 9), **approval(campus.omar))


def test_who_is_the_researcher_does_not_record_the_own_proposal(database: Database) -> None:
    campus = Campus(database)
    with pytest.raises(NotAllowed, match="this is about you, so somebody else has to do it"):
        campus.propose(researcher="Dana Whitcomb", researcher_email="dana.whitcomb@desk.example")


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"agencies": [OTTER, "nowhere"]}, "agencies"),
        ({"agencies": []}, "agencies"),
        ({"relationship": None}, "relationship"),
        ({"researcher_email": "vera"}, "researcher_email"),
        ({"project_ends": "2026-03-01"}, "project_ends"),
    ],
)
def test_a_proposal_with_a_fault_names_it_and_writes_nothing(
    database: Database, facts: dict[str, Any], field: str
) -> None:
    campus = Campus(database)
    with pytest.raises(NotAllowed) as refused:
        campus.propose(**facts)
    assert refused.value.first.field == field
    assert refused.value.first.clause.startswith("3.4-research-")
    with database.reading() as session:
        assert session.query(CaseRow).count() == 0


def test_the_history_replays_to_the_same_case(database: Database) -> None:
    campus = Campus(database)
    number = campus.running()
    campus.sweep(local(7, 1, 0))
    with database.reading() as session:
        row = campus.case(number)
        columns = {"process": row.process, "edition": row.edition, "state": row.state, "body": row.body}
        assert replayed(session, row) == restored(database.rulebook, columns)
