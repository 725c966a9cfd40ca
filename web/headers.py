"""What every answer of the desk says to browsers, page, JSON, redirect and error alike, unless it says otherwise itself."""

from __future__ import annotations

from litestar.datastructures import MutableScopeHeaders
from litestar.types import Message, Scope

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
OVER_TLS = {"Strict-Transport-Security": "max-age=31536000"}  # seconds: a year without any way around https
PUBLIC_ALWAYS = {"Content-Security-Policy": "frame-ancestors 'none'; base-uri 'none'"}  # they are parts of pages
UNSTORED = {"Cache-Control": "no-store"}
PUBLIC = "/static/"


async def guard(message: Message, scope: Scope) -> None:
    """Add to an answer what it does not say yet."""
    if message["type"] != "http.response.start":
        return
    headers = MutableScopeHeaders.from_message(message)
    secure: bool = scope["litestar_app"].state.house.settings.secure
    public = scope["path"].startswith(PUBLIC)
    for name, value in (ALWAYS | (OVER_TLS if secure else {}) | (PUBLIC_ALWAYS if public else UNSTORED)).items():
        headers.setdefault(name, value)
