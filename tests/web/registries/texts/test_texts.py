"""ICA publishes an edition, people read and sign it, and who has and who has not is known to whom it concerns."""

import pytest

from tests.databases import KINDS
from tests.desks import local
from tests.models.texts.conftest import ALONE
from tests.models.texts.readers import NOTICE, Readers
from tests.web.pages.forms import form_of
from tests.web.registries.desks import START, Browser, Desk, typed

OTTER, MAPLE = "Otter Creek Shelter", "Maple Street Family Center"
FIELDS = {**{key: value for key, value in NOTICE.items() if key != "effective_on"}, "news": NOTICE["news"]}


class Office(Desk):
    """A desk with users who are asked to sign."""

    settles = Readers

    def __init__(self) -> None:
        super().__init__(database=KINDS["sqlite"](ALONE))
        assert isinstance(self.town, Readers)
        self.readers = self.town
        self.kim_id, self.ann_id = self.readers.licensed("Kim Roe", OTTER), self.readers.licensed("Ann Lee", MAPLE)
        self.kim = self.browser(self.town.viewer("kim.roe@desk.example"))

    def published(self, at: str = "2026-03-20") -> str:
        """Let ICA publish an edition, and return its page."""
        month, day = (int(part) for part in at.split("-")[1:])
        return self.dana.post("/texts/add", {**FIELDS, **typed("effective_on", local(month, day))}).place

    def number(self) -> str:
        """Return the case by which Kim is asked to sign."""
        return self.readers.open_cases(self.kim_id)[0]


def signed(browser: Browser, number: str, name: str, status: int = 303) -> str:
    action = f"/cases/{number}/acknowledge-notice"
    form = form_of(browser.get(f"/cases/{number}").html, action).filled(received="yes", signed_as=name)
    return browser.post(action, form, status).words


def test_an_edition_is_published_read_signed_and_proved() -> None:
    office = Office()
    assert "No edition is on this list" in office.dana.get("/texts").words
    place = office.published()
    assert "0 of 2 have signed." in office.dana.get(place).words
    office.town.sweep(START)
    page = office.kim.get(place).words
    assert "You are asked to sign this" in page
    assert "Who has signed" not in page
    case = office.kim.get(f"/cases/{office.number()}")
    assert "People are asked first." in case.words
    assert f'href="{place}"' in case.html
    assert "your own name" in signed(office.kim, office.number(), "Ann Lee", 422)
    signed(office.kim, office.number(), "kim röe")
    proof = office.kim.get(f"/people/{office.kim_id}")
    assert "Edition of 2026 Signed as kim röe" in proof.words
    (link,) = {part.split('"')[0] for part in proof.html.split('href="') if "/signed/" in part.split('"')[0]}
    words = office.kim.get(link).words
    assert all(each in words for each in ("Signature of Kim Roe", "People are asked first.", "kim.roe@desk.example"))
    assert office.dana.get(link).words
    for other in (office.tess, office.browser(office.town.ruth)):
        other.get(link, 404)


def test_ica_and_the_agency_see_who_has_signed_and_who_has_not_and_save_it_as_a_table() -> None:
    office = Office()
    place = office.published()
    office.town.sweep(START)
    signed(office.kim, office.number(), "Kim Roe")
    assert "1 of 2 has signed." in office.dana.get(place).words
    assert "Ann Lee" not in office.tess.get(place).words
    assert "Nobody is on this list" in office.tess.get(f"{place}?show=waiting").words
    table = office.dana.get(f"{place}/signatures.csv").html.splitlines()
    assert table[0] == "Person,Agency,Standing,Signed on,Last day,Case"
    assert table[1].startswith(f"Ann Lee,{MAPLE},waiting,,2026-04-19,26-")
    assert table[2].startswith(f"Kim Roe,{OTTER},signed,2026-03-20,,26-")
    assert len(office.tess.get(f"{place}/signatures.csv").html.splitlines()) == 2
    office.kim.get(f"{place}/signatures.csv", 403)
    office.dana.get("/texts/99/signatures.csv", 404)
    office.dana.get("/texts/nothing", 404)


def test_only_ica_publishes_and_takes_back_and_only_before_people_are_asked() -> None:
    office = Office()
    place = office.published("2026-04-01")
    assert "From April 1, 2026 we ask two people" in office.dana.get(place).words
    for browser in (office.tess, office.kim):
        browser.get("/texts/add", 403)
        browser.get(f"{place}/withdraw", 403)
        browser.post(f"{place}/withdraw", {}, 403)
    assert "People are asked first." in office.dana.get(f"/texts/add?after={place.rpartition('/')[2]}").html
    assert "Nobody has been asked" in office.dana.get(f"{place}/withdraw").words
    assert "Nobody is asked to sign it." in office.dana.told(f"{place}/withdraw")
    office.dana.get(place, 404)
    place = office.published()
    office.town.sweep(START)
    assert "it stays as it is" in office.dana.get(f"{place}/withdraw").words
    assert "it stays as it is" in office.dana.post(f"{place}/withdraw", {}, 422).words


@pytest.mark.parametrize("field", ["edition", "words", "kind"])
def test_what_is_missing_is_said_beside_its_field(field: str) -> None:
    page = Office().dana.post("/texts/add", {**FIELDS, **typed("effective_on", START), field: ""}, 422)
    assert f'id="entry-{field}-error"' in page.html


def test_what_a_new_user_signs_is_the_edition_in_effect() -> None:
    office = Office()
    office.published()
    number = office.town.ask(START)
    jo = office.browser(office.town.jo)
    assert "People are asked first." in jo.get(f"/cases/{number}").words
