"""The port of a desk: what is in its way is said before anything else is done."""

import asyncio
import socket
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from web.command.listening import taken
from web.command.main import desk
from web.command.running import practice_house
from workflows.law.editions.texts import EditionError


@pytest.fixture
def port() -> Iterator[int]:
    """Return a port on which somebody else listens."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield int(other.getsockname()[1])


@pytest.mark.parametrize("command", ["demo", "serve"])
def test_a_port_that_is_taken_is_said_before_a_desk_is_made(command: str, port: int, tmp_path: Path) -> None:
    words = [command, "--port", str(port), *(["--data", str(tmp_path / "desk")] if command == "demo" else [])]
    said = CliRunner().invoke(desk, words, env={"HMIS_DESK_DATABASE": f"sqlite:///{tmp_path / 'desk.sqlite3'}"})
    assert said.exit_code == 1
    assert said.output == (
        f"Error: port {port} of 127.0.0.1 is not free: something else listens there. Stop it, or choose another port.\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_port_that_is_free_is_kept_for_the_desk() -> None:
    with taken("127.0.0.1", 0) as ours:
        assert ours.getsockname()[1] > 0


def test_no_answer_waits_in_a_connection_for_the_packet_before_it_to_be_acknowledged() -> None:
    """A socket that does not name its protocol keeps Nagle's algorithm: each answer came 40 ms late."""
    answered = []

    async def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there = writer.get_extra_info("socket")
        answered.append(there.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        writer.close()

    async def ask() -> None:
        with taken("127.0.0.1", 0) as ours:
            async with await asyncio.start_server(answer, sock=ours):
                reader, writer = await asyncio.open_connection(*ours.getsockname())
                await reader.read()
                writer.close()

    asyncio.run(ask())
    assert answered
    assert answered[0] != 0


def test_a_host_that_there_is_not_is_said() -> None:
    with pytest.raises(click.ClickException, match=r"there is no host 'nowhere.invalid'"):
        taken("nowhere.invalid", 8000)
    with pytest.raises(click.ClickException, match="does not have that address"):
        taken("192.0.2.1", 0)


def test_a_practice_desk_reads_the_policy_editions_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text('name = "x"\nsince = 2026-07-01\n[settings]\nnothing = 3\n')
    with pytest.raises(EditionError, match="nothing"):
        practice_house(tmp_path / "desk", "http://127.0.0.1:8000", str(tmp_path))
