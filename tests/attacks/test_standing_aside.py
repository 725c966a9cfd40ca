"""Who stands aside in a case reads nothing of it any more, neither in lists nor in mail, and decides nothing in it."""

from tests.attacks.targets import Target
from tests.desks import local
from tests.models.violations import FINDING, GRAVE
from web.pages.case.extras import SURE


def test_a_chair_who_stands_aside_loses_the_case_everywhere_and_others_can_act(desk: Target) -> None:
    town, walter = desk.town, desk.person("walter")
    town.hire("Bo Lind", "bo.lind@otter.example")
    for at, happened, finding in (
        (local(1, 9), "2026-01-03", FINDING), (local(2, 9), "2026-02-01", FINDING), (local(3, 1), "2026-02-26", GRAVE)
    ):  # fmt: skip
        number = town.notify(at, finding={**finding, "occurred_on": happened}, user="bo.lind@otter.example")
    assert walter.get(f"/cases/{number}").status_code == 200
    aside = walter.post(f"/cases/{number}/recuse", {"reason": "We are neighbors.", SURE: "yes"})
    assert aside.status_code == 303, aside.text
    places = ("/inbox", "/inbox?queue=team", "/cases", f"/cases?q={number}", "/api/cases?limit=100", "/api/tasks?queue=mine",
              "/api/tasks?queue=team", "/api/notices?limit=100", "/mailbox", "/findings", "/api/tasks?queue=waiting")  # fmt: skip
    for place in places:
        assert f"cases/{number}" not in (said := walter.get(place).text), place
        assert place.endswith(number) or number not in said, place
    for place in (f"/cases/{number}", f"/api/cases/{number}", f"/api/cases/{number}/history"):
        assert walter.get(place).status_code == 404, place
    for step, facts in (("vote", {"choice": "keep"}), ("close-vote", {}), ("put-again", {})):
        assert walter.post(f"/api/cases/{number}/steps/{step}", {"facts": facts}).status_code == 404
    assert (
        desk.person("greta").post(f"/api/cases/{number}/steps/vote", {"facts": {"choice": "keep"}}).status_code == 200
    )
    held = [(key, duty.team) for key, duty in town.open_duties(number).items() if key == f"vote:{town.walter.id}"]
    assert held == []
