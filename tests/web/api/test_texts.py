"""The texts that people sign over the API: who has signed is for ICA and for the agencies, each of its own people."""

from tests.desks import local
from tests.models.texts.readers import Readers
from tests.web.api.programs import Service


class Office(Service):
    """A service in a town whose users sign texts."""

    settles = Readers


def test_programs_read_the_editions_and_who_has_signed() -> None:
    service = Office(local(3, 3))
    town = service.town
    assert isinstance(town, Readers)
    kim = town.licensed("Kim Roe", "Otter Creek Shelter")
    town.licensed("Ann Lee", "Maple Street Family Center")
    text = town.publish(local(2, 20))
    town.sweep(local(3, 2, 0))
    (listed,) = service.dana.get("/api/texts?kind=privacy-notice")["items"]
    assert (listed["edition"], listed["in_effect"], listed["words"]) == ("edition of 2026", True, None)
    reader = service.program(town.viewer("kim.roe@desk.example"))
    assert reader.get(f"/api/texts/{text}")["words"] == "Privacy notice\n\nPeople are asked first.\n"
    reader.get(f"/api/texts/{text}/signatures", 403)
    reader.step(town.open_cases(kim)[0], "acknowledge-notice", received=True, signed_as="Kim Roe")
    (own,) = service.tess.get(f"/api/texts/{text}/signatures")["items"]
    assert (own["name"], own["standing"], own["due_on"]) == ("Kim Roe", "signed", None)
    waiting = service.dana.get(f"/api/texts/{text}/signatures?standing=waiting")["items"]
    assert [(each["name"], each["due_on"]) for each in waiting] == [("Ann Lee", "2026-04-01")]
    service.dana.get("/api/texts/999", 404)
    service.dana.get(f"/api/texts/{text}/signatures?standing=gone", 422)
