"""What is remembered of conflicts of interest: nobody acts on their own, and only those see one whom it was told to."""

from datetime import timedelta
from typing import Any

import pytest

from models.casebook.case_details import officers
from models.casebook.case_search import history_of
from models.casebook.casebook import NoSuchCase
from models.database import Database
from models.mail.addressees import case_of, pending
from models.rows.conduct import Finding, Sanction
from models.rows.notices import Message
from models.rows.people import Office, Person
from notifications.writing.dispatch import dispatch
from notifications.writing.letterhead import Desk
from notifications.writing.recipients import recipients
from tests.desks import local
from tests.models.complaining import IDA
from tests.models.conflict_of_interest.colleagues import (
    ARRANGED,
    DANA,
    DISCLOSED,
    INFRACTION,
    KOFI,
    LATER,
    LUCY,
    NONE,
    NORA,
    SUSPECTED,
    TESS,
    Colleagues,
)
from workflows.engine.cases import NotAllowed
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR

OTHER = "somebody suspects that the user broke the User Agreement in another way"
TO_ICA: dict[str, Any] = {**DISCLOSED, "recipient": "the System Administrator at ICA"}


def told(town: Colleagues) -> set[tuple[str, str]]:
    """Return who is told what, by the first names."""
    with town.database.writing() as session:
        return {
            (notice.template, person.name.split()[0])
            for notice in pending(session, 50)
            for person in recipients(session, notice, case_of(session, notice))[0]
        }


def mails(town: Colleagues, name: str) -> str:
    """Return all that somebody reads in mails about cases."""
    dispatch(town.database, LATER, Desk("http://desk.example", "desk@desk.example"), LATER)
    with town.database.reading() as session:
        rows = session.query(Message).join(Person, Person.id == Message.person_id).filter(Person.name == name)
        return "\n".join(f"{row.subject}\n{row.text}\n{row.html}\n{row.calendar}" for row in rows)


def test_a_disclosure_to_the_agency_is_seen_by_its_administrators_and_ica_and_by_no_other_agency(
    database: Database,
) -> None:
    town = Colleagues(database)
    number = town.record(DISCLOSED)
    assert town.who_sees(number) == {"Tess", "Helen", "Dana", "Kofi", "Nora"}
    assert told(town) == {("conflict-disclosed", "Ida"), ("conflict-to-arrange", "Tess")}
    town.do(number, town.tess, "arrange", LATER, **ARRANGED)
    assert (town.case(number).state, town.who_sees(number)) == ("ARRANGED", {"Tess", "Helen", "Dana", "Kofi", "Nora"})


def test_a_disclosure_to_ica_is_not_seen_by_the_agency(database: Database) -> None:
    town = Colleagues(database)
    for by in (town.dana, town.tess):  # who records it for ICA does not see it any more
        assert town.who_sees(town.record(TO_ICA, by)) == {"Dana", "Kofi", "Nora"}
    assert told(town) == {
        ("conflict-disclosed", "Ida"), ("conflict-to-arrange", "Dana"), ("conflict-to-arrange", "Kofi")}  # fmt: skip


@pytest.mark.parametrize("facts", [DISCLOSED, TO_ICA, SUSPECTED])
def test_an_administrator_in_conflict_neither_sees_nor_does_anything_and_ica_does_it(
    database: Database, facts: dict[str, Any]
) -> None:
    town = Colleagues(database)
    number = town.record(facts, town.dana, user=TESS)
    assert "Tess" not in town.who_sees(number) | {name for name, _ in told(town) if name != "conflict-disclosed"}
    step, said = ("audit", NONE) if facts is SUSPECTED else ("arrange", ARRANGED)
    with pytest.raises(NoSuchCase):
        town.do(number, town.tess, step, LATER, **said)
    town.do(number, town.dana, step, LATER, **said)
    assert town.case(number).closed_at is not None


def test_a_second_administrator_of_the_agency_receives_what_the_first_one_discloses(database: Database) -> None:
    town = Colleagues(database)
    town.seat_second()
    number = town.record(DISCLOSED, town.viewer(LUCY), user=TESS)
    assert town.who_sees(number) == {"Lucy", "Helen", "Dana", "Kofi", "Nora"}
    assert town.open_duties(number)["arrange"].assignee_id == town.viewer(LUCY).id
    town.do(number, town.viewer(LUCY), "arrange", LATER, **ARRANGED)


def test_nobody_records_a_conflict_of_their_own(database: Database) -> None:
    town = Colleagues(database)
    for by, address in ((town.tess, TESS), (town.dana, DANA), (town.nora, NORA)):
        for facts in (DISCLOSED, TO_ICA, SUSPECTED):
            with pytest.raises(NotAllowed, match="you can't ask for yourself"):
                town.record(facts, by, user=address)


@pytest.mark.parametrize(
    ("address", "others"), [(DANA, {"Kofi", "Nora"}), (KOFI, {"Dana", "Nora"}), (NORA, {"Dana", "Kofi"})]
)
def test_a_system_administrator_who_is_suspected_is_audited_by_another(
    database: Database, address: str, others: set[str]
) -> None:
    town = Colleagues(database)
    number = town.record(SUSPECTED, user=address)
    assert town.who_sees(number) == others
    assert {name for template, name in told(town) if template == "conflict-suspected"} <= others
    with pytest.raises(NoSuchCase):
        town.do(number, town.viewer(address), "audit", LATER, **NONE)
    other = next(each for each in (town.kofi, town.dana, town.nora) if each.name.split()[0] in others)
    town.do(number, other, "audit", LATER, **NONE)
    assert town.case(number).state == "CLEARED"


