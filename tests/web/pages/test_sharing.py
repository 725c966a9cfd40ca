"""The page that says whether a client's record is shared today, and why, as people read it."""

from tests.desks import local
from tests.models.sharing.shelter import ABUSE, CLIENT, Shelter
from tests.web.registries.desks import Desk

ASKED = f"/sharing?q={CLIENT}"


class Intake(Desk):
    """A desk in a town where clients sign, or ask that nothing be shared."""

    settles = Shelter

    @property
    def shelter(self) -> Shelter:
        """The town."""
        assert isinstance(self.town, Shelter)
        return self.town


def test_the_page_says_what_stands_to_those_who_may_know_and_the_default_to_others() -> None:
    desk = Intake()
    town = desk.shelter
    assert "Your agency has no consent of this client on record." in desk.tess.get(ASKED).words
    town.signed(local(1, 5, 9))
    stop = town.stopped(local(1, 5, 9), why=ABUSE)
    words = desk.tess.get(ASKED).words
    assert "Enter nothing more until the client permits it in writing" in words
    assert "Not shared Since January 5, 2026" in words.replace("\u00a0", " ")
    assert stop in words
    user = desk.browser(town.ida).get(ASKED).words
    assert "Enter nothing more" in user
    assert stop not in user
    assert "Record a signed consent" not in user
    assert "Otter Creek Shelter" in desk.dana.get(ASKED).words
    assert "Your agency has no consent of this client on record." in desk.browser(town.omar).get(ASKED).words
    desk.browser(town.ruth).get("/sharing", 403)
    assert "Not Shared" in desk.tess.get("/programs").words


def test_a_name_is_refused_in_words_and_is_not_shown_again() -> None:
    desk = Intake()
    words = desk.tess.get("/sharing?q=Jane+Doe", 400).words
    assert "digits only, and never a name" in words
    assert "Jane" not in words
    filled = desk.tess.get(f"/start/P10/stop?client={CLIENT}")
    assert filled.value("client") == CLIENT
