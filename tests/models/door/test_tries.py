"""Wrong passwords are counted before they are checked, for each account and for each place they come from."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier

import pytest
from argon2 import extract_parameters

from models.access.rulebook import Rulebook
from models.accounts.forms import NewPassword
from models.accounts.passwords import NOBODY, choose
from models.accounts.sessions import Client
from models.accounts.sign_in import Crowded, Locked, is_locked, sign_in, unlock
from models.accounts.ways_in import set_password
from models.database import Database
from models.rows.accounts import Tries
from models.rows.people import Person
from scheduler.clock import wall_now
from tests.databases import KINDS, sqlite
from tests.desks import SETTLED, Town
from tests.passwords import give_password
from workflows.law.door import of_account, of_client
from workflows.law.policy import Editions, Policy

TESS, SECRET, WRONG = "tess.barlow@desk.example", "seven herons over the lake", "seven herons over the sea"
by_two = pytest.mark.parametrize("kind", KINDS)
NOW = wall_now()
FEW = Policy("few tries", SETTLED.date(), Policy.client_attempts.to(16))  # each of which is checked at its full cost


def town_of(kind: str) -> Town:
    """Return a town where Tess has a password."""
    town = Town(KINDS[kind](Rulebook(editions=Editions([FEW]))))
    with town.database.writing() as session:
        give_password(session, town.tess.id, SECRET)
    return town


def came(database: Database, password: str, email: str = TESS, now: datetime = NOW, client: str = "192.0.2.7") -> str:
    """Return what became of a try."""
    try:
        found = sign_in(database, email, password, now, Client(address=client))
    except (Locked, Crowded) as no:
        return type(no).__name__
    return "in" if found else "wrong"


@by_two
def test_of_many_guesses_at_once_three_are_checked(kind: str) -> None:
    town, together = town_of(kind), Barrier(14)

    def guess(number: int) -> str:
        together.wait(10)
        return came(town.database, f"{WRONG} {number}")

    with ThreadPoolExecutor(14) as guessers:
        became = Counter(guessers.map(guess, range(14)))
    assert became == {"wrong": 3, "Locked": 11}


@by_two
def test_a_right_password_counts_from_nothing_again(kind: str) -> None:
    town = town_of(kind)
    tries = [came(town.database, each) for each in (WRONG, WRONG, SECRET, WRONG, WRONG, SECRET, WRONG, WRONG, WRONG)]
    assert tries == ["wrong", "wrong", "in", "wrong", "wrong", "in", "wrong", "wrong", "wrong"]
    assert came(town.database, SECRET) == "Locked"


def test_an_address_that_nobody_has_is_locked_like_any_other() -> None:
    town = town_of("sqlite")
    known = [came(town.database, WRONG) for _ in range(5)]
    unknown = [came(town.database, WRONG, "nobody@desk.example") for _ in range(5)]
    assert known == unknown == ["wrong", "wrong", "wrong", "Locked", "Locked"]


def test_where_there_is_no_password_the_check_costs_as_much() -> None:
    town = Town(sqlite())
    chosen = choose(town.database, town.tess.id, NewPassword, {"password": SECRET}, NOW)
    assert extract_parameters(NOBODY) == extract_parameters(chosen.kept)


def test_an_empty_password_is_no_guess() -> None:
    town = town_of("sqlite")
    assert {came(town.database, "") for _ in range(5)} == {"wrong"}
    assert came(town.database, SECRET) == "in"


def test_all_spellings_of_an_address_are_one_account() -> None:
    town = town_of("sqlite")
    for each in (TESS, TESS.upper(), f" {TESS} "):
        assert came(town.database, WRONG, each) == "wrong"
    assert came(town.database, SECRET) == "Locked"


def test_a_lock_lasts_until_a_new_password_is_set_which_works_at_once() -> None:
    town = town_of("sqlite")
    for _ in range(3):
        came(town.database, WRONG)
    assert came(town.database, SECRET, now=NOW + timedelta(days=FEW.lockout_days - 1)) == "Locked"
    new = f"{SECRET} at dawn"
    chosen = choose(town.database, town.tess.id, NewPassword, {"password": new}, NOW)
    with town.database.writing() as session:
        set_password(session, session.get_one(Person, town.tess.id), chosen, NOW, Client())
    assert came(town.database, new) == "in"


def test_ica_can_unlock_an_address_and_in_the_end_it_is_forgotten() -> None:
    town = town_of("sqlite")
    for _ in range(3):
        came(town.database, WRONG)
    with town.database.writing() as session:
        assert is_locked(session, TESS, NOW)
        assert unlock(session, TESS, NOW) == 3
        assert not is_locked(session, TESS, NOW)
    for _ in range(4):
        came(town.database, WRONG)
    assert came(town.database, SECRET, now=NOW + timedelta(days=FEW.lockout_days)) == "in"


@by_two
def test_one_place_in_the_network_may_be_wrong_only_so_often_and_locks_no_more_accounts_than_that(kind: str) -> None:
    town, most = town_of(kind), FEW.client_attempts
    tries = [came(town.database, WRONG, f"p{each}@desk.example") for each in range(most + 5)]
    assert tries == ["wrong"] * most + ["Crowded"] * 5
    assert came(town.database, SECRET) == "Crowded"
    assert came(town.database, SECRET, client="192.0.2.8") == "in"
    assert came(town.database, SECRET, now=NOW + timedelta(minutes=FEW.client_minutes)) == "in"
    with town.database.reading() as session:
        names = [row.name for row in session.query(Tries)]
    assert of_account(f"p{most - 1}@desk.example", FEW).name in names
    assert of_account(f"p{most + 1}@desk.example", FEW).name not in names
    assert not any("@" in each for each in names)


def test_who_signs_in_rightly_uses_up_nothing_of_their_network() -> None:
    town = town_of("sqlite")
    assert {came(town.database, SECRET) for _ in range(FEW.client_attempts + 3)} == {"in"}


def test_a_new_password_lets_its_owner_in_also_from_a_network_that_was_wrong_too_often() -> None:
    town = town_of("sqlite")
    for each in range(FEW.client_attempts):
        came(town.database, WRONG, f"p{each}@desk.example")
    chosen = choose(town.database, town.tess.id, NewPassword, {"password": f"{SECRET} at dawn"}, NOW)
    with town.database.writing() as session:
        set_password(session, session.get_one(Person, town.tess.id), chosen, NOW, Client(address="192.0.2.7"))
    assert came(town.database, f"{SECRET} at dawn") == "in"


def test_a_household_has_one_limit_however_many_addresses_it_has() -> None:
    def limit(address: str) -> str:
        found = of_client(address, FEW)
        return found.name if found else ""

    assert limit("2001:db8:1:2::7") == limit("2001:db8:1:2:ffff::9") != limit("2001:db8:1:3::7")
    assert limit("192.0.2.7") != limit("192.0.2.8")
    assert of_client("", FEW) is None