def test_where_there_is_no_other_ica_s_director_runs_the_audit(database: Database) -> None:
    town = Colleagues(database)
    with database.writing() as session:
        session.query(Office).filter_by(person_id=town.kofi.id).delete()
    number = town.record(SUSPECTED, user=DANA)
    assert (town.who_sees(number), told(town)) == ({"Nora"}, {("conflict-suspected", "Nora")})
    assert town.open_duties(number)["audit"].assignee_id in {None, town.nora.id}
    town.do(number, town.nora, "audit", LATER, **INFRACTION)
    town.do(number, town.nora, "leave", LATER, why="One slip.")


def test_a_late_audit_of_ica_s_director_is_not_told_to_the_director(database: Database) -> None:
    town = Colleagues(database)
    number = town.record(SUSPECTED, user=NORA)
    for days in range(20, 50):
        town.sweep(local(3, 3, 0, 5) + timedelta(days=days))
    assert "overdue" in {template for template, _ in told(town)}
    assert "Nora" not in {name for _, name in told(town)}
    assert town.open_duties(number)["audit"].closed_at is None


def test_a_suspicion_that_an_administrator_voices_is_out_of_the_agency_s_sight(database: Database) -> None:
    town = Colleagues(database)
    number = town.record(SUSPECTED, town.tess)
    assert town.who_sees(number) == {"Dana", "Kofi", "Nora"}
    assert town.who_sees(town.record(SUSPECTED, town.adele)) == {"Dana", "Kofi", "Nora"}
    assert told(town) == {("conflict-suspected", "Dana"), ("conflict-suspected", "Kofi")}


def test_a_disclosure_that_shows_a_change_goes_out_of_the_agency_s_sight(database: Database) -> None:
    town = Colleagues(database)
    number = town.record(DISCLOSED)
    town.do(number, town.tess, "arrange", LATER, **ARRANGED, suspicion="An entry bears the user's name.")
    assert town.who_sees(number) == {"Dana", "Kofi", "Nora"}
    assert "bears the user's name" not in mails(town, "Ida Cole")
    assert "Ned enters that data." in mails(town, "Ida Cole")


def test_a_suspected_user_hears_nothing_unless_there_is_an_infraction(database: Database) -> None:
    town = Colleagues(database)
    clear = town.record(SUSPECTED, town.dana)
    found = town.record({**SUSPECTED, "source": OTHER}, town.dana)
    town.do(clear, town.dana, "audit", LATER, **NONE)
    assert "Ida" not in {name for _, name in told(town)}
    assert mails(town, "Ida Cole") == ""
    town.do(found, town.kofi, "audit", LATER, **INFRACTION)
    read = mails(town, "Ida Cole")
    assert "An audit found an infraction" in read
    assert found not in read.partition("--")[0]
    assert "As recorded." not in read
    assert "A record changed at night." not in read


def test_an_infraction_sanctions_nobody_and_may_become_a_violation_case_about_the_same_user(database: Database) -> None:
    town = Colleagues(database)
    number = town.record(SUSPECTED, town.dana)
    town.do(number, town.dana, "audit", LATER, **INFRACTION)
    with database.reading() as session:
        assert (session.query(Finding).count(), session.query(Sanction).count()) == (0, 0)
    town.do(number, town.dana, "allege", LATER, what="Changed a record.", occurred="March 2")
    conflict, violation = town.case(number), town.newest(IDA)
    assert (violation.process, violation.state, violation.parent_id) == ("P19", "ALLEGED", conflict.id)
    assert (violation.agency_id, violation.subject_id) == (conflict.agency_id, town.ida.id)
    assert not {"Ida", "Tess", "Helen"} & (town.who_sees(number) | town.who_sees(violation.number))


def test_nothing_of_a_client_is_kept(database: Database) -> None:
    town = Colleagues(database)
    number = town.record(SUSPECTED, town.dana)
    town.do(number, town.dana, "audit", LATER, **NONE)
    assert town.case(number).client == ""
    with pytest.raises(NotAllowed):
        town.record(SUSPECTED, town.dana, client="4711")
    with database.reading() as session:
        assert "client" not in "".join(row.event for row in history_of(session, town.case(number).id))


@pytest.mark.parametrize("facts", [DISCLOSED, TO_ICA, SUSPECTED, {**SUSPECTED, "source": OTHER}])
def test_no_mail_about_it_names_the_user_to_anybody_else(database: Database, facts: dict[str, Any]) -> None:
    town = Colleagues(database)
    number = town.record(facts)
    for days in range(45):  # reminders, and what is past due
        town.sweep(local(3, 3, 10) + timedelta(days=days))
    said = {
        name: mails(town, name) for name in ("Tess Barlow", "Helen Marsh", "Dana Whitcomb", "Kofi Mensah", "Nora Feld")
    }
    assert any(number in words for words in said.values())
    assert not [name for name, words in said.items() if "Ida" in words or "Cole" in words]


def test_nobody_is_named_beside_a_case_that_is_kept_from_them(database: Database) -> None:
    town = Colleagues(database)
    for facts, expected in ((DISCLOSED, {"Tess Barlow", "Helen Marsh"}), (SUSPECTED, set[str]())):
        case = town.case(town.record(facts))
        with database.reading() as session:
            named = {each.name for each in officers(session, case, {AGENCY_ADMIN, AGENCY_DIRECTOR})}
        assert named == expected
