"""What a desk is told from outside: environment variables `HMIS_DESK_*`, over one TOML file, over defaults."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import msgspec

from workflows.law.value import fields_of

PREFIX = "HMIS_DESK_"
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
    path = given.get(f"{PREFIX}CONFIG", "")
    filed = _file(Path(path)) if path else {}
    said = {
        field.name: given[PREFIX + field.name.upper()]
        for field in fields_of(Settings)
        if PREFIX + field.name.upper() in given
    }
    try:
        settings = msgspec.convert({**filed, **said}, Settings, strict=False)
    except msgspec.ValidationError as error:
        raise Misconfigured(f"the configuration is wrong: {error}") from error
    origins = {**dict.fromkeys(filed, path), **{name: f"{PREFIX}{name.upper()}" for name in said}}
    named = ((name, getattr(settings, name)) for name in settings.__struct_fields__)
    return settings, [Source(name, value, origins.get(name, "default")) for name, value in named]


def _file(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Misconfigured(f"{path} cannot be read: {error}") from error
