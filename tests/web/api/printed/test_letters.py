"""Letters over the API: ICA lists those of a case, everybody else their own, and each is the file that is kept."""

from tests.models.violations import FOUND, KIM, Bench
from tests.notifications.printing.reading import is_for_everybody, printed
from tests.web.api.programs import Service


class Office(Service):
    """A service in a town in which a violation was told in writing."""

    settles = Bench

    def __init__(self) -> None:
        """Find a violation, and tell it."""
        super().__init__(FOUND)
        assert isinstance(self.town, Bench)
        self.number = self.town.notify()
        self.beat()

    def to(self, name: str) -> int:
        """Return the number of somebody's letter."""
        (found,) = (each for each in self.dana.get(f"/api/cases/{self.number}/letters") if each["to"]["name"] == name)
        return int(found["id"])


def test_a_letter_is_listed_and_saved_by_those_who_read_it() -> None:
    office = Office()
    bench, kims = office.town, office.to("Kim Roe")
    kim = office.program(bench.viewer(KIM))
    for program in (office.dana, kim):
        found = printed(program.file(f"/api/letters/{kims}"))
        assert (is_for_everybody(found), "A shared password" in found.words) == (True, True)
    assert office.dana.file(f"/api/letters/{kims}") == kim.file(f"/api/letters/{kims}")
    assert isinstance(bench, Bench)
    helen = office.program(bench.helen)
    assert [each["to"]["name"] for each in helen.get(f"/api/cases/{office.number}/letters")] == ["Helen Marsh"]
    for nobody in (helen, office.omar, office.program(bench.walter)):
        nobody.get(f"/api/letters/{kims}", 404)
    office.omar.get(f"/api/cases/{office.number}/letters", 404)
    office.dana.get("/api/letters/999999", 404)
    office.dana.get(f"/api/letters/{2**70}", 404)
