"""Makes the screenshots of the documentation from the running practice desk."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Literal

from playwright.sync_api import Browser, Page

from models.rows.cases import CaseRow
from tests.browser.running import Server, browser
from web.bootstrap import House
from web.command.listening import taken
from web.command.running import practice_house

Scheme = Literal["light", "dark"]
SHOTS: tuple[tuple[str, str, int, Scheme], ...] = (
    ("inbox", "/inbox?queue=team", 1280, "light"),
    ("inbox", "/inbox?queue=team", 320, "light"),
    ("case", "/cases/{P03_IN_REVIEW}", 1280, "light"),
    ("case", "/cases/{P03_CORRECTING}", 1280, "dark"),
    ("case", "/cases/{P03_IN_REVIEW}", 320, "light"),
    ("vote", "/cases/{P19_THIRD}", 1280, "light"),
    ("police", "/cases/{P13_OFFERED}", 1280, "light"),
    ("clause", "/manual/2.2-training-30", 1280, "light"),
    ("mail", "/mailbox", 1280, "light"),
    ("person", "/people/1", 1280, "light"),
)


@contextmanager
def practice() -> Iterator[tuple[House, str, str]]:
    """Run a new practice desk, and give its URL and the password of everybody in it."""
    with tempfile.TemporaryDirectory() as folder, taken("127.0.0.1", 0) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        house, ways = practice_house(Path(folder), url)
        server = Server(house, listener)
        thread = Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        server.ready.wait(30)
        yield house, url, ways[0]["password"]
        server.should_exit = True
        thread.join(10)


def numbers(house: House) -> dict[str, str]:
    """Return the number of a case in each state of each process."""
    with house.database.reading() as session:
        return {f"{row.process}_{row.state}": row.number for row in session.query(CaseRow).order_by(CaseRow.id.desc())}


def signed_in(found: Browser, url: str, password: str, width: int, scheme: Scheme) -> Page:
    """Return a page of somebody of ICA's."""
    page = found.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme).new_page()
    page.goto(f"{url}/sign-in")
    page.get_by_label("Email address").fill("dana.whitcomb@practice.example")
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{url}/inbox")
    return page


def main() -> None:
    """Write all screenshots into the folder given; each shows the first screens of its page."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with practice() as (house, url, password), browser() as found:
        cases = numbers(house)
        for name, path, width, scheme in SHOTS:
            page = signed_in(found, url, password, width, scheme)
            page.goto(url + path.format(**cases))
            page.set_viewport_size({"width": width, "height": 1200})
            page.screenshot(path=folder / f"{name}-{width}-{scheme}.png")
            page.context.close()


if __name__ == "__main__":
    main()
