"""What the audit log has of what was looked for, seen in a list, printed and taken out, and what it does not repeat."""

from __future__ import annotations

import re

from tests.web.audit.desks import Watched
from tests.web.registries.desks import START


def test_a_search_is_written_with_how_much_was_found_and_without_its_words() -> None:
    desk = Watched()
    number = desk.town.ask(START, name="Kay Lund", email="kay@otter.example")
    for path in (
        "/cases?q=Lund",
        "/cases?q=Lund",
        "/inbox?q=nobody-of-this-name",
        "/people?q=Barlow",
        "/licenses?q=x",
        "/findings?q=x",
        "/disclosures?q=x",
    ):
        desk.dana.get(path)
    desk.program_of(desk.town.dana, desk.dana).get(f"/api/cases?q={number}", 200)
    said = desk.log("search")
    assert ("Dana", "looked for cases by words: 1 found") in said
    assert len(said) == len(set(said)) == 6
    assert ("Dana", "looked for tasks by words: 0 found") in said
    assert ("Dana", "looked for people by words: 1 found") in said
    assert not any(word in what for _, what in said for word in ("Lund", "Barlow", "nobody", number))
    assert "Dana Whitcomb looked for cases by words: 1 found" in desk.read(desk.town.nora, "?what=search")


def test_a_list_that_is_only_opened_is_no_search() -> None:
    desk = Watched()
    desk.town.ask(START)
    for path in ("/cases", "/cases?status=open", "/inbox", "/people"):
        desk.dana.get(path)
    assert desk.log("search") == []


def test_a_confidential_case_in_a_list_is_written_once_a_day_for_each_who_saw_it() -> None:
    desk = Watched()
    number = desk.leaders.complain()
    program = desk.program_of(desk.town.dana, desk.dana)
    for _ in range(2):
        desk.dana.get("/inbox")
        desk.dana.get("/cases")
        program.get("/api/cases", 200)
        program.get("/api/tasks?queue=all", 200)
    desk.browser(desk.town.nora).get("/cases")
    desk.tess.get("/cases")  # who sees nothing of it
    assert sorted(desk.log("view")) == [("Dana", "saw {case} in a list"), ("Nora", "saw {case} in a list")]
    assert f"Dana Whitcomb saw case {number} in a list" in desk.read(desk.town.nora, "?what=view")


def test_an_ordinary_case_in_a_list_leaves_no_row() -> None:
    desk = Watched()
    desk.town.ask(START)
    desk.dana.get("/cases")
    desk.dana.get("/inbox")
    assert desk.log("view") == []


def test_who_reads_the_private_calendar_and_what_was_told_is_written() -> None:
    desk = Watched()
    feed = re.search(r"/feed/\S+\.ics", desk.tess.post("/me/feed", status=200).words)
    assert feed
    for _ in range(2):
        desk.browser(None).get(feed[0])
        desk.program_of(desk.town.dana, desk.dana).get("/api/notices", 200)
    assert desk.log("export") == [("Tess", "took out the private calendar"), ("Dana", "took out what was told")]
