"""The walls of the house hold: what is planted on the wrong side of one is found."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house import TOP
from tests.sql_guard import misplaced

ROOMS = ("workflows", "models", "notifications", "scheduler", "web")


@pytest.mark.parametrize(
    "line",
    [
        "import sqlalchemy as x",
        "from sqlalchemy.orm import Session",
        "from sqlalchemy import text as words",
        "import importlib\nimportlib.import_module('sqlalchemy')",
        "from models.store.transaction import Session",
        "from models.rows.record import text",
        "session.execute('SELECT 1')",
        "call.session.get(Person, 1)",
        "s = call.session\ns.get(Person, 1)",
        "ask = call.session.execute",
        "with house.database.reading() as whatever:\n    whatever.add(row)",
        "def page(held: Transaction) -> None:\n    held.delete(row)",
        "anything.scalars(rows)",
        "def page(held: Any) -> None:\n    held.execute(words)",
        "def page(held: Any) -> None:\n    held.commit()",
        "rows = held.query(Person)",
        "asked.flush()",
        "found = held.get_one(Person, 1)",
        "cast(Any, held).scalar_one()",
        "getattr(held, 'execute')(words)",
        "methodcaller('scalars', rows)(held)",
        "import sqlite3\nsqlite3.connect(path)",
        "from sqlite3 import connect",
    ],
)
def test_sql_and_questions_to_a_session_are_found_under_any_name(line: str) -> None:
    assert list(misplaced(ast.parse(line)))


@pytest.mark.parametrize(
    "line",
    [
        "from models.casebook.case_search import find",
        "find(call.session, viewer, number)",
        "text('words')",
        "request.url.query",
        "values.get('name')",
    ],
)
def test_handing_a_transaction_on_is_no_fault(line: str) -> None:
    assert not list(misplaced(ast.parse(line)))


PLANTED = {
    "web/pages/inbox/planted.py": ("from web.api import cases\n", "Pages and API do not know each other"),
    "models/inbox/planted.py": (
        "from workflows.manual.people import onboarding\n",
        "Only lookups, effects, the registry and practice know particular processes",
    ),
    "web/planted.py": ("from sqlalchemy import text\n", "Only models know the database library"),
    "models/rows/planted.py": (
        "from models.casebook import casebook\n",
        "Inside models: rows at the bottom, the desk at the top",
    ),
    "workflows/law/planted.py": (
        "from workflows.engine import engine\n",
        "Inside workflows: the manual is written in the grammar, and nothing below knows a process",
    ),
}


def test_an_import_through_a_wall_breaks_the_contract_of_that_wall(tmp_path: Path) -> None:
    for room in ROOMS:
        shutil.copytree(TOP / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__", "static"))
    shutil.copy(TOP / "pyproject.toml", tmp_path)
    for place, (line, _) in PLANTED.items():
        (tmp_path / place).write_text(line)
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S603
    broken = " ".join(said.stdout.split())
    assert said.returncode == 1
    for _, wall in PLANTED.values():
        assert f"{wall} BROKEN" in broken


@pytest.mark.xdist_group("walls")
def test_tests_of_a_group_run_in_one_process(request: pytest.FixtureRequest) -> None:
    if "PYTEST_XDIST_WORKER" not in os.environ:
        pytest.skip("there is one process only")
    assert request.node.nodeid.endswith("@walls"), "what a group shares would be made in every process"


@pytest.mark.parametrize("process", ["people.password", "people.conflict_of_interest"])
def test_beside_its_folder_a_process_has_its_numbers_its_script_and_what_its_effects_write(process: str) -> None:
    own = TOP / "workflows" / "manual" / Path(*process.split("."))
    files = [path for room in ROOMS for path in (TOP / room).rglob("*.py") if own not in path.parents]
    naming = [path for path in files if f"workflows.manual.{process}" in path.read_text(encoding="utf-8")]
    assert {path.parent.relative_to(TOP).as_posix() for path in naming} <= {"models/effects"}
    assert len(naming) <= 1


def test_no_pattern_is_built_from_what_is_typed() -> None:
    built = list[str]()
    for path in (each for room in ROOMS for each in (TOP / room).rglob("*.py")):
        calls = (each for each in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(each, ast.Call))
        for call in calls:
            match call.func:
                case ast.Attribute(value=ast.Name(id="re"), attr=name) if name != "escape" and call.args:
                    loose = [
                        each.id
                        for each in ast.walk(call.args[0])
                        if isinstance(each, ast.Name) and not each.id.isupper()
                    ]
                    known = path.read_text(encoding="utf-8")
                    built += [f"{path.relative_to(TOP)}: {each}" for each in loose if "re.escape" not in known]
    assert built == []
