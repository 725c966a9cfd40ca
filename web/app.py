"""The web application of a desk."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import gettempdir

from litestar import Litestar
from litestar.config.csrf import CSRFConfig
from litestar.datastructures import State
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.static_files import create_static_files_router
from litestar.types import Middleware

from scheduler.clock import wall_now
from web.api import (
    agreements,
    cases,
    corrections,
    desk,
    disclosures,
    invoices,
    letters,
    proofs,
    registries,
    several_tasks,
    tasks,
    texts,
    uploads,
)
from web.api.committee import hearings, meetings
from web.api.training import attendance, planning, series
from web.bootstrap import House
from web.cookies import FORM, named
from web.deeds import DoneBefore, recognize
from web.door.door import Door
from web.door.limits import MOST_OF_A_FORM
from web.filters import known_names
from web.headers import guard
from web.pages import error_page, routers
from web.pages.account.sign_in import SIGN_OUT
from web.pages.case import uploading
from web.pages.frame.confirmation import led_again
from web.problems import answer
from web.uploading.checks import Checks
from web.uploading.leftovers import remove_left

STATIC = Path(__file__).parent / "static"
DESCRIPTION = OpenAPIConfig(
    title="HMIS Desk", version="1", path="/schema", render_plugins=[JsonRenderPlugin(path=["/", "/openapi.json"])]
)


def create_app(house: House, around: Sequence[Middleware] = ()) -> Litestar:
    """Return the application of a desk, with what stands around its routes besides the door."""
    most_of_an_upload = house.settings.upload_megabytes * 1024 * 1024
    return Litestar(
        route_handlers=[
            cases.router,
            corrections.router,
            tasks.router,
            several_tasks.router,
            registries.router,
            letters.router,
            proofs.router,
            planning.router,
            attendance.router,
            series.router,
            agreements.router,
            hearings.router,
            texts.router,
            meetings.router,
            disclosures.router,
            invoices.router,
            desk.router,
            uploads.router(most_of_an_upload),
            uploading.router(most_of_an_upload),
            *routers(),
            create_static_files_router("/static", [STATIC], name="static"),
        ],
        state=State({"house": house, "checks": Checks(house), "page_of_problem": error_page}),
        csrf_config=_protection(house),
        on_startup=[lambda: remove_left(house.settings.upload_folder or gettempdir(), wall_now())],
        exception_handlers={DoneBefore: led_again, Exception: answer},
        before_request=recognize,
        before_send=[guard],
        guards=[known_names],
        middleware=[*around, Door],
        request_max_body_size=MOST_OF_A_FORM,
        logging_config=None,  # the process that runs it says where its log goes
        openapi_config=DESCRIPTION,
    )


def _protection(house: House) -> CSRFConfig:
    """Return how forms of this desk are told from forged ones; signing out is told by its cookie alone."""
    secure = house.settings.secure
    return CSRFConfig(
        secret=house.secret,
        cookie_name=named(FORM, secure=secure),
        cookie_secure=secure,
        cookie_httponly=True,
        exclude=["^/api/", f"^{SIGN_OUT}$"],
    )
