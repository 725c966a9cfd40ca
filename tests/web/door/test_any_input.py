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
from sqlalchemy import update

from models.accounts.tokens_and_feeds import create_token
from models.registries.claims import Claimed, keep_claim
from models.registries.meeting_calendar import schedule
from models.rows.message_state import State
from models.rows.notices import Message
from models.rows.people import Person
from scheduler.clock import wall_now
from tests.desks import SETTLED, local
from tests.web.door.addresses import Place, forms, kind, places, written
from tests.web.door.nasty import BODIES, KINDS, encoded, values, words
from tests.web.pages.desks import Office
from tests.web.pages.forms import Form
from tests.web.registries.desks import TOKEN, Browser

FAILED = 500
UNTRIED = {"/clock", "/api/clock", "/readyz"}  # which move the desk away, or say that it is not ready
WAYS_OUT = ("/sign", "/me/sessions", "/me/tokens/", "/welcome")  # after which nobody would be there to try the rest
FIELDS = ("name", "email", "title", "why", "reason", "person", "people", "role", "agency", "task", "until", "begins", "ends", "starts_at",
          "starts_at-y", "starts_at-m", "starts_at-d", "place", "how_many", "minutes", "hours", "told_on", "version", "see", "cursor",
          "part", "words", "attended", "aside", "approved_at", "step", "party", "strike", "too", "confirm", "colors", "back", "q", "_token",
          "readers", "continuum", "kind", "project_id", "areas", "scope", "password", "again", "present")  # fmt: skip
NAMES = ("", "a.pdf", "../a", "a" * 5000, "a\u202eb.pdf", ".", "a.pdf/")
EXAMPLES = settings(
    max_examples=12, deadline=None, derandomize=True, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
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
        furnish(self.office)
        self.browser: Browser = getattr(self.office, name)
        viewer = getattr(self.office.town, name)
        with self.office.database.writing() as session:
            self.token = create_token(session, session.get_one(Person, viewer.id), "test", wall_now())
        token = TOKEN.search(self.browser.client.get("/me").text)
        self.form_token = token[1] if token else ""
        self.places = [each for each in places(self.office._app._app) if each.path not in UNTRIED]
        self.forms = [
            form
            for form in forms(self.browser).values()
            if form.fields and not form.action.startswith(("/clock", *WAYS_OUT))
        ]
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


def furnish(office: Office) -> None:
    """Put something of most kinds on a desk, so that its pages have their forms."""
    town = office.town
    with office.database.writing() as session:
        for day in (local(3, 10, 13), local(4, 14, 13)):
            schedule(session, {"starts_at": day, "place": "Montpelier"}, SETTLED, town.dana.id)
        keep_claim(session, town.tess, Claimed(town.omar.id, town.tess.agency_id or 0, "Omar Haddad"), local(3, 20))
        session.execute(update(Message).values(state=State.REFUSED.value))


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
@EXAMPLES
@given(data=st.data())
def test_a_form_that_nobody_offered_with_anything_in_it_is_answered(name: str, data: st.DataObject) -> None:
    desk = tried(name)
    offered = {kind(form.action) for form in desk.forms}
    made_up = [
        each for each in desk.places
        if each.method == "POST" and not each.path.startswith(("/api/", *WAYS_OUT)) and kind(each.address(desk.known)) not in offered
    ]  # fmt: skip
    place: Place = data.draw(st.sampled_from(made_up))
    said = data.draw(st.dictionaries(st.sampled_from(FIELDS), words, max_size=4))
    body = {each: value.encode("utf-8", "replace").decode() for each, value in said.items()} | {"sure": "yes"}
    if data.draw(st.booleans()):
        files = {
            data.draw(st.sampled_from(("document", "upload", "file"))): (
                data.draw(st.sampled_from(NAMES)),
                b"%PDF-1.7 x",
            )
        }
        desk.send("POST", place.address(desk.known), data=body, files=files)
    else:
        desk.send("POST", place.address(desk.known), data=body)


@WHO
def test_a_body_that_nobody_can_read_is_refused_everywhere(name: str) -> None:
    desk = tried(name)
    sent_to = [each for each in desk.places if each.method == "POST"]
    nobody = desk.office.browser(None).client
    for turn, body in enumerate(BODIES):
        kinds = {b"content-type": KINDS[turn % len(KINDS)].encode("latin-1")}
        for place in sent_to[turn % 6 :: 6]:
            if place.path.startswith(WAYS_OUT):
                answer = nobody.request("POST", place.address(desk.known), content=body, headers=kinds)
                assert answer.status_code < FAILED
            else:
                desk.send(
                    "POST", place.address(desk.known), content=body, headers={"content-type": kinds[b"content-type"]}
                )


@WHO
def test_what_looks_like_a_number_is_none_in_every_address(name: str) -> None:
    desk = tried(name)
    for place in (each for each in desk.places if each.method == "GET"):
        for said in ("²", "9" * 5000, "--5", "\x00", "\ud800"):
            asked = "&".join(f"{each}={written(said)}" for each in place.asked)
            desk.send("GET", f"{place.address(desk.known | dict.fromkeys(place.names, said))}?{asked}")


@WHO
def test_whoever_tried_all_this_was_signed_in_to_the_end(name: str) -> None:
    assert tried(name).send("GET", "/me").status_code == 200
    assert tried(name).send("GET", "/api/tasks").status_code == 200
