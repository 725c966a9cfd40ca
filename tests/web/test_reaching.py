"""A database that is out of reach is waited for by a desk that starts, and said in one sentence by every command."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from web.reaching import SECONDS, TRIES, OutOfReach, reached

NOWHERE = "postgresql+psycopg://postgres@/desk?host=/nowhere"
COMMAND = (sys.executable, "-c", "from web.command.main import main; main()")


def test_a_desk_waits_for_a_database_that_starts_with_it() -> None:
    waited, answers = list[float](), iter([psycopg.OperationalError("starting up")] * 3)

    def ask() -> str:
        if error := next(answers, None):
            raise error
        return "there"

    assert reached(ask, waited.append) == "there"
    assert waited == [SECONDS] * 3


def test_it_waits_a_minute_and_says_then_what_to_look_at() -> None:
    waited = list[float]()

    def ask() -> str:
        raise psycopg.OperationalError("no such host: desk.internal")

    with pytest.raises(OutOfReach, match=r"the database is out of reach \(OperationalError\)") as said:
        reached(ask, waited.append)
    assert (len(waited), "desk.internal" in str(said.value)) == (TRIES - 1, False)


def test_what_is_no_passing_trouble_is_not_waited_for() -> None:
    def ask() -> str:
        raise ValueError("a mistake")

    with pytest.raises(ValueError, match="a mistake"):
        reached(ask, lambda _: pytest.fail("it waits"))


@pytest.mark.parametrize("command", [("db", "check"), ("db", "upgrade"), ("audit", "verify")])
def test_each_command_says_it_in_one_sentence_and_shows_no_trace(command: tuple[str, ...], tmp_path: Path) -> None:
    said = subprocess.run(  # noqa: S603 - our own command
        (*COMMAND, *command), env={**os.environ, "HMIS_DESK_DATABASE": NOWHERE}, cwd=tmp_path, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert said.returncode != 0
    assert "Traceback" not in said.stderr + said.stdout
    assert "out of reach" in said.stderr + said.stdout
