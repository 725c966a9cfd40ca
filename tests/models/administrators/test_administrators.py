"""2.1: who administers an agency, as the desk remembers it: the case opens by itself, and tasks go with the role."""

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.accounts.leaving import end_office
from models.database import Database
from models.intake.intake import Sent, begin
from models.lookups.changes import tell_of_users
from models.lookups.ending import STAYS, WITH_LICENSE, what_ends
from models.registries.people_and_agencies import add_agency, add_person, give_office, sign_partnership
from models.rows.cases import CaseRow
from models.rows.notices import NoticeRow
from models.rows.people import Agency, Office
from models.rows.registries import License
from notifications.writing.dispatch import dispatch
from tests.desks import SETTLED, Town, local
from tests.models.corrections.correcting import confirmed, corrected
from tests.notifications.mailroom import DESK
from workflows.engine.cases import NotAllowed
from workflows.facts.by_name import NOT_SO
from workflows.law.continua import Continuum
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN

GAP = "green-gap-shelter"
TEN, KIM, LEE = 10, "kim.roe@desk.example", "lee.park@desk.example"


class Gap(Town):
    """The town with a third agency: a director, ten licenses, and nobody who administers it."""

    def settle(self) -> None:
        """Add the agency and its people."""
        with self.database.writing() as session:
            agency = add_agency(session, "Green Gap Shelter", "shelter", [Continuum.BALANCE])
            session.flush()
            sign_partnership(session, agency, "Edith Poole", SETTLED)
            self._officer(session, "Edith Poole", AGENCY_DIRECTOR, agency)
            for number in range(TEN):
                person = add_person(session, f"User {number}", f"user{number}@gap.example", agency, SETTLED)
                session.flush()
                session.add(license_of(person.id, agency.id))
            tell_of_users(session, SETTLED, agency.id)

    @property
    def edith(self) -> Viewer:
        """The executive director."""
        return self.viewer("edith.poole@desk.example")

    def cases(self) -> list[CaseRow]:
        """Return the cases about the administrator."""
        with self.database.reading() as session:
            return list(session.scalars(select(CaseRow).where(CaseRow.process == "P02").order_by(CaseRow.id)))

    def administrators(self) -> list[str]:
        """Return who administers the agency."""
        with self.database.reading() as session:
            found = gap(session)
            rows = select(Office).where(Office.agency_id == found.id, Office.role == AGENCY_ADMIN)
            return [office.holder.name for office in session.scalars(rows)]

    def designate(self, now: datetime, **facts: Any) -> str:
        """Let the director name somebody, and return the number of the case."""
        with self.database.writing() as session:
            number = begin(session, self.edith, "P02", Sent({"agency": GAP, **facts}), now, step="designate")
            return session.get_one(CaseRow, number).number

    def running(self) -> int:
        """Count the licenses of the agency that have not ended."""
        with self.database.reading() as session:
            rows = select(License).where(License.agency_id == gap(session).id, License.ended_at.is_(None))
            return len(session.scalars(rows).unique().all())

    def is_closed(self) -> bool:
        """Say whether the agency is closed."""
        with self.database.reading() as session:
            return gap(session).closed_at is not None

    def give_up(self, now: datetime) -> str:
        """Let the director say that the agency does without, and return the number of the case."""
        with self.database.writing() as session:
            facts = {"agency": GAP, "why": "We are few."}
            number = begin(session, self.edith, "P02", Sent(facts), now, step="give-up")
            return session.get_one(CaseRow, number).number

    def locked_out(self, now: datetime) -> str:
        """Let a user need a new password, and return the number of the case."""
        facts = {"agency": GAP, "user": "user3@gap.example", "why": "locked", "since": "2026-03-02"}
        with self.database.writing() as session:
            number = begin(session, self.edith, "P07", Sent(facts), now, step="ask-for")
            return session.get_one(CaseRow, number).number

    def lent(self, now: datetime) -> str:
        """Let a user of another agency be to work for this one, and return the number of the case."""
        with self.database.writing() as session:
            maple = session.scalars(select(Agency).where(Agency.key == "maple-street-family-center")).one()
            person = add_person(session, "Abe Lind", "abe@maple.example", maple, SETTLED)
            session.flush()
            session.add(license_of(person.id, maple.id))
            facts = {"agency": maple.key, "user": person.email, "other": GAP, "work": "report", "purpose": "Counts.",
                     "begins": "2026-03-05", "ends": "2026-12-31"}  # fmt: skip
            number = begin(session, self.omar, "P08", Sent(facts), now, step="ask")
            return session.get_one(CaseRow, number).number

    def assignee(self, number: str, duty: str) -> tuple[str, int | None]:
        """Return the team and the person who have a task."""
        row = self.open_duties(number)[duty]
        return row.team.key, row.assignee_id


def gap(session: Session) -> Agency:
    return session.scalars(select(Agency).where(Agency.key == GAP)).one()


