"""The settings and the clause register agree."""

import pytest

from workflows.law.clauses import clauses, rows
from workflows.law.policy import GLOBAL, Policy
from workflows.law.setting import Origin, Setting

REGISTER = {row["setting"]: row for row in rows("settings")}
SETTINGS = list(Policy.settings())
ORIGINS = {
    "manual number": Origin.MANUAL,
    "manual unclear - reading chosen": Origin.READING,
    "manual silent - local target": Origin.LOCAL,
}
every_setting = pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)


def written(value: object) -> str:
    """Write a value as the register does."""
    match value:
        case bool():
            return str(value).lower()
        case tuple() | frozenset():
            return "+".join(str(each) for each in value)
        case _:
            return str(value)


def said_by(clause: str) -> set[str]:
    """Return the words of a clause, and the number that it states."""
    return {*clauses()[clause].rule.split(), clauses()[clause].number}


@every_setting
def test_a_setting_has_the_registers_default_origin_and_clause(setting: Setting[object]) -> None:
    row = REGISTER.get(setting.name)
    if row is None or not (row["default"] or setting.default is None):
        own = setting.origin is Origin.LOCAL  # a number of this desk's own, or one that the clause says itself
        assert own or written(setting.default) in said_by(setting.clause)
        return
    assert (written(setting.default), setting.origin) == (row["default"], ORIGINS[row["origin"]])
    assert setting.clause in row["clauses"].split()


@every_setting
def test_a_setting_cites_a_clause_unless_every_process_shares_it(setting: Setting[object]) -> None:
    shared = setting.origin is Origin.LOCAL or REGISTER.get(setting.name, {}).get("clauses") == GLOBAL
    assert setting.clause in clauses() or (setting.clause == GLOBAL and shared)
    assert setting.words
    assert setting.name


@every_setting
def test_a_reading_is_explained_by_the_clause_it_reads(setting: Setting[object]) -> None:
    if setting.origin is Origin.READING and setting.clause == GLOBAL:
        assert REGISTER[setting.name]["clauses"] == GLOBAL  # the register reads no clause in particular so
    elif setting.origin is Origin.READING:
        assert setting.name in clauses()[setting.clause].ambiguity
    else:
        assert setting.origin in {Origin.MANUAL, Origin.LOCAL}


def test_every_clause_belongs_to_a_process_or_to_reference() -> None:
    assert {clause.process_key for clause in clauses().values()} <= {
        "reference",
        *(f"P{number:02}" for number in range(1, 36)),
    }
    assert len(clauses()) == len(rows("clauses"))


def test_every_clause_a_setting_of_the_register_cites_is_in_the_register() -> None:
    cited = {clause for row in REGISTER.values() for clause in row["clauses"].split()}
    assert cited - clauses().keys() == {GLOBAL}


def test_no_two_chapters_have_a_setting_of_one_name_of_which_one_would_hide_the_other() -> None:
    names = [setting.name for setting in Policy.settings()]
    assert sorted(names) == sorted(set(names))
