"""Mail that did not arrive is printed: its page has the letter, for those who may read it."""

import pytest
from sqlalchemy import update

from models.rows.cases import CaseRow
from models.rows.notices import Message, NoticeRow
from tests.web.registries.test_undelivered import Post
from workflows.law.roles import ICA_DIRECTOR, SYSTEM_ADMIN


@pytest.fixture
def post() -> Post:
    """Return a desk on which the mail to Jo about her series was refused."""
    return Post()


def test_the_page_of_what_did_not_arrive_has_the_letter_and_a_button_to_print_it(post: Post) -> None:
    page = post.dana.get(post.place)
    assert "Print it Print the letter below and give it or mail it to Jo Tran." in page.words
    letter = page.html.partition('class="section letter"')[2]
    assert "data-print" in page.html
    assert "To Jo Tran" in letter
    assert "Friday, March\xa020, 2026" in letter
    assert "Hello Jo," in letter


def test_who_may_not_see_to_the_mail_has_no_letter(post: Post) -> None:
    kept = f";{SYSTEM_ADMIN.key};;{ICA_DIRECTOR.key};"
    with post.database.writing() as session:
        case = update(CaseRow).where(CaseRow.number == post.number)
        session.execute(case.values(withheld=kept, keeper_id=post.town.tess.id))
    assert "Hello Jo," in post.tess.get(post.place).words
    for browser in (post.dana, post.browser(post.town.omar)):
        assert "Hello Jo," not in browser.get(post.place, 404).words


def test_the_link_with_which_its_reader_sets_a_password_is_not_shown_to_whoever_prints_it(post: Post) -> None:
    with post.database.writing() as session:
        text = "Hello Jo,\n\nhttp://desk.example/welcome/s3cret\n"
        session.execute(update(Message).where(Message.id == post.message).values(text=text))
    page = post.dana.get(post.place)
    assert "(a personal link that only the email has)" in page.words
    assert "s3cret" not in page.html


def test_a_notice_that_found_nobody_has_no_letter_to_print(post: Post) -> None:
    with post.database.writing() as session:
        notice = session.query(NoticeRow).filter(NoticeRow.template == "series-begun").one()
        session.query(Message).filter(Message.id == post.message).delete()
        notice.outcome, notice.role = "nobody", ICA_DIRECTOR
        number = notice.id
    assert "Print" not in post.dana.get(f"/undelivered/notice/{number}").words
