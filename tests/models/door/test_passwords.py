"""Which passwords are taken."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from argon2 import PasswordHasher, extract_parameters
from zxcvbn.frequency_lists import FREQUENCY_LISTS

from models.access.rulebook import Rulebook
from models.accounts.forms import SHORTEST_PASSWORD, NewPassword
from models.accounts.guessable import is_common, is_guessable
from models.accounts.password_links import password_link, use_link
from models.accounts.passwords import HASHER, Chosen, choose, fits
from models.accounts.secret_words import digest, new_secret
from models.accounts.sessions import UNKNOWN
from models.accounts.sign_in import sign_in
from models.accounts.ways_in import set_password
from models.database import Database
from models.rows.accounts import EarlierPassword
from models.rows.people import Person
from scheduler.clock import wall_now
from tests.databases import KINDS, sqlite
from tests.desks import SETTLED, Town
from workflows.engine.cases import NotAllowed
from workflows.law.policy import Editions, Policy

GOOD = "seven herons over the lake"


@pytest.fixture(scope="module")
def town() -> Town:
    """Return a town; nothing is written in it."""
    return Town(sqlite())


def refusal(database: Database, person_id: int, password: str) -> str:
    """Return why a password is refused, or nothing if it is taken."""
    try:
        choose(database, person_id, NewPassword, {"password": password}, wall_now())
    except NotAllowed as no:
        return no.first.sentence
    return ""


def take(town: Town, password: str) -> None:
    """Let Tess have a password that she chooses."""
    chosen = choose(town.database, town.tess.id, NewPassword, {"password": password}, wall_now())
    with town.database.writing() as session:
        set_password(session, session.get_one(Person, town.tess.id), chosen, wall_now(), UNKNOWN)


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("a" * 11, "a password has at least 12 characters"),
        ("é" * 11, "a password has at least 12 characters"),
        ("seven herons and a lake " * 6, "a password has at most 128 characters; this one has 144"),
        (" " * 12, "a password of spaces alone is none; choose letters, digits or signs"),
        ("\N{NO-BREAK SPACE}" * 14, "a password of spaces alone is none; choose letters, digits or signs"),
        ("aaaaaaaaaaaa", "this password is easily guessed; choose a longer one, such as a sentence of your own"),
        ("abcabcabcabcabc", "this password is easily guessed; choose a longer one, such as a sentence of your own"),
        (
            "vermontwellskyhmis",
            "this password is easily guessed; choose a longer one, such as a sentence of your own",
        ),
        ("1234567890qwerty", "many people have this password; choose another one"),
        ("Welcome To Vermont", "many people have this password; choose another one"),
        ("(housingfirst)2026!", "many people have this password; choose another one"),
        ("the barlow family farm", "choose a password without your name or your email address in it"),
        ("TESS barlow and her dog", "choose a password without your name or your email address in it"),
        ("tess.barlow@desk.example", "choose a password without your name or your email address in it"),
    ],
)
def test_what_is_short_long_empty_common_guessed_or_about_its_owner_is_refused(
    town: Town, password: str, why: str
) -> None:
    assert refusal(town.database, town.tess.id, password) == why


@pytest.mark.parametrize(
    "password",
    [
        GOOD,
        "x9#Lq2!vTz0m",
        "sieben Störche über'm See",
        "七つの鷺が湖の上を飛んでいく朝",
        "  seven herons over the lake  ",
        ("seven herons over the lake, " * 5)[:128],
    ],
)
def test_a_sentence_in_any_script_is_taken_up_to_the_longest(town: Town, password: str) -> None:
    assert refusal(town.database, town.tess.id, password) == ""


def test_nothing_is_cut_off_and_spaces_around_it_count(town: Town) -> None:
    longest = ("seven herons over the lake, " * 5)[:128]
    facts = {"password": longest}
    kept = choose(town.database, town.tess.id, NewPassword, facts, wall_now()).kept
    assert fits(kept, longest)
    assert not fits(kept, longest[:-1])
    spaced = choose(town.database, town.tess.id, NewPassword, {"password": f" {GOOD} "}, wall_now()).kept
    assert fits(spaced, f" {GOOD} ")
    assert not fits(spaced, GOOD)


def test_the_shipped_list_is_read_without_its_heading() -> None:
    assert is_common("1q2w3e4r5t6y")
    assert not is_common("# Common passwords of 12 characters or more")
    assert not is_common("")


def test_no_password_is_taken_that_stands_in_the_list_of_published_ones() -> None:
    published = [each for each in FREQUENCY_LISTS["passwords"] if len(each) >= SHORTEST_PASSWORD]
    assert len(published) > 200
    assert [each for each in published if not is_common(each) and not is_guessable(each, ())] == []


def test_the_present_password_and_those_before_it_are_not_taken_again_as_far_back_as_the_setting_says() -> None:
    count = 3
    town = Town(
        sqlite(Rulebook(editions=Editions([Policy("few", SETTLED.date(), Policy.password_reuse_count.to(count))])))
    )
    used = [f"{each} herons over the lake at dawn" for each in range(count + 2)]
    for password in used:
        take(town, password)
    again = "you had this password before; choose another one"
    assert refusal(town.database, town.tess.id, used[0]) == ""
    assert [refusal(town.database, town.tess.id, each) for each in (used[1], used[-1])] == [again, again]
    with town.database.reading() as session:
        assert session.query(EarlierPassword).count() == count


@pytest.mark.parametrize("kind", KINDS)
def test_of_two_who_change_a_password_at_once_one_is_told(kind: str) -> None:
    town, together = Town(KINDS[kind]()), Barrier(2)
    both = [
        choose(town.database, town.tess.id, NewPassword, {"password": f"{GOOD} {each}"}, wall_now()) for each in "ab"
    ]

    def change(chosen: Chosen) -> str:
        together.wait(10)
        try:
            with town.database.writing() as session:
                set_password(session, session.get_one(Person, town.tess.id), chosen, wall_now(), UNKNOWN)
        except NotAllowed as no:
            return no.first.sentence
        return ""

    with ThreadPoolExecutor(2) as people:
        done, told = sorted(people.map(change, both))
    assert done == ""
    assert "changed just now" in told


@pytest.mark.parametrize("kind", KINDS)
def test_a_link_is_used_once_however_many_use_it_at_once(kind: str) -> None:
    town, together = Town(KINDS[kind]()), Barrier(4)
    with town.database.writing() as session:
        secret = password_link(session, session.get_one(Person, town.tess.id), wall_now())

    def use(_: int) -> bool:
        together.wait(10)
        with town.database.writing() as session:
            return use_link(session, secret, wall_now()) is not None

    with ThreadPoolExecutor(4) as people:
        assert sorted(people.map(use, range(4))) == [False, False, False, True]


def test_a_password_is_hashed_slowly_and_anew_at_the_next_sign_in_once_the_desk_does_so_more_slowly(town: Town) -> None:
    quick = PasswordHasher(time_cost=1, memory_cost=8 * 1024).hash(GOOD)
    with town.database.writing() as session:
        session.get_one(Person, town.omar.id).password_hash = quick
    assert sign_in(town.database, "omar.haddad@desk.example", "seven herons", wall_now()) is None
    with town.database.reading() as session:
        assert session.get_one(Person, town.omar.id).password_hash == quick
    assert sign_in(town.database, "omar.haddad@desk.example", GOOD, wall_now())
    with town.database.reading() as session:
        kept = session.get_one(Person, town.omar.id).password_hash
    assert kept.startswith("$argon2id$")
    assert extract_parameters(kept) == extract_parameters(HASHER.hash(GOOD)) != extract_parameters(quick)
    assert fits(kept, GOOD)


def test_secrets_that_let_somebody_in_are_made_by_chance_and_long() -> None:
    made = {new_secret() for _ in range(1000)}
    assert len(made) == 1000
    assert {len(each) for each in made} == {43}  # 256 bits
    assert {len(digest(each)) for each in made} == {64}
