"""A new edition is asked of everybody it concerns in one act, once each; who leaves is asked no longer, who comes later is."""

import pytest
from sqlalchemy import select, update

from models.database import Database
from models.inbox.due import next_due
from models.lookups.learning import learn_about
from models.registries.people_and_agencies import take_office
from models.registries.policy_texts.publishing import text_by_id, withdraw
from models.rows.cases import CaseRow
from models.rows.people import Office
from models.rows.registries import License, SignedPaper
from scheduler.sweep import Swept
from tests.desks import SETTLED, local
from tests.models.corrections.correcting import corrected
from tests.models.test_who_may_hold import cleared
from tests.models.texts.readers import AGREEMENT, GUIDELINES, Readers
from workflows.engine.cases import NotAllowed

OTTER, MAPLE = "Otter Creek Shelter", "Maple Street Family Center"
MONDAY = local(3, 2, 0)


def states(town: Readers) -> list[tuple[str, str]]:
    with town.database.reading() as session:
        rows = select(CaseRow.heading, CaseRow.state).where(CaseRow.process == "P33").order_by(CaseRow.id)
        return [(heading, state) for heading, state in session.execute(rows)]


def test_a_new_edition_is_asked_of_each_user_once_from_the_first_moment_of_its_day(either: Database) -> None:
    town = Readers(either)
    kim, ann = town.licensed("Kim Roe", OTTER, MAPLE), town.licensed("Ann Lee", MAPLE)
    text = town.publish(local(2, 20))
    assert (town.sweep(local(3, 1, 23, 59)), town.counted(text, local(2, 20))) == (Swept(0, 0), {"not asked yet": 2})
    with either.reading() as session:
        assert next_due(session) == MONDAY
    assert town.sweep(MONDAY) == Swept(2, 0)  # Kim once, though there are two licenses
    assert town.sweep(MONDAY) == Swept(0, 0)
    town.sign(kim, local(3, 3), name="KIM ROÉ")
    assert town.lines(text, local(3, 3)) == [("Ann Lee", MAPLE, "waiting"), ("Kim Roe", OTTER, "signed")]
    assert {each.due_on for each in town.all_lines(text, local(3, 3))} == {None, local(4, 1).date()}
    assert town.counted(text, local(4, 2, 0)) == {"signed": 1, "past due": 1}
    assert len(town.open_cases(ann)) == 1


def test_the_user_agreement_is_asked_at_each_agency_and_a_signature_for_one_counts_for_that_one(
    database: Database,
) -> None:
    town = Readers(database)
    kim = town.licensed("Kim Roe", OTTER, MAPLE)
    text = town.publish(local(2, 20), **AGREEMENT)
    assert town.sweep(MONDAY) == Swept(2, 0)
    with pytest.raises(ValueError, match="too many values"):
        town.sign(kim, local(3, 3), "user-agreement")
    assert [agency for _, agency, _ in town.lines(text, MONDAY)] == [MAPLE, OTTER]


def test_nobody_signs_under_another_name(database: Database) -> None:
    town = Readers(database)
    kim = town.licensed("Kim Roe", OTTER)
    town.publish(local(2, 20))
    town.sweep(MONDAY)
    with pytest.raises(NotAllowed, match="your own name"):
        town.sign(kim, local(3, 3), name="Ann Lee")


def test_who_leaves_is_asked_no_longer_and_is_asked_at_the_agency_that_is_left(either: Database) -> None:
    town = Readers(either)
    kim = town.licensed("Kim Roe", OTTER, MAPLE)
    text = town.publish(local(2, 20))
    town.sweep(MONDAY)
    with either.writing() as session:
        (first, _) = session.scalars(select(License).where(License.person_id == kim).order_by(License.id))
        first.ended_at, first.ended_why = local(3, 5), "left"
        learn_about(session, local(3, 5), person_id=kim)
    town.sweep(local(3, 6))
    assert town.lines(text, local(3, 6)) == [("Kim Roe", MAPLE, "waiting"), ("Kim Roe", OTTER, "no longer asked")]
    town.sign(kim, local(3, 9))
    with either.writing() as session:
        session.execute(update(License).values(ended_at=local(4, 1), ended_why="left"))
        learn_about(session, local(4, 1), person_id=kim)
    assert town.sweep(local(4, 2)).failed == 0
    assert [state for _, state in states(town)] == ["LEFT", "SIGNED"]


def test_who_comes_later_is_asked_and_who_signed_the_edition_before_is_not(database: Database) -> None:
    town = Readers(database)
    text = town.publish(local(2, 20))
    assert town.sweep(MONDAY) == Swept(0, 0)
    kim, ann = town.licensed("Kim Roe", OTTER, issued=local(6, 1)), town.licensed("Ann Lee", MAPLE, issued=local(6, 1))
    with database.writing() as session:
        words = text_by_id(session, text)
        assert words is not None
        signed = {"signed_as": "Ann Lee", "signed_at": local(5, 20), "text_sha256": words.fingerprint, "disclosure": ""}
        session.add(SignedPaper(paper=words.paper, person_id=ann, **signed))
    assert town.sweep(local(6, 1)) == Swept(1, 0)
    assert town.lines(text, local(6, 1)) == [("Ann Lee", "", "signed"), ("Kim Roe", OTTER, "waiting")]
    assert len(town.open_cases(kim)) == 1


