"""One person alone changes who reads, who judges and who votes: guarded roles, passwords of others, people who left."""

import pytest

from models.rows.people import Office
from tests.attacks.targets import Target
from workflows.law.roles import Role

GUARDED = ("ICA managing director", "legal counsel", "Balance of State CoC", "Chittenden County CoC", "Advisory Committee",
           "Advisory Committee chair")  # fmt: skip


def offices(desk: Target) -> set[tuple[int, Role]]:
    """Return who holds what."""
    with desk.database.reading() as session:
        return {(office.person_id, office.role) for office in session.query(Office)}


@pytest.mark.parametrize("role", GUARDED)
def test_a_system_administrator_gives_nobody_a_guarded_role(desk: Target, role: str) -> None:
    before, kofi = offices(desk), desk.person("kofi")
    for whom in (desk.town.kofi, desk.town.ida, desk.town.dana):
        assert kofi.post(f"/people/{whom.id}/offices", {"role": role}).status_code in {403, 404, 422}
    assert offices(desk) == before


@pytest.mark.parametrize("whom", ["adele", "miriam", "joel", "ruth", "greta"])
def test_a_system_administrator_sends_nobody_with_a_guarded_role_away(desk: Target, whom: str) -> None:
    before, kofi = offices(desk), desk.person("kofi")
    person = getattr(desk.town, whom).id
    assert kofi.post(f"/people/{person}/left").status_code == 422
    with desk.database.reading() as session:
        held = [office.id for office in session.query(Office).filter_by(person_id=person)]
    for office in held:
        assert kofi.post(f"/people/{person}/offices/{office}/end").status_code == 422
    assert offices(desk) == before


@pytest.mark.parametrize("whom", ["adele", "miriam", "joel", "ruth", "greta"])
def test_no_page_shows_a_way_to_be_somebody_with_a_guarded_role(desk: Target, whom: str) -> None:
    answer = desk.person("kofi").post(f"/people/{getattr(desk.town, whom).id}/welcome")
    assert answer.status_code == 422
    assert "/welcome/" not in answer.text.replace(f"/people/{getattr(desk.town, whom).id}/welcome", "")


@pytest.mark.parametrize("role", ["tess", "ida", "jo", "greta", "ruth", "miriam"])
def test_nobody_but_icas_staff_keeps_the_directory(desk: Target, role: str) -> None:
    somebody, before = desk.person(role), offices(desk)
    for path in ("/people/{0}/offices", "/people/{0}/left", "/people/{0}/back", "/people/{0}/welcome", "/people/{0}/unlock", "/people/{0}/sign-out",
                 "/people/{0}/member", "/registry/people/{0}/edit"):  # fmt: skip
        answer = somebody.post(
            path.format(desk.town.ida.id), {"role": "System Administrator", "name": "Eve", "why": "x"}
        )
        assert answer.status_code in {403, 404, 422}, path
    for path in ("/people/add", "/agencies/add", "/trainings/add", "/series/add"):
        assert somebody.post(path, {"name": "Eve", "email": "eve@evil.example", "title": "x"}).status_code in {
            403,
            404,
            422,
        }
    assert offices(desk) == before


def test_the_one_who_proposes_does_not_confirm(desk: Target) -> None:
    dana = desk.person("dana")
    said = {"user": "ruth.abernathy@desk.example", "why": "As agreed.", "change": "end", "role": "legal counsel"}
    case = dana.post("/start/D02", said).headers["location"].split("#")[0]
    assert dana.post(f"{case}/confirm").status_code in {403, 404, 422}
    assert (desk.town.ruth.id, Role.COUNSEL) in offices(desk)
