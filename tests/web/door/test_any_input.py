"""Whatever is sent to any route, by whoever it is, is taken or refused in words: no failure of the desk.

The routes and the forms are found by looking, so that a new one is tried as well.
"""

from __future__ import annotations

from functools import cache
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from models.accounts.tokens_and_feeds import create_token
from models.rows.people import Person
from scheduler.clock import wall_now
from tests.web.door.addresses import Place, forms, places, written
from tests.web.door.nasty import BODIES, KINDS, encoded, values, words
from tests.web.pages.desks import Office
from tests.web.pages.forms import Form
from tests.web.registries.desks import TOKEN, Browser

FAILED = 500
UNTRIED = {"/clock", "/api/clock", "/readyz"}  # which move the desk away, or say that it is not ready
EXAMPLES = settings(
    max_examples=150, deadline=None, derandomize=True, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)
GROUP = pytest.mark.xdist_group("any input")
pytestmark = GROUP


class Tried:
    """A desk with a case that is under way, and what one of its people sends to it."""

    def __init__(self, name: str) -> None:
        """Open the desk, and look at what there is."""
        self.office = Office()
        self.office.begin()
        self.office.submit()
        self.browser: Browser = getattr(self.office, name)
        viewer = getattr(self.office.town, name)
        with self.office.database.writing() as session:
            self.token = create_token(session, session.get_one(Person, viewer.id), "test", wall_now())
        token = TOKEN.search(self.browser.client.get("/me").text)
        self.form_token = token[1] if token else ""
        self.places = [each for each in places(self.office._app._app) if each.path not in UNTRIED]
        self.forms = [form for form in forms(self.browser).values() if form.fields and form.action != "/clock"]
        self.known = {
            "number": self.office.number,
            "key": "P03",
            "step": "submit",
            "deed": "extend",
            "registry": "people",
        }

    def send(self, method: str, address: str, **sent: Any) -> Any:
        """Send something, and see that the desk did not fail."""
        headers = {"x-csrftoken": self.form_token, "Authorization": f"Bearer {self.token}", **sent.pop("headers", {})}
        answer = self.browser.client.request(method, address, headers=headers, follow_redirects=False, **sent)
        assert answer.status_code < FAILED, f"{method} {address} {sent}: {answer.text[:300]}"
        return answer


@cache
def tried(name: str) -> Tried:
    """Return the desk at which somebody tries everything, opened once."""
    return Tried(name)


WHO = pytest.mark.parametrize("name", ["dana", "tess"])


@WHO
def test_there_is_something_to_try(name: str) -> None:
    assert len(tried(name).places) > 150
    assert len(tried(name).forms) > {"dana": 30, "tess": 10}[name]


@WHO
@EXAMPLES
@given(data=st.data())
def test_an_address_with_anything_in_it_is_answered(name: str, data: st.DataObject) -> None:
    desk = tried(name)
    place: Place = data.draw(st.sampled_from([each for each in desk.places if each.method == "GET"]))
    path = place.address({**desk.known, **{each: data.draw(words) for each in place.names if data.draw(st.booleans())}})
    asked = "&".join(f"{each}={written(data.draw(words))}" for each in place.asked)
    desk.send("GET", f"{path}?{asked}")


@WHO
@EXAMPLES
@given(data=st.data())
def test_a_program_that_sends_anything_is_answered(name: str, data: st.DataObject) -> None:
    desk = tried(name)
    sent_to = [each for each in desk.places if each.method == "POST" and each.path.startswith("/api/")]
    place: Place = data.draw(st.sampled_from(sent_to))
    fields = ["facts", "version", "effective_at", "received_at", "person", "until", "reason", "note", "why", "step", "party",
              "event", "dry_run", "starts_at", "place", "name"]  # fmt: skip
    said = data.draw(st.dictionaries(st.sampled_from(fields), values, max_size=4))
    path = place.address({**desk.known, **({"step": data.draw(words)} if "step" in place.names else {})})
    desk.send("POST", path, content=encoded(said), headers={"content-type": "application/json"})


@WHO
@EXAMPLES
@given(data=st.data())
def test_a_form_with_anything_in_one_of_its_fields_is_answered(name: str, data: st.DataObject) -> None:
    desk = tried(name)
    form: Form = data.draw(st.sampled_from(desk.forms))
    names = data.draw(st.lists(st.sampled_from(sorted(form.names - {""})), min_size=1, max_size=3))
    said = {**form.fields, **{each: [data.draw(words)] for each in names}}
    body = urlencode([(key, value) for key, all_ in said.items() for value in all_], errors="surrogatepass")
    desk.send("POST", form.action, content=body, headers={"content-type": "application/x-www-form-urlencoded"})


@WHO
def test_a_body_that_nobody_can_read_is_refused_everywhere(name: str) -> None:
    desk = tried(name)
    sent_to = [each for each in desk.places if each.method == "POST"]
    for turn, body in enumerate(BODIES):
        for place in sent_to[turn % 6 :: 6]:
            kind = KINDS[turn % len(KINDS)]
            desk.send("POST", place.address(desk.known), content=body, headers={"content-type": kind.encode("latin-1")})


@WHO
def test_what_looks_like_a_number_is_none_in_every_address(name: str) -> None:
    desk = tried(name)
    for place in (each for each in desk.places if each.method == "GET"):
        for said in ("²", "9" * 5000, "--5", "\x00", "\ud800"):
            asked = "&".join(f"{each}={written(said)}" for each in place.asked)
            desk.send("GET", f"{place.address(desk.known | dict.fromkeys(place.names, said))}?{asked}")
