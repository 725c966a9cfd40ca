"""What the desk remembers of a departure: the license, the agreement, the roles and the tasks of who leaves."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select

from models.access.access import Viewer, hats, viewer_of
from models.casebook.case_search import find
from models.casebook.casebook import NoSuchCase
from models.database import Database
from models.intake.intake import Sent, begin
from models.lookups.about import About
from models.lookups.people import person_standing
from models.registries.people_and_agencies import add_person, person_of
from models.rows.cases import CaseRow
from models.rows.conduct import Finding, Sanction
from models.rows.people import Agency
from models.rows.registries import License, SignedPaper
from tests.desks import SETTLED, local
from tests.models.clients import MAPLE, OTTER, Counter
from workflows.engine.cases import NotAllowed
from workflows.facts.effects import Paper
from workflows.law.roles import RESTING

NED, FRIDAY, MONDAY = "ned.farrow@otter.example", "2026-01-02T17:00:00-05:00", local(1, 5, 9)
LEAVES: dict[str, Any] = {
    "agency": OTTER, "user": NED, "last_need": FRIDAY, "reason": "leaves", "source": "agency", "told_on": "2026-01-05",
}  # fmt: skip


class Leaving(Counter):
    """A town in which Ned holds a license of Otter Creek, and a license of Maple Street too."""

    def __init__(self, database: Database) -> None:
        """Issue the licenses, with the agreement signed for each."""
        super().__init__(database)
        with database.writing() as session:
            otter = session.query(Agency).filter_by(key=OTTER).one()
            self.ned = viewer_of(add_person(session, "Ned Farrow", NED, otter, SETTLED))
        for agency in (OTTER, MAPLE):
            self.license(NED, agency)

    def license(self, email: str, agency: str, at: datetime = SETTLED) -> None:
        """Issue a license."""
        with self.database.writing() as session:
            person, of = person_of(session, email), session.query(Agency).filter_by(key=agency).one()
            assert person is not None
            session.add(
                License(
                    person_id=person.id, agency_id=of.id, username="user", level="Volunteer", art=False, issued_at=at
                )
            )
            session.add(
                SignedPaper(paper=Paper.USER_AGREEMENT.value, agency_id=of.id, person_id=person.id, signed_as=person.name,
                            signed_at=at, text_sha256="0", disclosure="")
            )  # fmt: skip

    def notice(self, by: Viewer, now: datetime = MONDAY, **facts: Any) -> str:
        """Give the notice, and return the case's number."""
        with self.database.writing() as session:
            case_id = begin(session, by, "P04", Sent({**LEAVES, "told_on": f"{now:%Y-%m-%d}", **facts}), now)
            return session.get_one(CaseRow, case_id).number

    def ended(self, email: str = NED) -> dict[str, tuple[datetime | None, str]]:
        """Return when and why each license of a person ended, by its agency."""
        with self.database.reading() as session:
            person = person_of(session, email)
            assert person is not None
            rows = session.scalars(select(License).where(License.person_id == person.id)).all()
            return {row.agency.key: (row.ended_at, row.ended_why) for row in rows if row.agency}

    def has_signed(self, agency: str) -> bool:
        """Say whether an agreement of Ned's counts at an agency."""
        with self.database.reading() as session:
            of = session.query(Agency).filter_by(key=agency).one()
            return person_standing(session, About(None, of.id, self.ned.id)).agreement_signed


@pytest.fixture
def town(database: Database) -> Leaving:
    """Return a town in which Ned works for two agencies."""
    return Leaving(database)


def test_the_license_of_that_agency_ends_with_the_notice_and_the_one_of_another_agency_goes_on(town: Leaving) -> None:
    town.notice(town.tess)
    assert town.ended() == {OTTER: (MONDAY, "the user leaves the agency"), MAPLE: (None, "")}


def test_a_license_noticed_ahead_ends_at_the_named_moment_by_the_clock_and_not_earlier(town: Leaving) -> None:
    number = town.notice(town.tess, local(1, 2, 9))
    town.sweep(local(1, 2, 16, 59))
    assert town.ended()[OTTER] == (None, "")
    town.sweep(local(1, 2, 17, 3))
    assert town.ended()[OTTER] == (local(1, 2, 17), "the user leaves the agency")
    assert town.case(number).state == "ENDED"


def test_the_history_of_the_license_says_why_it_ended_and_when_its_account_was_disabled(town: Leaving) -> None:
    number = town.notice(town.tess)
    town.do(number, town.dana, "disable", local(1, 5, 15), disabled_on="2026-01-05")
    with town.database.reading() as session:
        rows = session.scalars(select(License).where(License.person_id == town.ned.id).order_by(License.id)).all()
        assert [[event.words for event in row.events] for row in rows] == [
            ["Ended: the user leaves the agency", "Disabled in WellSky"], []]  # fmt: skip
    assert town.case(number).closed_at == local(1, 5, 15)


def test_the_agreement_ends_with_the_license_it_was_signed_for_and_the_proof_of_it_stays(town: Leaving) -> None:
    assert town.has_signed(OTTER)
    town.notice(town.tess)
    assert (town.has_signed(OTTER), town.has_signed(MAPLE)) == (False, True)
    with town.database.reading() as session:
        assert len(session.scalars(select(SignedPaper).where(SignedPaper.person_id == town.ned.id)).all()) == 2
    town.license(NED, OTTER, local(2, 2))
    assert town.has_signed(OTTER)


def test_a_late_notice_leaves_no_finding_and_no_suspension(town: Leaving) -> None:
    assert town.case(town.notice(town.tess)).state == "ENDED"
    with town.database.reading() as session:
        assert session.scalars(select(Finding)).all() == []
        assert session.scalars(select(Sanction)).all() == []
        assert [row.process for row in session.scalars(select(CaseRow))] == ["P04"]


