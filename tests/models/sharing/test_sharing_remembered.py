"""What is shared, as it is remembered: since when, why not, who may know it, and what WellSky follows."""

from datetime import date

import pytest

from models.casebook.case_search import Search, count, find
from models.database import Database
from models.intake.remarks import attach
from models.registries.from_cases.sharing import may_ask
from models.rows.cases import CaseRow
from models.rows.disclosures import ClientConsent, ProgramSwitch, SharingStop
from models.rows.notices import Message
from notifications.writing.dispatch import dispatch
from notifications.writing.letterhead import Desk
from tests.desks import local
from tests.models.corrections.test_effects_undone import every, struck
from tests.models.sharing.shelter import ABUSE, CLIENT, MAPLE, SIGNED, STOPPED, Shelter
from workflows.engine.cases import NotAllowed

WISHED = "the client asked not to share it"


def test_program_form_abuse_permission_and_wish_from_day_to_day(database: Database) -> None:
    town = Shelter(database)
    town.program_shared()
    form = town.signed(local(3, 5))
    assert town.stands(local(3, 5, 11)) == (True, date(2026, 3, 5), "")
    town.do(form, town.dana, "turned-on", local(3, 6), done_on="2026-03-06")
    abuse = town.stopped(local(4, 2), why=ABUSE)
    assert town.stands(local(4, 2, 11))[:2] == (False, date(2026, 4, 2))
    assert not town.asked(town.tess, local(4, 2, 11))[0].may_enter
    permission = town.signed(local(4, 9), permits=True)
    assert town.stands(local(4, 9, 11)) == (True, date(2026, 4, 9), "")
    assert town.case(abuse).state == "KEPT", "the permission came before the record was off"
    town.do(permission, town.dana, "turned-on", local(4, 9, 12), done_on="2026-04-09")
    wish = town.stopped(local(5, 1))
    (task,) = town.open_duties(wish).values()
    assert (task.key, task.due_at) == ("turn-off", local(5, 4, 0)), "May 3 is its last day"
    town.do(wish, town.dana, "turned-off", local(5, 2), done_on="2026-05-02")
    assert town.stands(local(5, 3)) == (False, date(2026, 5, 1), WISHED)
    assert [each.number for each, _ in town.asked(town.tess, local(5, 3))[0].cases] == [wish, permission, abuse, form]


def test_only_ica_and_the_agencys_own_people_learn_of_it_and_nobody_by_mail(database: Database) -> None:
    town = Shelter(database)
    form = town.signed(local(3, 5))
    town.stopped(local(4, 2), why=ABUSE)
    for one in (town.tess, town.helen, town.ida, town.dana, town.nora):
        assert len(town.asked(one, local(4, 3))) == 1
    assert town.asked(town.omar, local(4, 3)) == town.asked(town.omar, local(4, 3), "7654321") == []
    with database.reading() as session:
        assert [may_ask(session, each) for each in (town.ida, town.omar, town.ruth, town.adele)] == [
            True,
            True,
            False,
            False,
        ]
        assert count(session, town.omar, Search(words=CLIENT)).number == 0
    assert town.asked(town.ida, local(4, 3))[0].cases == (), "a user reads what stands, and no case"
    assert town.who_sees(form) == {"Tess", "Helen", "Dana", "Kofi", "Nora"}
    dispatch(database, local(4, 3), Desk("http://desk.example", "desk@desk.example"), local(4, 3))
    with database.reading() as session:
        mails = [f"{each.subject}\n{each.text}\n{each.html}" for each in session.query(Message).all()]
    assert not [mail for mail in mails if CLIENT in mail or "abuse" in mail]


def test_a_wish_counts_at_every_agency_and_abuse_only_where_it_is_known(database: Database) -> None:
    town = Shelter(database)
    town.program_shared()
    town.signed(local(3, 5))
    town.begun("stop", {**STOPPED, "agency": MAPLE, "why": ABUSE, "known_on": "2026-04-02"}, local(4, 2), town.omar)
    assert town.stands(local(4, 3)) == (True, date(2026, 3, 5), "")
    town.begun("stop", {**STOPPED, "agency": MAPLE}, local(5, 1), town.omar)
    assert town.stands(local(5, 2)) == (False, date(2026, 5, 1), WISHED)
    assert [each.agency.key for each in town.asked(town.dana, local(5, 2))] == [MAPLE, "otter-creek-shelter"]


def test_another_agency_enters_nothing_and_ica_says_how_a_wish_reached_it(database: Database) -> None:
    town = Shelter(database)
    for by in (town.omar, town.ida, town.ruth):
        with pytest.raises(NotAllowed):
            town.stopped(local(5, 1), by)
    with pytest.raises(NotAllowed, match="say how it came in"):
        town.stopped(local(5, 1), town.dana)
    wish = town.stopped(local(5, 1), town.dana, how="The client called ICA.")
    assert town.case(wish).state == "TO_STOP"
    assert town.stands(local(5, 1, 11))[2] == WISHED


def test_whoever_types_a_name_is_told_what_to_enter_and_nothing_is_kept(database: Database) -> None:
    town = Shelter(database)
    for typed in ("Jane Doe", "1234567 Doe", "123-45-6789"):
        with pytest.raises(NotAllowed, match="never a name"):
            town.stopped(local(5, 1), client=typed)
    number = town.signed(local(5, 1))
    with pytest.raises(NotAllowed, match="signed forms name the client"), database.writing() as session:
        attach(
            session, town.tess, find(session, town.tess, number)[0], "form.txt", content=b"Jane Doe", now=local(5, 1)
        )
    with database.reading() as session:
        assert [each.number for each in session.query(CaseRow).filter_by(process="P10")] == [number]


def test_what_is_undone_counts_for_nothing_and_wellsky_follows_each_time(database: Database) -> None:
    town = Shelter(database)
    switch, form, wish = town.program_shared(), town.signed(local(3, 5)), town.stopped(local(4, 2))
    struck(town, wish, "stop", local(4, 3))  # by two
    assert every(town, SharingStop) == []
    assert town.stands(local(4, 3, 11)) == (True, date(2026, 3, 5), "")
    struck(town, form, "sign", local(4, 4), facts={**SIGNED, "signed_on": "2026-03-04"}, by=town.tess)
    assert [each.signed_on for each in every(town, ClientConsent)] == [date(2026, 3, 4)]
    struck(town, form, "sign", local(4, 5))
    assert every(town, ClientConsent) == []
    struck(town, switch, "share-program", local(4, 6))  # by two
    assert every(town, ProgramSwitch) == []
    asked = [each.number for each in every(town, CaseRow) if each.state == "FOLLOWING"]
    assert [set(town.open_duties(each)) for each in asked] == [{"follow-off"}, {"follow-off"}, {"follow-setting"}]


def test_a_program_that_closes_shares_nothing_afterwards_and_is_switched_off_in_wellsky(database: Database) -> None:
    town = Shelter(database)
    town.program_shared()
    town.signed(local(3, 5))
    town.close_program("2026-04-30", local(4, 20))
    town.sweep(local(4, 20, 11))
    case = town.newest_of("D05").number
    assert {key: each.due_at for key, each in town.open_duties(case).items()} == {"switch-off": local(5, 3, 0)}
    assert town.stands(local(4, 30)) == (True, date(2026, 3, 5), "")
    assert town.stands(local(5, 1)) == (False, date(2026, 5, 1), "the program has closed")
    town.do(case, town.dana, "switched-off", local(5, 1), done_on="2026-05-01")
    town.sweep(local(6, 1))
    assert town.newest_of("D05").number == case, "it does not arise again"
