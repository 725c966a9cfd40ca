"""An agency that asks for another agency's person leaves a claim: ICA decides on the person's page, the asker hears what was decided and no more."""

import re

import pytest

from models.registries.claims import askers
from models.rows.notices import Message
from models.rows.people import Person
from models.rows.registries import PersonClaim
from tests.web.pages.forms import form_of
from tests.web.registries.desks import Answer, Desk
from tests.web.starting.test_likely_twice import LICENSE, WANTED

ASKED = "ICA decides first whether your agency can ask for this person"


@pytest.fixture
def desk() -> Desk:
    """Return a desk."""
    return Desk()


def ask(desk: Desk, status: int, name: str = "Joanna Tran", **more: str) -> Answer:
    email = f"{name.lower().replace(' ', '.')}@desk.example"
    form = form_of(desk.tess.get(LICENSE).html, LICENSE)
    return desk.tess.post(LICENSE, {**form.filled(name=name, email=email, **WANTED), **more}, status)


def claims(desk: Desk) -> list[int]:
    with desk.database.reading() as session:
        return [each.id for each in session.query(PersonClaim)]


def test_ica_finds_the_claim_in_its_inbox_and_on_the_page_and_lets_the_agency_ask(desk: Desk) -> None:
    jo = desk.person("Joanna Tran", "maple-street-family-center")
    said = ask(desk, 422).words
    assert ASKED in said
    assert "Maple" not in said
    ask(desk, 422)
    (claim,) = claims(desk)
    assert "Decide whether Otter Creek Shelter can ask for Joanna Tran" in desk.dana.get("/inbox").words
    page = desk.dana.get(f"/people/{jo}").words
    assert "of Otter Creek Shelter asked for “Joanna Tran, joanna.tran@desk.example”" in page
    told = desk.dana.told(f"/people/{jo}/claims/{claim}/allow")
    assert "Otter Creek Shelter can ask for Joanna Tran. Tess Barlow is told by mail." in told
    assert "Decide whether" not in desk.dana.get("/inbox").words
    ask(desk, 303)
    with desk.database.reading() as session:
        agency = session.get_one(Person, jo).agency
        assert agency
        assert agency.key == "maple-street-family-center"


def mailed(desk: Desk) -> str:
    """Return the mails on what ICA decided on a claim."""
    with desk.database.reading() as session:
        claimed = Message.subject.contains("ask for the person you named")
        sent = session.query(Message).filter(claimed).order_by(Message.id)
        return " ".join(f"{each.address} {each.subject} {each.text} {each.html}" for each in sent)


def test_who_asked_hears_by_mail_what_was_decided_and_nothing_of_where_the_person_works(desk: Desk) -> None:
    jo = desk.person("Joanna Tran", "maple-street-family-center")
    ask(desk, 422)
    (claim,) = claims(desk)
    desk.dana.post(f"/people/{jo}/claims/{claim}/allow")
    told = mailed(desk)
    assert told.startswith("tess.barlow@desk.example Your agency can ask for the person you named")
    assert "Your agency asked for “Joanna Tran, joanna.tran@desk.example”" in told
    assert "Maple" not in told
    assert str(jo) not in re.findall(r"/people/(\d+)", told)
    desk.dana.post(f"{desk.path_of(desk.town.tess)}/left", {})
    with desk.database.writing() as session:
        claimed = session.get_one(PersonClaim, claim)
        assert askers(session, claimed) == []  # she was its only administrator
        claimed.asked_by_id = desk.town.dana.id
    page = desk.dana.get(f"/people/{jo}").words
    assert "Somebody else of ICA decides on this, because you asked for it." in page
    refused = desk.dana.post(f"/people/{jo}/claims/{claim}/allow", {}, 422).words
    assert "somebody else of ica decides on this, because it is about you" in refused.lower()


def test_a_refusal_needs_a_reason_which_the_agency_reads_when_it_asks_again(desk: Desk) -> None:
    jo = desk.person("Joanna Tran", "maple-street-family-center")
    ask(desk, 422)
    (claim,) = claims(desk)
    path = f"/people/{jo}/claims/{claim}/refuse"
    assert "say why" in desk.dana.post(path, {"why": ""}, 422).words.lower()
    desk.dana.post(path, {"why": "She works elsewhere."})
    assert "She works elsewhere." in mailed(desk)
    assert "your agency can't ask for this person: She works elsewhere." in ask(desk, 422).words
    assert len(claims(desk)) == 1


def test_who_only_looks_what_happens_then_claims_nothing(desk: Desk) -> None:
    desk.person("Joanna Tran", "maple-street-family-center")
    ask(desk, 422, see="yes")
    assert claims(desk) == []


def test_nobody_but_ica_sees_or_decides_a_claim(desk: Desk) -> None:
    jo = desk.person("Joanna Tran", "maple-street-family-center")
    ask(desk, 422)
    (claim,) = claims(desk)
    omar = desk.browser(desk.town.omar)
    assert "asks for" not in omar.get(f"/people/{jo}").words
    for browser in (omar, desk.tess):
        assert browser.post(f"/people/{jo}/claims/{claim}/allow", {}, 403).status == 403


def test_the_asker_hears_the_same_of_who_left_another_agency(desk: Desk) -> None:
    jo = desk.person("Joanna Tran", "maple-street-family-center")
    here = ask(desk, 422).bare
    desk.dana.post(f"/people/{jo}/left", {})
    assert ASKED in here
    assert ASKED in ask(desk, 422).words
