"""The page of the audit log: who reads it, what is looked for in it, and what it does not betray."""

import csv
import io

from models.audit.writing import Matter, Said, write_all
from models.intake.remarks import recuse
from models.rows.cases import CaseRow
from tests.web.audit.desks import Watched
from tests.web.registries.desks import START


def test_the_directors_alone_read_it() -> None:
    desk = Watched()
    town = desk.leaders
    for reader in (town.nora, town.adele):
        assert "Audit log" in desk.read(reader)
        assert 'href="/audit"' in desk.browser(reader).get("/inbox").html
    for other in (town.dana, town.tess, town.ruth, town.miriam, town.greta):
        desk.browser(other).get("/audit", 403)
        desk.browser(other).get("/audit.csv", 403)
        assert 'href="/audit"' not in desk.browser(other).get("/inbox").html


def test_it_narrows_to_a_person_a_matter_and_days() -> None:
    desk = Watched()
    desk.tess.post("/me/tokens", {"name": "reports", "areas": "registries"}, 200)
    assert "tess.barlow@desk.example made a token" in desk.read(desk.town.nora, "?who=barlow")
    assert "made a token" not in desk.read(desk.town.nora, "?who=feld")
    assert "made a token" in desk.read(desk.town.nora, "?what=way+in&begins=2026-03-20&ends=2026-03-20")
    assert "made a token" not in desk.read(desk.town.nora, "?begins=2026-03-21")
    assert "Nothing is on this list" in desk.read(desk.town.nora, "?ends=2020-01-01")


def test_a_filter_that_says_nothing_is_refused() -> None:
    nora = Watched().browser(Watched().town.nora)
    for wrong in ("what=everything", "begins=yesterday", "ends=2026-02-30", "cursor=zzz"):
        assert nora.get(f"/audit?{wrong}", 422 if wrong.startswith("cursor") else 400)


def test_it_comes_by_pages() -> None:
    desk = Watched()
    with desk.database.writing() as session:
        write_all(session, START, [Said(Matter.DIRECTORY, f"deed {number}") for number in range(60)])
    first = desk.browser(desk.town.nora).get("/audit?what=directory")
    assert "deed 59" in first.words
    later = first.html.partition('rel="next"')[0].rpartition('href="')[2].partition('"')[0]
    assert "deed 0" in desk.browser(desk.town.nora).get(later.replace("&amp;", "&")).words


def test_a_table_is_saved_of_it_which_is_written_down_too() -> None:
    desk = Watched()
    nora = desk.browser(desk.town.nora)
    with desk.database.writing() as session:
        write_all(session, START, [Said(Matter.DIRECTORY, "=HYPERLINK(1)")])
    saved = nora.get("/audit.csv?what=directory")
    assert saved.headers["content-disposition"] == 'attachment; filename="audit-log.csv"'
    rows = list(csv.reader(io.StringIO(saved.html)))
    assert rows[0] == ["When", "Who", "About", "What"]
    assert ["2026-03-20T10:00:00-04:00", "the desk", "Directory", "'=HYPERLINK(1)"] in rows
    assert desk.log("export") == [("Nora", f"took out {len(rows) - 1} rows of the audit log")]


def test_a_confidential_case_has_its_number_for_whoever_may_open_it() -> None:
    desk = Watched()
    town = desk.leaders
    number = town.complain()
    desk.dana.get(f"/cases/{number}")
    assert f"Dana Whitcomb opened case {number}" in desk.read(town.nora, "?what=view")
    with desk.database.writing() as session:
        recuse(session, town.nora, session.get_one(CaseRow, town.case(number).id), "We are related.", START)
    seen = desk.read(town.nora, "?what=view")
    assert "Dana Whitcomb opened a confidential case" in seen
    assert number not in seen


def test_nobody_learns_of_a_complaint_about_themselves_or_kept_from_their_office() -> None:
    desk = Watched()
    town = desk.leaders
    number = town.complain_of_staff(employee="Adele Vance", director=True)
    readers = [each for each in (town.miriam, town.nora, town.adele) if town.who_sees(number) & {each.name.split()[0]}]
    for each in readers:
        desk.browser(each).get(f"/cases/{number}")
    assert [who for who, _ in desk.log("view")] == ["Miriam"]
    for reader in (town.adele, town.nora):
        assert "Miriam" not in desk.read(reader, "?what=view")
        assert "opened" not in desk.browser(reader).get("/audit.csv?what=view").html
