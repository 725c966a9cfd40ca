"""Room and copies: nobody fills the disk with documents, and nobody but who runs the desk gets a copy of it, which opens no door."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from click.testing import CliRunner

from models.accounts.sessions import begin, end_sessions
from models.database import open_database
from models.rows.accounts import PasswordLink, SignIn, Token
from models.rows.cases import Document
from models.store.quotas import MEGABYTE, USUAL
from scheduler.clock import wall_now
from tests.attacks.targets import Target
from web.command.main import desk as cli

FILE = b"%PDF-1.7\n" + b"%" * (MEGABYTE - 9)


def lying_there(desk: Target, number: str, by: int) -> int:
    """Let all but a megabyte and a half of the room be taken; return the case."""
    case = desk.town.case(number)
    with desk.database.writing() as session:
        size = USUAL.of_a_case * MEGABYTE - MEGABYTE * 3 // 2
        session.add(Document(
            case_id=case.id, name="all.pdf", media_type="application/pdf", size=size, sha256="", added_at=case.opened_at,
            added_by_id=by, content=b"", readers="",
        ))  # fmt: skip
    return case.id


def test_of_six_documents_at_one_moment_a_case_takes_what_it_has_room_for(desk: Target) -> None:
    tess = desk.person("tess")
    number = desk.town.ask(
        desk.town.case(desk.numbers["license"]).opened_at, name="Full Up", email="full@otter.example"
    )
    case_id = lying_there(desk, number, desk.town.dana.id)
    place = f"/api/cases/{number}/documents"
    with ThreadPoolExecutor(6) as hands:
        sent = list(hands.map(
            lambda each: tess.program.post(place, files={"data": (f"{each}.pdf", FILE, "application/pdf")}), range(6)
        ))  # fmt: skip
    assert Counter(each.status_code for each in sent) == {201: 1, 422: 5}
    assert "MB of documents" in next(each.text for each in sent if each.status_code == 422)
    with desk.database.reading() as session:
        assert (
            sum(each.size for each in session.query(Document).filter_by(case_id=case_id)) <= USUAL.of_a_case * MEGABYTE
        )
    form = {"_csrf_token": tess.form_token()}
    by_page = tess.browser.post(
        f"/cases/{number}/add/document", data=form, files={"document": ("a.pdf", FILE, "application/pdf")}
    )
    assert by_page.status_code == 422


@pytest.mark.parametrize("who", ["tess", "dana", "adele"])
def test_no_page_and_no_program_makes_or_hands_out_a_copy_of_the_desk(desk: Target, who: str) -> None:
    somebody = desk.person(who)
    for place in (
        "/backup",
        "/api/backup",
        "/desk.sqlite3",
        "/static/../desk.sqlite3",
        "/static/%2e%2e/desk.sqlite3",
        "/copy.backup",
    ):
        assert somebody.get(place).status_code == 404, place
        assert somebody.post(place).status_code in {404, 405}, place


@pytest.fixture
def open_handed() -> Iterator[None]:
    """Let this process write files that everybody may read, as a careless shell does."""
    before = os.umask(0)
    yield
    os.umask(before)


def command(place: Path, *words: str) -> int:
    """Run a command of a desk, and return how it exits."""
    return CliRunner().invoke(cli, words, env={"HMIS_DESK_DATABASE": f"sqlite:///{place}"}).exit_code


@pytest.mark.usefixtures("open_handed")
def test_a_copy_is_its_owners_alone_writes_over_nothing_and_opens_no_door_once_put_back(
    desk: Target, tmp_path: Path
) -> None:
    with desk.database.writing() as session:
        begin(session, desk.town.jo.id, wall_now())
    copy, elsewhere = tmp_path / "desk.backup", tmp_path / "elsewhere"
    copy.symlink_to(elsewhere)  # laid there by somebody who wants to have the desk written elsewhere
    assert command(desk.log.parent / "desk.sqlite3", "backup", str(copy)) == 1
    assert not elsewhere.exists()
    copy.unlink()
    assert command(desk.log.parent / "desk.sqlite3", "backup", str(copy)) == 0
    assert copy.stat().st_mode & 0o077 == 0
    with desk.database.writing() as session:
        end_sessions(session, desk.town.jo.id)
    desk.signed_in.pop("jo", None)
    other = tmp_path / "other" / "desk.sqlite3"
    assert command(other, "restore", str(copy)) == 0
    assert other.stat().st_mode & 0o077 == 0
    with open_database(f"sqlite:///{other}").reading() as session:
        assert session.query(SignIn).count() == 0
        assert session.query(Token).filter(Token.revoked_at.is_(None)).count() == 0
        assert session.query(PasswordLink).filter(PasswordLink.used_at.is_(None)).count() == 0
