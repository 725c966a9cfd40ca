"""Every notice, as every role gets it: complete, plain, and the same in text and page."""

import re

import pytest

from notifications.writing.catalog import CATCH_UP, CONFIDENTIAL, templates
from tests.notifications.mailroom import plain, sentences
from tests.notifications.stories import told
from workflows.engine.ladder import OVERDUE, REMINDER, STILL_OVERDUE
from workflows.law.roles import AGENCY_ADMIN, ICA_DIRECTOR, SYSTEM_ADMIN, TRAINEE, Role
from workflows.manual.people.onboarding import PROCESS
from workflows.manual.registry import PROCESSES

DECLARED = {(notice.template, notice.to) for _, step, _ in PROCESS.arrows() for notice in step.notices}
OF_THE_CLOCK = {
    (REMINDER, TRAINEE), (REMINDER, SYSTEM_ADMIN), (OVERDUE, TRAINEE), (OVERDUE, AGENCY_ADMIN),
    (OVERDUE, SYSTEM_ADMIN), (OVERDUE, ICA_DIRECTOR),
}  # fmt: skip
EVERY = sorted(DECLARED | OF_THE_CLOCK, key=str)
DAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, [A-Z][a-z]+ \d{1,2}")


def test_every_notice_that_a_process_tells_has_a_template() -> None:
    declared = {notice.template for process in PROCESSES for _, step, _ in process.arrows() for notice in step.notices}
    assert declared | {REMINDER, OVERDUE, STILL_OVERDUE, CATCH_UP, CONFIDENTIAL, "invitation"} <= templates()


def test_a_folder_of_parts_is_no_notice() -> None:
    assert not {"parts", "duties", "P03"} & templates()


def test_the_stories_tell_every_notice_to_every_role() -> None:
    assert set(EVERY) <= set(told())


@pytest.mark.parametrize(("template", "role"), EVERY)
def test_no_part_of_a_mail_is_left_open(template: str, role: Role) -> None:
    message = told()[template, role]
    for part in (message.subject, message.text, plain(message.html)):
        assert part.strip()
        assert not re.search(r"\{[{%#]|[%}]\}|\bNone\b|Undefined|\.\.|\s[.,;:]|  \S+  ,", part), part


@pytest.mark.parametrize(("template", "role"), EVERY)
def test_text_and_page_say_the_same(template: str, role: Role) -> None:
    message = told()[template, role]
    page = plain(message.html)
    assert [each for each in sentences(message.text) if each.rstrip(".") not in page] == []
    assert sorted(set(DAY.findall(page))) == sorted(set(DAY.findall(" ".join(message.text.split()))))


@pytest.mark.parametrize(("template", "role"), EVERY)
def test_a_mail_has_one_button_and_the_text_the_same_link(template: str, role: Role) -> None:
    message = told()[template, role]
    (link,) = re.findall(r'<a href="([^"]+)"', message.html)
    assert re.findall(r"https://\S+", message.text) == [link]


@pytest.mark.parametrize(("template", "role"), EVERY)
def test_a_text_is_no_wider_than_a_letter(template: str, role: Role) -> None:
    lines = told()[template, role].text.splitlines()
    assert [line for line in lines if len(line) > 72 and "https://" not in line] == []


@pytest.mark.parametrize(("template", "role"), EVERY)
def test_the_words_are_plain(template: str, role: Role) -> None:
    message = told()[template, role]
    said = f"{message.subject} {message.text}".lower()
    assert not re.search(r"\bplease\b|successfully|delinquent|queue\b|dear\b", said)


@pytest.mark.parametrize(("template", "role"), EVERY)
def test_the_trainee_reads_you_and_others_read_the_name(template: str, role: Role) -> None:
    message = told()[template, role]
    said = f"{message.subject} {message.text}".replace(message.address, "")
    about_the_trainee = re.search(r"Tran\b", said) is not None
    assert about_the_trainee is (role is not TRAINEE)
