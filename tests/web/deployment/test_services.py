"""The files that an installation is made of name commands, settings, paths and routes that there are."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import click
import pytest

from tests.web.deployment.unit_files import COMMON, FOLDER, UNITS, entries, said, taken
from tests.web.registries.desks import Desk
from web.settings import PREFIX, Settings, unknown

TOP = FOLDER.parents[1]
SERVICES = sorted(UNITS.glob("*.service"))
CONTAINER = (FOLDER / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ")
PROXIES = [FOLDER / "proxy" / "Caddyfile", FOLDER / "proxy" / "nginx.conf"]
PLACE = re.compile(rf"\b({PREFIX}[A-Z_]+)=")
PORT = "8000"


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.stem)
def test_each_service_runs_a_command_that_the_desk_has_with_options_that_it_takes(service: Path) -> None:
    program, *words = said(service, "ExecStart")
    assert program == "/opt/hmis-desk/.venv/bin/hmis-desk"
    assert service.stem.endswith({"serve": "web"}.get(name := taken(words), name))


def test_an_option_that_there_is_not_would_be_found() -> None:
    with pytest.raises(click.NoSuchOption):
        taken(["serve", "--haste"])
    with pytest.raises(click.UsageError):
        taken(["sreve"])


def test_the_units_name_each_other() -> None:
    there = {path.name for path in UNITS.glob("hmis-desk*")} | {"network-online.target", "postgresql.service"}
    for unit in UNITS.glob("hmis-desk*.*"):
        if unit.is_file():
            named = [*said(unit, "Wants"), *said(unit, "After"), *said(unit, "PartOf")]
            assert set(named) <= there, unit.name
    assert {path.name for path in UNITS.glob("*.timer")} | {path.name for path in SERVICES if "backup" not in path.name} == {
        *said(UNITS / "hmis-desk.target", "Wants")
    }  # fmt: skip


def test_services_write_where_systemd_makes_a_folder_for_them_alone() -> None:
    folders = {f"/var/lib/{each}" for each in said(COMMON, "StateDirectory")}
    assert {*said(COMMON, "WorkingDirectory")} <= folders
    backup = said(UNITS / "hmis-desk-backup.service", "ExecStart")
    assert backup[backup.index("--into") + 1] in folders
    assert dict(entries(COMMON))["StateDirectoryMode"] == "0700"


def test_services_are_started_again_and_the_worker_has_time_to_finish() -> None:
    for service in SERVICES:
        if dict(entries(service)).get("Type") != "oneshot":
            assert dict(entries(service))["Restart"] == "always"
    assert dict(entries(UNITS / "hmis-desk-worker.service"))["TimeoutStopSec"] == "240"


def test_every_setting_that_they_name_is_one() -> None:
    texts = [path.read_text(encoding="utf-8") for path in FOLDER.rglob("*") if path.is_file()]
    named = {name for text in texts for name in PLACE.findall(text)}
    assert {f"{PREFIX}CONFIG", f"{PREFIX}SECRET_FILE", f"{PREFIX}DATABASE"} <= named
    assert list(unknown(dict.fromkeys(named - {f"{PREFIX}CONFIG"}, ""))) == []


def test_the_container_is_made_of_what_the_repository_has_and_runs_as_nobody_special() -> None:
    copied = [words.split()[:-1] for words in re.findall(r"^COPY (?!--from)(.+)$", CONTAINER, re.MULTILINE)]
    assert [path for paths in copied for path in paths if not (TOP / path).exists()] == []
    assert {path.name for path in TOP.iterdir() if (path / "__init__.py").exists()} - {"tests", "benchmarks"} <= {
        path for paths in copied for path in paths
    }
    assert re.search(r"^USER [1-9][0-9]+$", CONTAINER, re.MULTILINE)
    assert "--require-hashes -r requirements/run.txt" in CONTAINER


def test_the_container_runs_the_desk_and_asks_it_whether_it_is_ready() -> None:
    run = re.search(r"^CMD \[(.+)\]$", CONTAINER, re.MULTILINE)
    assert run
    assert taken([word.strip().strip('"') for word in run[1].split(",")]) == "serve"
    asked = re.search(rf"urlopen\('http://127.0.0.1:{PORT}(/\w+)'", CONTAINER)
    assert asked
    assert asked[1] in {route.path for route in Desk()._app._app.routes}
    assert taken(["set-up"]) == "set-up"


@pytest.mark.parametrize("proxy", PROXIES, ids=lambda path: path.name)
def test_a_proxy_keeps_what_is_for_watching_inside_and_takes_what_the_desk_takes(proxy: Path) -> None:
    text = proxy.read_text(encoding="utf-8")
    routes = {route.path for route in Desk()._app._app.routes}
    inside = {"/healthz", "/readyz", "/metrics"}
    assert {place for place in inside if re.search(rf"{place}\b.*", text)} == inside <= routes
    assert f"127.0.0.1:{PORT}" in text
    most = re.search(r"(?:max_size|client_max_body_size) +(\d+)[mM]", text)
    assert most
    assert int(most[1]) > Settings().upload_megabytes


def test_nginx_writes_down_no_secret_of_an_address() -> None:
    text = PROXIES[1].read_text(encoding="utf-8")
    hidden = re.search(r"~\^/\(\?<hmis_desk_way>([a-z|]+)\)/", text)
    assert hidden
    secret = {
        route.path.split("/")[1]
        for route in Desk()._app._app.routes
        if re.match(r"/\w+/\{(secret|name):str\}", route.path)
    }
    assert secret == {*hidden[1].split("|")}
    assert "$request_uri" not in text.partition("log_format")[2].partition(";")[0]
    assert "$hmis_desk_place" in text.partition("log_format")[2].partition(";")[0]


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="this machine has no systemd to ask")
def test_systemd_finds_nothing_wrong_with_the_units(tmp_path: Path) -> None:
    shutil.copytree(UNITS, tmp_path / "units")
    for unit in (tmp_path / "units").glob("*.service"):  # nothing is installed here
        text = unit.read_text(encoding="utf-8").replace("/opt/hmis-desk/.venv/bin/hmis-desk", "/bin/true")
        unit.write_text(text, encoding="utf-8")
    units = [str(path) for path in (tmp_path / "units").glob("hmis-desk*.*") if path.is_file()]
    given = {"SYSTEMD_UNIT_PATH": f"{tmp_path / 'units'}:", "PATH": "/usr/bin:/bin"}
    found = subprocess.run(  # noqa: S603 - systemd's own checker
        [shutil.which("systemd-analyze") or "", "verify", "--man=no", *units], capture_output=True, text=True, env=given,
        check=False,
    )  # fmt: skip
    assert (found.returncode, found.stderr) == (0, "")
