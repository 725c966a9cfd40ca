"""What the desk keeps in a browser. Over https a cookie is bound to this very host: no other site of its domain can plant one."""

from __future__ import annotations

from typing import Any

from litestar import Request
from litestar.datastructures import Cookie

SESSION, FORM = "desk", "desk-form"


def named(name: str, *, secure: bool) -> str:
    """Return what a cookie is called in a browser."""
    return f"__Host-{name}" if secure else name


def kept(request: Request[Any, Any, Any], name: str) -> str:
    """Return what a browser keeps under a name, or nothing."""
    return request.cookies.get(named(name, secure=_is_secure(request)), "")


def to_keep(request: Request[Any, Any, Any], name: str, value: str, seconds: int | None = None) -> Cookie:
    """Return a cookie for a browser to keep, until it is closed or for some time, out of reach of scripts."""
    secure = _is_secure(request)
    return Cookie(
        named(name, secure=secure), value=value, path="/", httponly=True, samesite="lax", secure=secure, max_age=seconds
    )


def to_drop(request: Request[Any, Any, Any], name: str) -> Cookie:
    """Return what lets a browser forget a cookie."""
    return to_keep(request, name, "", 0)


def _is_secure(request: Request[Any, Any, Any]) -> bool:
    return bool(request.app.state.house.settings.secure)