def license_of(person_id: int, agency_id: int) -> License:
    return License(
        person_id=person_id, agency_id=agency_id, username=f"u{person_id}", level="Case Manager I", art=False,
        issued_at=SETTLED,
    )  # fmt: skip


def end_a_license(town: Town) -> None:
    """End one license of the agency."""
    with town.database.writing() as session:
        rows = select(License).where(License.agency_id == gap(session).id).order_by(License.id.desc())
        last = session.scalars(rows.limit(1)).one()
        last.ended_at, last.ended_why = local(5, 5), "left"
        tell_of_users(session, local(5, 5), gap(session).id)


def settled(database: Database) -> Gap:
    town = Gap(database)
    town.settle()
    return town


def test_the_role_and_its_tasks_from_the_tenth_license_over_a_handover_to_nobody(database: Database) -> None:
    town = settled(database)
    asked = town.locked_out(local(3, 2, 8))
    assert town.assignee(asked, "reset")[0] == SYSTEM_ADMIN.key
    town.sweep(local(3, 2))
    town.sweep(local(4, 1))
    (case,) = town.cases()  # one, however often the sweep looks
    assert town.assignee(case.number, "name") == (AGENCY_DIRECTOR.key, town.edith.id)
    town.do(case.number, town.edith, "name", local(4, 2), name="Kim Roe", email="Kim.Roe@desk.example")
    town.do(case.number, town.dana, "record", local(4, 3))
    kim = town.viewer(KIM)  # new to the desk
    assert (town.administrators(), town.assignee(asked, "reset")) == (["Kim Roe"], (AGENCY_ADMIN.key, kim.id))
    handed = town.designate(local(4, 6), name="Lee Park", email=LEE, instead_of=KIM)
    town.do(handed, town.dana, "record", local(4, 7))
    assert town.administrators() == ["Lee Park"]
    assert town.assignee(asked, "reset") == (AGENCY_ADMIN.key, town.viewer(LEE).id)
    with database.reading() as session:
        told = session.scalars(select(NoticeRow).where(NoticeRow.template == "administrator-handed-over")).all()
        assert [each.person_id for each in told] == [kim.id]  # who holds no license, and has lost the role all the same
    with database.writing() as session:
        office = session.scalars(select(Office).where(Office.person_id == town.viewer(LEE).id)).one()
        end_office(session, office, local(5, 4), town.dana.id)
    assert town.assignee(asked, "reset")[0] == SYSTEM_ADMIN.key
    town.sweep(local(5, 4))
    assert [each.state for each in town.cases()] == ["DESIGNATED", "DESIGNATED", "WANTED"]
    end_a_license(town)
    assert [each.state for each in town.cases()][-1] == "NOT_NEEDED"


def test_an_agency_that_leaves_ends_with_its_licenses_and_its_open_work_and_comes_back_if_that_was_wrong(
    database: Database,
) -> None:
    town = settled(database)
    asked = town.locked_out(local(3, 2, 8))
    handed = town.designate(local(3, 2), name="User 0", email="user0@gap.example")
    with database.writing() as session:
        sent = Sent({"agency": GAP, "why": "The shelter closes."})
        number = session.get_one(CaseRow, begin(session, town.edith, "P01", sent, local(3, 3), step="close")).number
    ticked = shown(town, number)
    assert {words.rsplit("; ", 1)[1] for words in ticked["cases"].values()} == {WITH_LICENSE, STAYS}
    lent = town.lent(
        local(3, 4)
    )  # somebody of another agency is to work for it; nobody who reads the list had seen that
    town.sweep(local(3, 4))  # nor that the training year began
    with pytest.raises(
        NotAllowed, match=r"tick each line; missing, or new since you opened this page: .* Training"
    ) as no:
        town.do(number, town.dana, "end-licenses", local(3, 4), confirmed=True, **posted(ticked))
    assert {each.field for each in no.value.refusals} == {"cases"}
    town.do(number, town.dana, "end-licenses", local(3, 4), confirmed=True, **posted(shown(town, number)))
    assert town.case(lent).state == "WITHDRAWN"
    assert (town.case(asked).state, town.running()) == ("LEFT", 0)  # the password went with its license
    with database.reading() as session:
        told = session.scalars(select(NoticeRow.person_id).where(NoticeRow.template == "license-ended-with-agency"))
        assert len(set(told)) == TEN
    with pytest.raises(NotAllowed, match=f"{handed}; finish or withdraw each first"):
        town.do(number, town.dana, "last-work", local(3, 5))
    town.do(handed, town.edith, "go-on", local(3, 6), why="The shelter closes.")
    town.do(number, town.dana, "last-work", local(3, 6))
    town.do(number, town.dana, "disable-accounts", local(3, 6), disabled_on="2026-03-06")
    assert (town.case(number).state, town.is_closed()) == ("CLOSED", True)
    struck(town, number, "last-work", local(3, 9))
    assert not town.is_closed()
    dispatch(database, local(3, 8), DESK, local(3, 8))
    struck(town, number, "end-licenses", local(3, 9))
    assert town.running() == TEN
    with database.reading() as session:
        told = session.scalars(select(NoticeRow.person_id).where(NoticeRow.template == NOT_SO))
        assert len(set(told)) == TEN


