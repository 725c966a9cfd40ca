"""The pages on PostgreSQL: one case from its request to its correction, and two people at one moment.

The programs' way has all its stories on both databases; what pages add to it is here in one.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from models.rows.cases import CaseRow, HistoryRow
from tests.databases import KINDS, postgres
from tests.desks import local
from tests.web.correcting.test_corrections import correction, post
from tests.web.pages.desks import ASKED, BEGUN, Office, click_and_confirm, day, send
from tests.web.pages.forms import form_of
from tests.web.starting.test_start import PRIYA

BEGINS = {**day("begun_on", BEGUN), **day("done__on", BEGUN)}


def test_a_case_is_opened_answered_entered_for_others_corrected_struck_and_found() -> None:
    office = Office(database=postgres())
    office.begin()
    asked = {**PRIYA, **day("done__on", ASKED)}
    case = send(office.tess, "/start/P03", "/start/P03", **asked).place.partition("#")[0]
    number = case.rpartition("/")[2]
    assert number in office.dana.get("/inbox?queue=team").html
    click_and_confirm(office.dana, case, "begin-series", **BEGINS)

    send(office.tess, case, f"{case}/add/note", note="The heron nests by the ramp.")
    form = form_of(office.tess.get(case).html, f"{case}/add/document").filled()
    paper = {"document": ("plan.pdf", b"%PDF-1.7 of the ramp", "application/pdf")}
    office.tess.client.post(f"{case}/add/document", data=form, files=paper)
    for words in ("heron nests", "plan.pdf", number.replace("-", ""), "nand priya"):
        assert number in office.tess.get(f"/cases?q={words}").html, words
        assert number not in office.browser(office.town.omar).get(f"/cases?q={words}").html, words

    late = f"{office.case}/late/submit"
    typed = {"work": "All of it.", "how": "by mail", **day("on", local(3, 13))}
    shown = post(office.dana, office.dana.get(late), late, "see", 200, **typed)
    post(office.dana, shown, late, "sure", 303)
    assert office.state == "IN_REVIEW"

    begun = correction(office)
    better = {**day("begun_on", local(3, 12)), "reason": "The roster says March 12."}
    shown = post(office.dana, office.dana.get(begun), begun, "see", 200, **better)
    assert "First session begun: March 12, 2026, not March 9, 2026." in shown.words
    post(office.dana, shown, begun, "sure", 303)

    with office.database.reading() as session:
        entered = session.query(HistoryRow).filter_by(case_id=office.town.case(office.number).id, kind="insert").one()
    place = f"{office.case}/history/{entered.id}/correct"
    shown = post(office.dana, office.dana.get(place), place, "strike", 200, reason="Another trainee's homework.")
    post(office.dana, shown, place, "sure", 303)
    assert office.state == "TRAINING"
    assert "Entered by mistake. It counts for nothing." in office.dana.get(office.case).words


@pytest.mark.parametrize("kind", KINDS)
def test_of_two_who_answer_one_task_at_one_moment_one_is_told_what_the_other_did(kind: str) -> None:
    office = Office(database=KINDS[kind]())
    action, both = f"{office.case}/begin-series", (office.dana, office.browser(office.second()))
    forms = [form_of(send(each, office.case, action, 200, **BEGINS).html, action).fields for each in both]
    tokens = [each.get("/me").value("_csrf_token") for each in both]
    with ThreadPoolExecutor(2) as hands:
        sent = list(hands.map(
            lambda turn: both[turn].client.post(
                action, data={**forms[turn], "_csrf_token": tokens[turn]}, follow_redirects=False
            ), range(2)
        ))  # fmt: skip
    assert sorted(each.status_code for each in sent) == [303, 409]
    refused = next(each for each in sent if each.status_code == 409)
    assert "begun" in refused.text
    with office.database.reading() as session:
        case = session.query(CaseRow).filter_by(number=office.number).one()
        assert session.query(HistoryRow).filter_by(case_id=case.id, kind="begin-series").count() == 1
