"""The first people are named once, all or nobody, and then never again from outside."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from models.accounts.first_people import AlreadySetUp, is_empty, name_and_address, set_up
from models.database import Database
from models.registries.people_and_agencies import add_person
from models.rows.people import Person
from tests.databases import KINDS, sqlite
from tests.desks import SETTLED
from workflows.engine.cases import NotAllowed

DANA = {"name": "Dana Whitcomb", "email": "dana@desk.example.org"}


def named(database: Database, **facts: Any) -> list[str]:
    with database.writing() as session:
        return [each.name for each in set_up(session, {**DANA, **facts}, SETTLED)]


def roles(database: Database) -> dict[str, list[str]]:
    with database.reading() as session:
        return {each.name: [office.role.key for office in each.offices] for each in session.query(Person)}


def test_each_is_named_with_their_roles_and_one_person_may_have_several() -> None:
    database = sqlite()
    people = named(
        database, counsel="Ruth Abernathy <ruth@desk.example.org>", managing_director="dana <DANA@desk.example.org>",
        committee=("Bea Lund <bea@desk.example.org>", "Cy Moss <cy@desk.example.org>"),
    )  # fmt: skip
    assert people == ["Dana Whitcomb", "Ruth Abernathy", "Bea Lund", "Cy Moss"]
    assert roles(database) == {
        "Dana Whitcomb": ["system-administrator", "managing-director"], "Ruth Abernathy": ["counsel"],
        "Bea Lund": ["committee"], "Cy Moss": ["committee"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("written", "is_read"),
    [
        (" Ruth  Abernathy <ruth@x.example.org> ", ("Ruth Abernathy", "ruth@x.example.org")),
        ('"Abernathy, Ruth" <ruth@x.example.org>', ("Abernathy, Ruth", "ruth@x.example.org")),
        ("Ruth <ruth@x.example.org>; Ida <ida@x.example.org>", ("", "")),
        ("Ruth ruth@x.example.org", ("", "")),
        ("<ruth@x.example.org>", ("", "")),
    ],
)
def test_a_field_names_one_person_with_their_address(written: str, is_read: tuple[str, str]) -> None:
    assert name_and_address(written) == is_read


def test_where_one_of_them_is_wrong_nobody_is_named_and_each_fault_is_said() -> None:
    database = sqlite()
    with pytest.raises(NotAllowed) as refused:
        named(database, counsel="Ruth Abernathy", chair="ruth@desk.example.org")
    assert {each.field for each in refused.value.refusals} == {"counsel", "chair"}
    with pytest.raises(NotAllowed) as refused:
        named(database, counsel="Ruth <ruth@nowhere>", chair="Ida <ida@desk.example.org>")
    assert [each.field for each in refused.value.refusals] == ["counsel"]
    assert roles(database) == {}


def test_once_anybody_is_there_nobody_is_named_any_more() -> None:
    database = sqlite()
    with database.writing() as session:
        assert is_empty(session)
        add_person(session, "Jo Tran", "jo@desk.example.org", None, SETTLED).left_at = SETTLED
        assert not is_empty(session)
    with pytest.raises(AlreadySetUp):
        named(database)


@pytest.mark.parametrize("kind", KINDS)
def test_of_several_at_once_one_sets_the_desk_up(kind: str) -> None:
    database = KINDS[kind]()

    def attempt(number: int) -> bool:
        try:
            return bool(named(database, email=f"dana{number}@desk.example.org"))
        except AlreadySetUp:
            return False

    with ThreadPoolExecutor(6) as people:
        assert sum(people.map(attempt, range(6))) == 1
    assert len(roles(database)) == 1
