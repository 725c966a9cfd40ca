"""Texts are read and signed on a phone, by a trainee for the license and by a user for a new edition."""

from playwright.sync_api import Browser, Page, expect

from tests.browser.running import running
from tests.browser.seats import Mouse
from tests.desks import JO, local
from tests.models.texts.readers import AGREEMENT, Readers

NAME, LONG = "Your full name, as your signature", "\n\n".join(f"{n}. I keep rule {n} of this text." for n in range(60))


class Phone(Mouse):
    """Somebody with a small phone."""

    width, height = 320, 640


def fits(page: Page) -> bool:
    """Say whether nothing of a page is wider than the phone."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def test_a_trainee_signs_on_a_phone_and_so_does_a_user_the_new_edition(browser: Browser) -> None:
    with running(local(3, 2, 11), Readers) as desk:
        town = desk.town
        assert isinstance(town, Readers)
        number = town.ask(local(3, 2, 9))
        kim = town.licensed("Kim Roe", "Otter Creek Shelter")
        texts = [
            town.publish(local(3, 1), effective_on="2026-03-02", words=LONG),
            town.publish(local(3, 1), **{**AGREEMENT, "effective_on": "2026-03-02", "words": f"Agreement\n\n{LONG}"}),
        ]
        desk.house.worker.settle(local(3, 2, 11))
        jo = Phone(desk, browser, JO)
        jo.open(number)
        yes = {"I have read the User Agreement": "yes", "I will not change my own": "yes"}
        jo.send("Sign the User Agreement", {**yes, NAME: "Jo Tran"})
        expect(jo.page.get_by_role("main")).to_contain_text("User Agreement signed")
        assert fits(jo.page)
        reader = Phone(desk, browser, "kim.roe@desk.example")
        (notice,) = [each for each in town.open_cases(kim) if "Privacy" in town.case(each).heading]
        reader.open(notice)
        expect(reader.page.get_by_role("region", name="The text that you sign")).to_contain_text("I keep rule 59")
        assert fits(reader.page)
        reader.send("Acknowledge the privacy notice", {"I have received a copy": "yes", NAME: "Ann Lee"})
        expect(reader.page.get_by_role("main")).to_contain_text("Sign with your own name")
        reader.send("Acknowledge the privacy notice", {"I have received a copy": "yes", NAME: "kim roé"})
        assert town.case(notice).state == "SIGNED"
        for place in ("/texts", f"/texts/{texts[0]}", f"/people/{kim}"):
            reader.page.goto(f"{desk.url}{place}")
            assert fits(reader.page), place
        reader.page.get_by_role("link", name="Read and print the proof").first.click()
        expect(reader.page.get_by_role("heading", level=1)).to_contain_text("Signature of Kim Roe")
        assert fits(reader.page)
