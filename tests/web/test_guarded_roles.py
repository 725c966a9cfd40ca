"""Guarded roles on pages: one person proposes on somebody's page, a second one confirms, and hands over a link."""

from models.access.access import viewer_of
from models.registries.people_and_agencies import add_person, give_office
from models.rows.people import Person
from tests.desks import SETTLED, local
from tests.web.registries.desks import Browser, Desk
from workflows.law.roles import COC_BALANCE, COUNSEL, MANAGING_DIRECTOR, Role


def holder(desk: Desk, name: str, role: Role) -> Browser:
    """Let somebody have a role, and browse as that person."""
    with desk.database.writing() as session:
        person = add_person(session, name, f"{name.lower().replace(' ', '.')}@desk.example", None, SETTLED)
        give_office(session, person, role, None, SETTLED)
        viewer = viewer_of(person)
    return desk.browser(viewer)


def proposed(desk: Desk, **facts: str) -> str:
    """Propose a change about counsel, and return where its case is."""
    said = {"user": "ruth.abernathy@desk.example", "why": "As agreed.", **facts}
    return desk.dana.post("/start/D02", said).place


def test_the_page_of_a_person_leads_to_the_form_filled_in_with_whom_it_is_about() -> None:
    desk = Desk()
    ruth = desk.dana.get(desk.path_of(desk.town.ruth))
    assert "Two people change some roles: ICA managing director, legal counsel" in ruth.words
    assert "ruth.abernathy@desk.example" in desk.dana.get("/start/D02?user=ruth.abernathy%40desk.example").html
    assert "Propose a change" not in desk.tess.get(desk.path_of(desk.town.tess)).words


def test_one_person_is_refused_what_two_people_do_and_reads_why() -> None:
    desk = Desk()
    ana = f"/people/{desk.person('Ana Ruiz')}/offices"
    assert "Two people change this" in desk.dana.post(ana, {"role": "ICA managing director"}, 422).words
    ruth = desk.path_of(desk.town.ruth)
    assert "Two people change this" in desk.dana.post(f"{ruth}/left", status=422).words
    assert "Two people change this" in desk.dana.post(f"{ruth}/welcome", status=422).words


def test_the_new_agency_of_somebody_is_chosen_from_the_directory_and_named() -> None:
    desk = Desk()
    holder(desk, "Maude Price", MANAGING_DIRECTOR)
    form = desk.dana.get("/start/D02").html
    assert '<option value="maple-street-family-center">Maple Street Family Center</option>' in form
    case = proposed(
        desk, change="the person belongs to another agency, or to none", agency="maple-street-family-center"
    )
    page = desk.dana.get(case).words
    assert "which one Maple Street Family Center" in page


def test_a_link_is_handed_over_by_the_second_person_who_alone_sees_it() -> None:
    desk = Desk()
    maude = holder(desk, "Maude Price", MANAGING_DIRECTOR)
    case = proposed(desk, change="link")
    assert "Change confirmed, ICA managing director." in maude.told(f"{case}/confirm")
    assert "Make the password link" in maude.get(case).words
    assert "Make the password link" not in desk.dana.get(case).words
    assert desk.dana.post(f"{case}/password-link", status=422).status == 422
    shown = maude.post(f"{case}/password-link", status=200)
    assert "/welcome/" in shown.html
    maude.post(f"{case}/hand-over", status=303)
    assert "Confirmed and done" in desk.dana.get(case).words
    assert maude.post(f"{case}/password-link", status=422).status == 422


def test_who_has_no_part_in_a_change_does_not_find_its_case() -> None:
    desk = Desk()
    holder(desk, "Maude Price", MANAGING_DIRECTOR)
    bea = holder(desk, "Bea Long", COC_BALANCE)
    case = proposed(desk, change="end", role=COUNSEL.name_outside)
    assert bea.get(case, 404).status == 404


def test_an_agency_that_asks_for_somebody_is_named_and_confirmed() -> None:
    desk = Desk()
    desk.town.ask(local(3, 2), name="Kay Lund", email="kay@otter.example")
    kay = desk.path_of(desk.town.viewer("kay@otter.example"))
    assert "Asked for by Otter Creek Shelter" in desk.dana.get(kay).words
    assert "Kay Lund works for Otter Creek Shelter." in desk.dana.told(f"{kay}/member")
    assert "no agency asks for this person any more" in desk.dana.post(f"{kay}/member", status=422).words.lower()
    assert desk.tess.post(f"{kay}/member", status=403).status == 403


def test_who_proposed_a_change_is_not_asked_to_confirm_it_in_another_hat() -> None:
    desk = Desk()
    holder(desk, "Maude Price", MANAGING_DIRECTOR)
    with desk.database.writing() as session:
        give_office(session, session.get_one(Person, desk.town.dana.id), MANAGING_DIRECTOR, None, SETTLED)
    case = proposed(desk, change="link")
    words = desk.dana.get(case).words
    assert "Give your answer" not in words
    assert "Confirm the change" not in words
