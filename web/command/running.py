"""Starting a desk: the practice desk, the web process, the worker."""

from __future__ import annotations

import json
import logging
import shutil
import signal
from pathlib import Path
from socket import socket

import click
import uvicorn

from models.accounts.first_people import is_empty
from models.database import open_database
from models.store.private_files import private_folder
from models.upgrading.upgrade import is_current, upgrade
from scheduler.timer import Timer
from web.app import create_app
from web.bootstrap import House, build
from web.command.listening import taken
from web.given.set_up_code import set_up_code
from web.logs.writing import write_log
from web.pages.account.set_up import PLACE
from web.practice import seeding
from web.practice.seeding import START, keep, seed
from web.reaching import reached
from web.settings import Settings, load
from web.telemetry.spans import around_jobs, around_requests

log = logging.getLogger(__name__)
CREDENTIALS = "credentials.json"
PORT = click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
HOST = click.option("--host", default="127.0.0.1", show_default=True)


@click.command()
@PORT
@HOST
@click.option("--data", type=click.Path(path_type=Path), default=Path("desk-data/practice"), show_default=True)
@click.option("--credentials", type=click.Path(path_type=Path), help="Write the ways to sign in here, as JSON.")
@click.option("--fresh", is_flag=True, help="Forget what was practiced before.")
def demo(port: int, host: str, data: Path, credentials: Path | None, fresh: bool) -> None:
    """Run a practice desk with a plausible Vermont in it."""
    ours = taken(host, port)
    if fresh and (data / "desk.sqlite3").exists():
        shutil.rmtree(data)
    house, ways = practice_house(data, f"http://{host}:{ours.getsockname()[1]}", load()[0].policies)
    if credentials:
        keep(ways, credentials)
    first = next(way for way in ways if way["role"] == "System Administrator")
    click.echo(f"HMIS Desk, practice desk: {house.settings.url}")
    click.echo(f"Sign in as {first['email']} with {first['password']}; all others are in {data / CREDENTIALS}")
    write_log(load()[0].log)
    _run(house, ours, with_worker=True)


def practice_house(data: Path, url: str, policies: str = "") -> tuple[House, list[dict[str, str]]]:
    """Return the practice desk of a folder, made if it is not there, and the ways to sign in."""
    private_folder(data)
    settings = Settings(database=f"sqlite:///{(data / 'desk.sqlite3').absolute()}", url=url, policies=policies)
    upgrade(open_database(settings.database))
    house = build(settings, practice_from=START)
    if seeding.is_empty(house.worker):
        click.echo("Filling the practice desk: people, agencies, and cases walked day by day …")
        keep(seed(house.worker), data / CREDENTIALS)
    ways: list[dict[str, str]] = json.loads((data / CREDENTIALS).read_text(encoding="utf-8"))
    return house, ways


@click.command()
@PORT
@HOST
@click.option("--with-worker", is_flag=True, help="Run the worker in the same process.")
def serve(port: int, host: str, with_worker: bool) -> None:
    """Run the web process of a desk."""
    ours = taken(host, port)
    write_log(load()[0].log)
    house = _real()
    tell_if_empty(house)
    _run(house, ours, with_worker=with_worker)


def tell_if_empty(house: House) -> None:
    """Write into the log how a desk that nobody is in yet is set up: whoever reads it runs the server."""
    with house.database.reading() as session:
        if not is_empty(session):
            return
    at, code = f"{house.settings.url}{PLACE}", set_up_code(house.secret)
    log.warning("nobody is in this desk yet: set it up at %s with the code %s, or by `hmis-desk set-up`", at, code)


@click.command()
def worker() -> None:
    """Run the worker of a desk: the sweep of deadlines, and the mail."""
    write_log(load()[0].log)
    house = _real()
    working = house.worker
    for told in (signal.SIGTERM, signal.SIGINT):
        signal.signal(told, lambda *_: working.stopping.set())
    Timer(working, around=around_jobs(house.settings.telemetry)).run()


def _real() -> House:
    settings, _ = load()
    house = build(settings)
    if not reached(lambda: is_current(house.database)):
        raise click.ClickException("the database is not up to date: run `hmis-desk db upgrade` first")
    return house


def _run(house: House, ours: socket, *, with_worker: bool) -> None:
    telemetry = house.settings.telemetry
    timer = Timer(house.worker, around=around_jobs(telemetry)) if with_worker else None
    server = uvicorn.Server(
        uvicorn.Config(
            create_app(house, around_requests(telemetry)),
            log_config=None,
            log_level="warning",
            access_log=False,
            server_header=False,
        )
    )
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # uvicorn would end the process before the worker is done
    if timer:
        timer.start()
    try:
        server.run([ours])
    except KeyboardInterrupt:  # that is how it is stopped
        return
    finally:
        if timer:
            timer.stop()
    if not server.started:
        raise click.ClickException("the desk could not start; the lines above say why")


COMMANDS = (demo, serve, worker)
