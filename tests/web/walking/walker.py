"""One person who goes from page to page, sends what is offered and what is not, and never stops by an error of the desk's."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from random import Random

from tests.web.registries.desks import TOKEN, Browser
from tests.web.walking.page_forms import Careless, Field, PageForm, read_page
from web.pages.frame.drafting import FIELD

AWAY = ("/sign", "/me", "/clock", "/static", "/welcome", "/forgot", "/healthz", "/readyz", "/metrics", "/schema")
READ_ONLY = ("/manual", "/processes", "/policy", "/coverage", "/mailbox")  # where there is nothing to send
FIRST = (
    "/",
    "/inbox",
    "/start",
    "/people",
    "/agencies",
    "/trainings",
    "/series",
    "/meetings",
    "/cases",
    "/me",
    "/registry/people/1/edit",
)


@dataclass
class Walker:
    """Somebody who walks; `kept_out` are the cases in which they do nothing, since these are watched."""

    browser: Browser
    dice: Random
    careless: Careless
    routes: tuple[str, ...]  # of all that can be sent
    kept_out: frozenset[str]
    pages: list[str] = field(default_factory=lambda: list(FIRST))
    sent: int = 0
    visits: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)

    def walk(self, steps: int) -> None:
        """Do so many things."""
        for _ in range(steps):
            if self.dice.random() < 0.7:
                self._go_on()
            else:
                self._send(self._made_up())

    def _go_on(self) -> None:
        place = self._rarest(self.pages)
        answer = self.browser.client.get(place, follow_redirects=True)
        self._heed(place, answer)
        forms, links = read_page(answer.text)
        self.pages += [link for link in links if self._leads_on(link)]
        chosen = [form for form in forms if self._is_open(form.action)]
        if chosen:
            action = self._rarest([form.action for form in chosen])
            self._send(next(form for form in chosen if form.action == action))

    def _rarest(self, places: list[str]) -> str:
        """Return one of the places of a kind that was visited least."""
        self.dice.shuffle(places := list(places))
        place = min(places, key=lambda each: self.visits[_kind(each)])
        self.visits[_kind(place)] += 1
        return place

    def _leads_on(self, link: str) -> bool:
        return self._is_open(link) and not link.startswith(READ_ONLY) and "?" not in link and link not in self.pages

    def _made_up(self) -> PageForm:
        """Return a form that nobody offers: a route with numbers of whatever there is, and all fields that forms have."""
        of_people = [route for route in self.routes if "/people" in route]
        route = self._rarest(of_people if self.dice.random() < 0.7 else list(self.routes))
        parts = [
            str(self.dice.choice(self.careless.numbers))
            if ":int" in part
            else self._named(part)
            if "{" in part
            else part
            for part in route.split("/")
        ]
        names = ("role", "agency", "email", "name", "reason", "why", "confirm", "sure", "person", "user")
        said = [name for name in names if name != "agency" or self.dice.random() < 0.5]
        return PageForm("/".join(parts), {name: Field(name, "text") for name in said})

    def _named(self, part: str) -> str:
        if "registry" in part:
            return self.dice.choice(("people", "people", "agencies", "meetings", "licenses"))
        return self.dice.choice(self.careless.agencies if "key" in part else ("26-0001", "confirm", "approve", "vote"))

    def _is_open(self, place: str) -> bool:
        return (
            not place.startswith(AWAY)
            and not place.endswith("/sign-out")
            and not any(number in place for number in self.kept_out)
        )

    def _send(self, form: PageForm) -> None:
        if not self._is_open(form.action):
            return
        token = TOKEN.search(self.browser.client.get("/me").text)
        said = self.careless.fills_in(form) | {"_csrf_token": [token[1] if token else ""]}
        said.pop(FIELD, None)  # a draft changes nothing
        answer = self.browser.client.post(form.action, data=said, follow_redirects=False)
        self.sent += 1
        self._heed(form.action, answer)
        if answer.status_code == 200 and form.action in answer.text:  # asked to confirm: sure is sure
            again = next((each for each in read_page(answer.text)[0] if each.action == form.action), None)
            if again:
                sure = {name: each.value for name, each in again.fields.items() if each.kind == "hidden"}
                self.browser.client.post(form.action, data={**said, **sure}, follow_redirects=False)

    def _heed(self, place: str, answer: object) -> None:
        if (status := getattr(answer, "status_code", 0)) >= 500:
            self.broken.append(f"{status} {place}")


def _kind(place: str) -> str:
    return re.sub(r"[0-9]+(-[0-9]+)?", "#", place)
