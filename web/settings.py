"""What a desk is told from outside: environment variables `HMIS_DESK_*`, over one TOML file, over defaults."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

import msgspec

from web.given.secret_files import END, NoSecret, with_secrets
from web.given.spelling import misspelled
from workflows.law.value import fields_of

PREFIX = "HMIS_DESK_"
CONFIG = f"{PREFIX}CONFIG"  # names the TOML file; all others are settings
SECRET = frozenset({"smtp_password", "database", "secret"})


class Misconfigured(ValueError):
    """A setting of the installation is not as it must be."""


class Settings(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """The settings of an installation; the numbers of the manual are policy, not settings."""

    database: str = "sqlite:///desk-data/desk.sqlite3"
    url: str = "http://127.0.0.1:8000"  # under which people reach the desk
    secret: str = ""  # signs forms; made anew at each start if empty
    policies: str = ""  # folder of the desk's own policy editions
    upload_megabytes: Annotated[int, msgspec.Meta(ge=1, le=2000)] = 1024  # how large a checked upload may be
    upload_folder: str = ""  # where it lies meanwhile; the system's own folder for such files if empty
    case_megabytes: Annotated[int, msgspec.Meta(ge=1)] = 200  # of documents that a case holds
    person_day_megabytes: Annotated[int, msgspec.Meta(ge=1)] = 200  # of documents that one person adds in a day
    scanner: Annotated[str, msgspec.Meta(pattern=r"^$|^[^\s:]+:[0-9]{1,5}$")] = ""  # a ClamAV daemon, as host:port
    practice_days: Annotated[int, msgspec.Meta(ge=1, le=3650)] = 731  # how far the practice clock moves ahead of today
    desk_id: str = ""  # its name, where several machines run it; made by the machine itself if empty
    identity_file: str = ""  # in which a machine keeps the name, and what it sent; beside the database if empty
    letterhead: str = "Institute for Community Alliances"  # whose letterhead its documents are printed on
    sender: str = "HMIS Desk <desk@hmis.example>"
    reply_to: str = ""
    bounce_address: str = ""  # to which other servers return mail; the sender's if empty
    bounce_maildir: str = ""  # in which that returned mail arrives; it is not read if empty
    smtp_host: str = ""
    smtp_port: int = 587
    smtp_username: str = ""
    smtp_password: str = ""
    smtp_starttls: bool = True
    smtp_ca_file: str = ""
    log: Literal["lines", "json"] = "lines"  # how an event is written
    telemetry: Annotated[str, msgspec.Meta(pattern=r"^$|^https?://\S+$")] = ""  # an OpenTelemetry collector

    @property
    def secure(self) -> bool:
        """Whether people reach the desk over TLS, so that cookies may insist on it."""
        return self.url.startswith("https://")


@dataclass(frozen=True)
class Source:
    """A setting in force, and where it comes from."""

    name: str
    value: Any
    origin: str

    def shown(self) -> str:
        """Return the value as it may be printed."""
        return "(hidden)" if self.name in SECRET and self.value else repr(self.value)


def load(environment: Mapping[str, str] | None = None) -> tuple[Settings, list[Source]]:
    """Return the settings in force and where each comes from, or raise Misconfigured."""
    given = os.environ if environment is None else environment
    path = given.get(CONFIG, "")
    written = _file(Path(path)) if path else {}
    if faults := list(_unknown_keys(path, written)):
        raise Misconfigured("; ".join(faults))
    try:
        filed, files = with_secrets(written, SECRET, lambda name: f"{path}: {name}")
        said, variables = with_secrets(_said(given), SECRET, variable)
    except NoSecret as error:
        raise Misconfigured(str(error)) from error
    origins = {**dict.fromkeys(filed, path), **files, **{name: variable(name) for name in said}, **variables}
    try:
        settings = msgspec.convert({**filed, **said}, Settings, strict=False)
    except msgspec.ValidationError as error:
        raise Misconfigured(_unfit(str(error), origins)) from error
    named = ((name, getattr(settings, name)) for name in settings.__struct_fields__)
    return settings, [Source(name, value, origins.get(name, "default")) for name, value in named]


def unknown(environment: Mapping[str, str] | None = None) -> Iterator[str]:
    """Yield a sentence for each variable of the environment, and each key of the TOML file, that is no setting."""
    given = os.environ if environment is None else environment
    written = {name[len(PREFIX) :]: name for name in given if name.upper().startswith(PREFIX)}
    right = [each.removeprefix(PREFIX) for each in (CONFIG, *map(variable, names()))]
    for name, near in misspelled(written, right):
        yield _sentence(f"{written[name]} is no setting", near and PREFIX + near)
    if path := given.get(CONFIG, ""):
        yield from _unknown_keys(path, _file(Path(path)))


def secret_files(environment: Mapping[str, str] | None = None) -> Iterator[Path]:
    """Yield the files that hold secrets: those that are named for one, and the TOML file where it has one itself."""
    given = os.environ if environment is None else environment
    path = given.get(CONFIG, "")
    written = _file(Path(path)) if path else {}
    named = {**written, **_said(given)}
    yield from (Path(named[f"{name}{END}"]) for name in sorted(SECRET) if f"{name}{END}" in named)
    address = urlsplit(str(written.get("database", "")))
    if any(written.get(name) for name in SECRET - {"database"}) or address.password:
        yield Path(path)


def names() -> list[str]:
    """Return what a TOML file may say: each setting, and of each secret the file that holds it."""
    fields = [field.name for field in fields_of(Settings)]
    return [*fields, *(f"{name}{END}" for name in fields if name in SECRET)]


def variable(name: str) -> str:
    """Return the variable of the environment that says what a key of the TOML file says."""
    return f"{PREFIX}{name.upper()}"


def _unfit(words: str, origins: Mapping[str, str]) -> str:
    """Return what is wrong with a value, with the name by which somebody wrote it; the value itself may be a secret."""
    says, _, name = words.partition(" - at `$.")
    name = name.rstrip("`")
    place = origins.get(name, "")
    return f"{place if place.startswith(PREFIX) else f'{name} in {place}'} is wrong: {says}"


def _said(given: Mapping[str, str]) -> dict[str, str]:
    return {name: given[variable(name)] for name in names() if variable(name) in given}


def _unknown_keys(path: str, written: Mapping[str, Any]) -> Iterator[str]:
    for name, near in misspelled(written, names()):
        yield _sentence(f"{name!r} in {path} is no setting", near)


def _sentence(says: str, near: str) -> str:
    return f"{says}: did you mean {near}?" if near else f"{says}. Take it out."


def _file(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Misconfigured(f"{path} cannot be read: {error}") from error
