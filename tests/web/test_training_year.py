"""The training year on its page: it frightens nobody with what may follow at its end."""

from tests.desks import local
from tests.models.test_onboarding_remembered import licensed
from tests.web.registries.desks import Desk


def test_in_the_middle_of_the_year_the_page_says_that_trainings_are_attended_and_threatens_nothing() -> None:
    desk = Desk()
    licensed(desk.town)
    desk.town.sweep(local(3, 24))
    case = desk.town.newest()
    page = desk.browser(desk.town.jo).get(f"/cases/{case.number}").words
    assert case.process == "P05"
    assert "Jo Tran attends this year's trainings." in page
    assert "goes on by itself" not in page
    assert "Record security training" not in page, "what ICA alone may record has no button on the user's own page"
