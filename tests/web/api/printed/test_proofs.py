"""Proofs over the API: a PDF of a year, for whoever may see the person or the agency."""

from tests.desks import local
from tests.models.violations import KIM, Bench
from tests.notifications.printing.reading import is_for_everybody, printed
from tests.web.api.programs import Service


class Office(Service):
    """A service in a town with a licensed user."""

    settles = Bench


def test_programs_save_the_year_of_a_person_and_of_an_agency() -> None:
    service = Office(local(3, 3))
    town = service.town
    kim = town.viewer(KIM)
    paths = (f"/api/people/{kim.id}/proof?year=2026", "/api/agencies/otter-creek-shelter/proof")
    titles = ("Kim Roe: record of 2026", "Otter Creek Shelter: record of 2026")
    for path, title in zip(paths, titles, strict=True):
        found = printed(service.tess.file(path))
        assert (found.title, is_for_everybody(found)) == (title, True)
        service.program(town.omar).get(path, 404)
    service.dana.get(f"/api/people/{kim.id}/proof?year=1999", 422)
    service.dana.get("/api/people/999/proof", 404)
    service.dana.get(f"/api/trainings/1/certificates/{kim.id}", 404)
