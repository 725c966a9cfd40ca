"""The routes and the forms of a desk, found by looking: what the application has, and what its pages ask."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from litestar import Litestar
from litestar.handlers import HTTPRouteHandler
from litestar.routes import HTTPRoute

from tests.web.pages.forms import Form, forms_of
from tests.web.registries.desks import Browser

LINK = re.compile(r'href="(/[^"#]*)')
NOT_FOLLOWED = re.compile(r"^/(static|manual|processes|calendar|schema|numbers)")
FAILED = 500
FIRST = ("/inbox", "/cases", "/people", "/start", "/me", "/programs", "/findings", "/meetings", "/series", "/trainings")
MOST_PAGES = 120
LONGEST = 3000  # characters


@dataclass(frozen=True)
class Place:
    """A route with one method: its path with names in it, and what its address may be asked."""

    method: str
    path: str
    asked: tuple[str, ...]

    @property
    def names(self) -> list[str]:
        """The names in its path."""
        return re.findall(r"{(\w+)", self.path)

    def address(self, said: dict[str, str]) -> str:
        """Return its address with values in the place of names."""
        return re.sub(r"{(\w+)[^}]*}", lambda found: written(said.get(found[1], "1")), self.path)


def written(words: str) -> str:
    """Return words as they stand in an address, halves of characters included, as long as a client lets it be."""
    return quote(words[:LONGEST].encode("utf-8", "surrogatepass"), safe="")


def places(app: Litestar) -> Iterator[Place]:
    """Yield every route of the application but the files that come with it."""
    for route in app.routes:
        if isinstance(route, HTTPRoute) and not route.path.startswith("/static"):
            for handler in route.route_handlers:
                for method in sorted({"GET", "POST"} & set(handler.http_methods)):
                    yield Place(method, route.path_format, _asked(handler, route))


def kind(path: str) -> str:
    """Return the kind of a page: its path without numbers and questions."""
    return re.sub(r"[0-9]+(-[0-9]+)?", "#", path.partition("?")[0])


def _asked(handler: HTTPRouteHandler, route: HTTPRoute) -> tuple[str, ...]:
    others: Any = {"request", "data", "posted", *route.path_parameters}
    return tuple(name for name in handler.parsed_fn_signature.parameters if name not in others)


def forms(browser: Browser) -> dict[str, Form]:
    """Return the forms that somebody finds by following links, by where they are sent: first to the kinds of pages seen least."""
    found, waiting, seen, visits = dict[str, Form](), list(FIRST), set[str](), Counter[str]()
    while waiting and len(seen) < MOST_PAGES:
        path = min(waiting, key=lambda each: visits[kind(each)])
        waiting = [each for each in waiting if each != path]
        if path in seen or NOT_FOLLOWED.match(path):
            continue
        seen.add(path)
        visits[kind(path)] += 1
        page = browser.client.get(path)
        assert page.status_code < FAILED, path
        found |= {form.action: form for form in forms_of(page.text) if form.action}
        waiting += [link.replace("&amp;", "&") for link in LINK.findall(page.text)]
    return found