def test_a_newer_edition_takes_the_place_of_the_one_before_and_proof_of_both_stays(either: Database) -> None:
    town = Readers(either)
    kim, ann = town.licensed("Kim Roe", OTTER), town.licensed("Ann Lee", MAPLE)
    first = town.publish(local(2, 20))
    town.sweep(MONDAY)
    town.sign(kim, local(3, 3))
    second = town.publish(
        local(5, 1), edition="edition of May", effective_on="2026-06-01", words="Privacy notice\n\nAll is new."
    )
    town.sweep(local(6, 1, 0))
    assert states(town) == [
        ("Privacy notice, edition of 2026: Kim Roe", "SIGNED"), ("Privacy notice, edition of 2026: Ann Lee", "REPLACED"),
        ("Privacy notice, edition of May: Kim Roe", "ASKED"), ("Privacy notice, edition of May: Ann Lee", "ASKED"),
    ]  # fmt: skip
    for person in (kim, ann):
        town.sign(person, local(6, 2))
    assert town.counted(first, local(6, 3)) == {"signed": 1, "no longer asked": 1}
    assert town.counted(second, local(6, 3)) == {"signed": 2}


def test_the_guidelines_go_to_agency_administrators_and_who_gives_up_the_role_is_asked_no_longer(
    either: Database,
) -> None:
    town = Readers(either)
    town.licensed("Kim Roe", OTTER)
    text = town.publish(local(2, 20), **GUIDELINES)
    town.sweep(MONDAY)
    assert town.lines(text, MONDAY) == [("Omar Haddad", MAPLE, "waiting"), ("Tess Barlow", OTTER, "waiting")]
    town.sign(town.tess.id, local(3, 3), "guidelines")
    with either.writing() as session:
        take_office(session, session.scalars(select(Office).where(Office.person_id == town.omar.id)).one(), local(3, 4))
    assert [standing for _, _, standing in town.lines(text, local(3, 5))] == ["no longer asked", "signed"]


def test_an_agency_knows_of_its_own_people_and_a_user_of_nobody(database: Database) -> None:
    town = Readers(database)
    kim = town.licensed("Kim Roe", OTTER)
    town.licensed("Ann Lee", MAPLE)
    text = town.publish(local(2, 20))
    town.sweep(MONDAY)
    assert town.lines(text, MONDAY, town.tess) == [("Kim Roe", OTTER, "waiting")]
    assert town.counted(text, MONDAY, town.omar) == {"waiting": 1}
    assert town.lines(text, MONDAY, town.viewer("kim.roe@desk.example")) == []
    assert kim


def test_an_edition_is_taken_back_only_before_anybody_is_asked(database: Database) -> None:
    town = Readers(database)
    town.licensed("Kim Roe", OTTER)
    for now, allowed in ((local(3, 1), True), (local(3, 2), False)):
        text = town.publish(SETTLED)
        town.sweep(now)
        with database.writing() as session:
            found = text_by_id(session, text)
            assert found is not None
            if allowed:
                withdraw(session, found, now, town.dana.id)
            else:
                with pytest.raises(NotAllowed, match="asked to sign it already"):
                    withdraw(session, found, now, town.dana.id)
    assert [state for _, state in states(town)] == ["ASKED"]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"edition": "Edition of  2026"}, "of this name"),
        ({"words": "Privacy notice\n\nPeople are asked first.  \n"}, "nothing new to sign"),
        ({"effective_on": "2026-03-02"}, "enter a later day"),
        ({**GUIDELINES, "posted_at": ""}, "4.1-guidelines-sent"),
        ({"grace_days": "0"}, "from 1 to 365"),
        ({"words": " "}, "whole text"),
    ],
)
def test_what_is_no_new_edition_is_refused_in_words(database: Database, facts: dict[str, str], words: str) -> None:
    town = Readers(database)
    town.publish(local(2, 20))
    later = {"edition": "edition of May", "effective_on": "2026-06-01", "words": "Privacy notice\n\nAll is new."}
    with pytest.raises(NotAllowed, match=words):
        town.publish(local(5, 1), **{**later, **facts})


def test_what_was_signed_by_mistake_counts_for_nothing_and_is_asked_again(database: Database) -> None:
    town = Readers(database)
    kim = town.licensed("Kim Roe", OTTER)
    text = town.publish(local(2, 20))
    town.sweep(MONDAY)
    (number,) = town.open_cases(kim)
    town.sign(kim, local(3, 3))
    corrected(town, number, town.dana, "acknowledge-notice", now=local(3, 4))
    assert town.lines(text, local(3, 4)) == [("Kim Roe", OTTER, "waiting")]
    assert town.sweep(local(3, 4)) == Swept(0, 0)
    assert town.open_cases(kim) == [number]


def test_what_a_new_user_signed_for_the_license_is_not_asked_again(database: Database) -> None:
    town = Readers(database)
    text = town.publish(local(2, 1), effective_on="2026-02-02")
    town.sweep(local(2, 2))
    number = cleared(town)
    town.do(number, town.dana, "confirm-username", local(3, 23), username="jt", created_on="2026-03-23")
    assert town.counted(text, local(3, 24)) == {"signed": 1}
    town.sweep(local(3, 24))
    assert town.open_cases(town.jo_id) == []
