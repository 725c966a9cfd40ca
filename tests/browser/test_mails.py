"""Every mail is read on a phone without scrolling sideways."""

import pytest
from playwright.sync_api import Browser

from tests.notifications.checks.test_every_notice import TOLD, mails

WIDEST = "document.documentElement.scrollWidth"


@pytest.mark.parametrize("width", [320, 800])
def test_no_mail_is_wider_than_the_window(browser: Browser, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 700})
    wide = []
    for (key, template, role), process in TOLD.items():
        page.set_content(mails(process, template, role)[0].html)
        if page.evaluate(WIDEST) > width:
            wide.append((key, template, role))
    page.close()
    assert wide == []
