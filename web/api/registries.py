"""The registries over the API, as far as the asker may see them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import msgspec
from litestar import Router, get
from litestar.params import FromQuery

from models.access.rulebook import rulebook_of
from models.lookups.bars import bars_of
from models.mail.sent_mail import notices
from models.registries.directory import partnerships
from models.registries.lists import LICENSES_BY_NUMBER, PEOPLE_BY_NUMBER, Wanted, agencies, licenses, people
from models.rows.conduct import Sanction
from models.rows.registries import License
from models.store.paging import PAGE, part_of
from web.api.notices import notice_shapes
from web.api.shapes import Name, NoticeShape, Page
from web.audited import note_export
from web.calls import Asked, reading
from web.reach import OPEN, within
from workflows.law.door import TokenArea
from workflows.law.policy import Policy


class PersonShape(msgspec.Struct, kw_only=True):
    """A person and the offices held."""

    id: int
    name: str
    email: str
    agency: Name | None
    offices: list[str]
    left_at: datetime | None


class AgencyShape(msgspec.Struct, kw_only=True):
    """An agency."""

    id: int
    key: str
    name: str
    kind: str
    cocs: list[str]
    guideline_days: int | None
    partnership_signed: bool


class LicenseEventShape(msgspec.Struct):
    """Something that happened to a license."""

    at: datetime
    words: str


class BarShape(msgspec.Struct, kw_only=True):
    """A bar of a license: what was decided, and what was confirmed in WellSky."""

    kind: str
    begun_at: datetime
    until: date | None
    begun_confirmed_at: datetime | None
    ended_at: datetime | None
    ended_why: str
    ended_confirmed_at: datetime | None


class LicenseShape(msgspec.Struct, kw_only=True):
    """A license and its history."""

    id: int
    person: Name
    agency: Name | None
    username: str
    level: str
    art: bool
    status: str
    issued_at: datetime
    ended_at: datetime | None
    bars: list[BarShape]
    history: list[LicenseEventShape]


class SettingShape(msgspec.Struct, kw_only=True):
    """A number of the manual as an edition has it."""

    name: str
    value: Any
    default: Any
    origin: str
    clause: str
    words: str


class EditionShape(msgspec.Struct, kw_only=True):
    """A dated edition of the policy."""

    name: str
    since: str
    settings: list[SettingShape]


@get("/api/people", sync_to_thread=True)
def list_people(
    request: Asked, q: FromQuery[str] = "", cursor: FromQuery[str | None] = None, limit: FromQuery[int] = PAGE
) -> Page[PersonShape]:
    """List people."""
    with reading(request) as call:
        wanted = Wanted(q[:200], part=part_of(cursor, limit))
        found = people(call.session, call.viewer, wanted, PEOPLE_BY_NUMBER)
        items = [
            PersonShape(
                id=row.id,
                name=row.name,
                email=row.email,
                agency=Name(row.agency.id, row.agency.name, row.agency.key) if row.agency else None,
                offices=[office.role.name_outside for office in row.offices],
                left_at=row.left_at,
            )
            for row in found.rows
        ]
        return Page(items, found.next or None)


@get("/api/agencies", sync_to_thread=True)
def list_agencies(
    request: Asked, cursor: FromQuery[str | None] = None, limit: FromQuery[int] = PAGE
) -> Page[AgencyShape]:
    """List agencies, by name."""
    with reading(request) as call:
        signed, found = partnerships(call.session), agencies(call.session, call.viewer, part_of(cursor, limit))
        items = [
            AgencyShape(
                id=row.id,
                key=row.key,
                name=row.name,
                kind=row.kind,
                cocs=row.continua(),
                guideline_days=row.guideline_days,
                partnership_signed=row.id in signed,
            )
            for row in found.rows
        ]
        return Page(items, found.next or None)


@get("/api/licenses", sync_to_thread=True)
def list_licenses(
    request: Asked, cursor: FromQuery[str | None] = None, limit: FromQuery[int] = PAGE
) -> Page[LicenseShape]:
    """List licenses."""
    with reading(request) as call:
        wanted = Wanted(part=part_of(cursor, limit))
        found = licenses(call.session, call.viewer, wanted, LICENSES_BY_NUMBER)
        bars = bars_of(call.session, found.rows)
        items = [
            LicenseShape(
                id=row.id,
                person=Name(row.person.id, row.person.name),
                agency=Name(row.agency.id, row.agency.name, row.agency.key) if row.agency else None,
                username=row.username,
                level=row.level,
                art=row.art,
                status=_standing(row, bars[row.id]),
                issued_at=row.issued_at,
                ended_at=row.ended_at,
                bars=[_bar(bar) for bar in bars[row.id]],
                history=[LicenseEventShape(event.at, event.words) for event in row.events],
            )
            for row in found.rows
        ]
        return Page(items, found.next or None)


def _standing(row: License, bars: list[Sanction]) -> str:
    """Say how a license stands: it is usable while it has not ended and no bar stands."""
    if row.ended_at:
        return "ended"
    return "suspended" if any(bar.ended_at is None for bar in bars) else "issued"


def _bar(bar: Sanction) -> BarShape:
    return BarShape(
        kind=bar.kind,
        begun_at=bar.begun_at,
        until=bar.until_on,
        begun_confirmed_at=bar.begun_confirmed_at,
        ended_at=bar.ended_at,
        ended_why=bar.ended_why,
        ended_confirmed_at=bar.ended_confirmed_at,
    )


@get("/api/notices", sync_to_thread=True, opt=within(TokenArea.LOGS))
def list_notices(
    request: Asked, cursor: FromQuery[str | None] = None, limit: FromQuery[int] = PAGE
) -> Page[NoticeShape]:
    """List what was told about the cases you may know of, the newest first."""
    with reading(request) as call:
        note_export(call, "what was told", hourly=True)
        found = notices(call.session, call.viewer, part_of(cursor, limit))
        rows = [(notice, number) for notice, number in found.rows]

        def knows(person_id: int | None) -> bool:
            return call.viewer.is_staff() or person_id == call.viewer.id

        return Page(notice_shapes(call, rows, knows), found.next or None)


@get("/api/policy", sync_to_thread=True, opt=OPEN)
def read_policy(request: Asked) -> Page[EditionShape]:
    """List the editions of the policy, with every number, its clause and its origin."""
    with reading(request) as call:
        return Page([edition_shape(edition) for edition in rulebook_of(call.session).editions])


def edition_shape(edition: Policy) -> EditionShape:
    """Return an edition."""
    settings = [
        SettingShape(
            name=setting.name,
            value=plain(edition[setting]),
            default=plain(setting.default),
            origin=setting.origin.name_outside,
            clause=setting.clause,
            words=setting.words,
        )
        for setting in Policy.settings()
    ]
    return EditionShape(name=edition.name, since=edition.since.isoformat(), settings=settings)


def plain(value: Any) -> Any:
    """Return a value of a setting as JSON has it, sets in order."""
    return sorted(str(each) for each in value) if isinstance(value, frozenset) else msgspec.to_builtins(value)


router = Router(
    "/",
    route_handlers=[list_people, list_agencies, list_licenses, list_notices, read_policy],
    tags=["registries"],
    opt=within(TokenArea.REGISTRIES),
)