def test_who_leaves_holds_no_role_of_the_agency_and_claimed_tasks_go_on_to_who_may_do_them(town: Leaving) -> None:
    request = town.request(town.tess)
    assert town.open_duties(request)["answer"].assignee_id == town.tess.id
    town.license("tess.barlow@desk.example", OTTER)
    town.notice(town.helen, local(1, 13), user="tess.barlow@desk.example")
    assert town.viewer("tess.barlow@desk.example").offices == frozenset()
    assert town.open_duties(request)["answer"].assignee_id != town.tess.id
    assert town.open_duties(request)["answer"].assignee_id in {None, town.dana.id}  # ICA does it where nobody is named


def test_who_stays_in_another_job_keeps_the_role_and_reads_its_cases_while_ica_does_its_tasks(town: Leaving) -> None:
    request = town.request(town.tess)
    town.license("tess.barlow@desk.example", OTTER)
    town.notice(town.helen, local(1, 13), user="tess.barlow@desk.example", reason="job")
    assert town.open_duties(request)["answer"].assignee_id in {None, town.dana.id}
    with town.database.reading() as session:
        assert hats(session, town.tess, town.case(request)) == {RESTING}


@pytest.mark.parametrize("user", ["nobody@otter.example", "omar.haddad@desk.example"])
def test_who_is_no_user_of_the_agency_is_refused_beside_the_address(town: Leaving, user: str) -> None:
    with pytest.raises(NotAllowed, match=r"we know nobody (with|of this agency with) the address") as refused:
        town.notice(town.tess, user=user)
    assert refused.value.first.field == "user"
    assert set(town.ended().values()) == {(None, "")}


def test_nobody_gives_the_notice_for_another_agency_or_for_oneself(town: Leaving) -> None:
    with pytest.raises(NotAllowed, match="no agency that you can choose has the key"):
        town.notice(town.omar)
    town.license("tess.barlow@desk.example", OTTER)
    with pytest.raises(NotAllowed, match="you can't ask for yourself"):
        town.notice(town.tess, user="tess.barlow@desk.example")


def test_the_person_who_leaves_finds_no_case_which_may_be_a_dismissal_and_is_told_when_the_license_ends(
    town: Leaving,
) -> None:
    number = town.notice(town.tess, local(1, 2, 9))
    for person in (town.ned, town.omar):
        with town.database.reading() as session, pytest.raises(NoSuchCase):
            find(session, person, number)
        with pytest.raises(NoSuchCase):
            town.do(number, person, "stays", local(1, 2, 10), why="I stay.")
    town.tell(local(1, 2, 11))
    assert "ned.farrow@otter.example" not in {each.address for each in town.messages()}
    town.strike(local(1, 2, 17, 5))
    town.tell(local(1, 2, 17, 10))
    assert "ned.farrow@otter.example" in {each.address for each in town.messages()}


def test_a_withdrawn_notice_ends_nothing(town: Leaving) -> None:
    number = town.notice(town.tess, local(1, 2, 9))
    town.do(number, town.helen, "stays", local(1, 2, 10), why="Ned stays until spring.")
    town.sweep(local(1, 9))
    assert (town.case(number).state, town.ended()[OTTER]) == ("WITHDRAWN", (None, ""))


def test_what_ica_hears_otherwise_is_the_directors_to_answer(town: Leaving) -> None:
    number = town.notice(town.dana, local(1, 3), source="elsewhere")
    duty = town.open_duties(number)["notice"]
    assert (duty.assignee_id, duty.due_at, town.ended()[OTTER]) == (town.helen.id, local(1, 4, 17), (None, ""))
    facts = {"last_need": FRIDAY, "reason": "leaves", "told_on": "2026-01-05"}
    town.do(number, town.helen, "give-notice", MONDAY, **facts)
    assert (town.case(number).state, town.ended()[OTTER][0]) == ("ENDED", MONDAY)


def test_everybody_concerned_has_a_mail_that_can_be_read(town: Leaving) -> None:
    number = town.notice(town.dana, local(1, 3), source="elsewhere")
    town.tell(local(1, 3, 11))
    town.strike(local(1, 4, 17, 5))
    town.do(number, town.helen, "give-notice", MONDAY, last_need=FRIDAY, reason="leaves", told_on="2026-01-05")
    town.tell(local(1, 5, 10))
    town.strike(local(1, 7, 1))
    case_id = town.case(number).id  # the calendar begins a case of Ned's too
    told = [each for each in town.messages() if each.case_id == case_id]
    assert [(each.address.partition("@")[0], each.subject) for each in told] == [
        ("helen.marsh", "Due Sunday, January 4, 5:00 p.m.: tell ICA whether Ned Farrow still needs access to HMIS"),
        ("tess.barlow", "Due Sunday, January 4, 5:00 p.m.: tell ICA whether Ned Farrow still needs access to HMIS"),
        ("helen.marsh", "Past due since Sunday, January 4: your notice whether Ned Farrow still needs access to HMIS"),
        ("dana.whitcomb",
         "Past due since Sunday, January 4: Otter Creek Shelter's notice whether Ned Farrow still needs access to HMIS"),
        ("dana.whitcomb", "Due Tuesday, January 6: disable Ned Farrow's account in WellSky"),
        ("ned.farrow", "Your HMIS license at Otter Creek Shelter has ended"),
        ("helen.marsh", "Ned Farrow's HMIS license at Otter Creek Shelter has ended"),
        ("tess.barlow", "Ned Farrow's HMIS license at Otter Creek Shelter has ended"),
        ("nora.feld", "Past due since Wednesday, January 7: Ned Farrow's account to disable in WellSky"),
    ]  # fmt: skip