def test_a_case_that_its_tenth_license_opened_is_listed_as_ending_with_the_licenses(database: Database) -> None:
    town = settled(database)
    with database.writing() as session:
        sent = Sent({"agency": GAP, "why": "The shelter closes."})
        number = session.get_one(CaseRow, begin(session, town.edith, "P01", sent, local(3, 2), step="close")).number
    town.sweep(local(3, 3))
    (wanted,) = town.cases()
    assert shown(town, number)["cases"][wanted.number].endswith(WITH_LICENSE)


def test_a_law_that_asks_more_of_the_agency_is_listed_as_ending_with_it_and_does_when_the_licenses_end(
    database: Database,
) -> None:
    town = settled(database)
    law = {"agency": GAP, "law": "HIPAA", "standard": "Sixty days", "demands": "Thirty.", "reported_on": "2026-03-02"}
    with database.writing() as session:
        begun = begin(session, town.edith, "P35", Sent(law), local(3, 2))
        conflict = session.get_one(CaseRow, begun).number
        sent = Sent({"agency": GAP, "why": "The shelter closes."})
        number = session.get_one(CaseRow, begin(session, town.edith, "P01", sent, local(3, 3), step="close")).number
    town.sweep(local(3, 4))
    listed = shown(town, number)
    assert listed["cases"][conflict].endswith(WITH_LICENSE)
    town.do(number, town.dana, "end-licenses", local(3, 4), confirmed=True, **posted(listed))
    assert town.case(conflict).state == "AGENCY_LEFT"


def shown(town: Gap, number: str) -> dict[str, dict[str, str]]:
    """Return what Dana is shown to confirm, by the fields that list it."""
    with town.database.reading() as session:
        there = what_ends(session, town.dana, gap(session).id, town.case(number).id)
        return {field: dict(lines) for field, lines in there.items()}


def posted(ticked: dict[str, dict[str, str]]) -> dict[str, list[str]]:
    """Return what is posted with every line ticked."""
    return {field: [*lines] for field, lines in ticked.items()}


def test_an_agency_is_not_closed_while_somebody_has_got_a_license_of_it_meanwhile(database: Database) -> None:
    town = settled(database)
    with database.writing() as session:
        closing = Sent({"agency": GAP, "why": "The shelter closes."})
        number = session.get_one(CaseRow, begin(session, town.edith, "P01", closing, local(3, 3), step="close")).number
    town.do(number, town.dana, "end-licenses", local(3, 4), confirmed=True, **posted(shown(town, number)))
    with database.writing() as session:
        session.add(license_of(town.viewer("user1@gap.example").id, gap(session).id))
    with pytest.raises(NotAllowed, match="somebody has a license of the agency again: User 1"):
        town.do(number, town.dana, "last-work", local(3, 5))


def test_one_given_in_the_directory_closes_the_case(database: Database) -> None:
    town = settled(database)
    town.sweep(local(3, 2))
    with database.writing() as session:
        person = add_person(session, "Kim Roe", KIM, gap(session), local(3, 3))
        session.flush()
        give_office(session, person, AGENCY_ADMIN, gap(session), local(3, 3))
    assert [each.state for each in town.cases()] == ["DESIGNATED"]


def test_a_recording_in_error_gives_the_role_back_and_so_does_giving_it_up_in_error(database: Database) -> None:
    town = settled(database)
    case = town.designate(local(3, 2), name="User 0", email="user0@gap.example")
    town.do(case, town.dana, "record", local(3, 3))
    handed = town.designate(local(3, 4), name="User 1", email="user1@gap.example", instead_of="user0@gap.example")
    town.do(handed, town.dana, "record", local(3, 5))
    struck(town, handed, "record", local(3, 6))
    assert town.administrators() == ["User 0"]
    town.do(handed, town.edith, "go-on", local(3, 6), why="User 0 stays.")
    end_a_license(town)
    given_up = town.give_up(local(3, 9))
    assert town.administrators() == []
    with database.reading() as session:
        ended = session.scalars(select(NoticeRow.person_id).where(NoticeRow.template == "administrator-role-ended"))
        assert list(ended) == [town.viewer("user0@gap.example").id]
    struck(town, given_up, "give-up", local(3, 10))
    assert town.administrators() == ["User 0"]


def struck(town: Town, case: str, kind: str, now: datetime) -> None:
    """Strike an entry, and let a second person confirm it where it takes two."""
    if not corrected(town, case, town.dana, kind, now=now):
        confirmed(town, case, town.nora, now)
