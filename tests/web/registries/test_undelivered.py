"""Mail that did not arrive, in the inbox and on its page."""

import re
from typing import Any

import pytest
from sqlalchemy import update

from models.casebook.case_search import find
from models.intake.remarks import recuse
from models.rows.accounts import AuditRow
from models.rows.cases import CaseRow
from models.rows.message_state import State
from models.rows.notices import Message, NoticeRow
from tests.desks import local
from tests.web.registries.desks import START, Desk, typed
from workflows.law.roles import ICA_DIRECTOR, SYSTEM_ADMIN

WHY = "550 5.1.1 <jo.tran@otter.example>: mailbox unknown"
LOST = "Mail that did not arrive"


class Post(Desk):
    """A desk on which the mail to Jo about her series was refused."""

    def __init__(self) -> None:
        """Let the series begin, and the mail server refuse."""
        super().__init__()
        self.number = self.town.ask(local(3, 2))
        self.case = f"/cases/{self.number}"
        self.town.do(self.number, self.town.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
        self.house.worker.settle(START)
        with self.database.writing() as session:
            about = session.query(NoticeRow).filter(NoticeRow.template == "series-begun").one().id
            self.message = session.query(Message).filter(Message.notice_id == about).one().id
        self.refuse()
        self.place = f"/undelivered/mail/{self.message}"

    def refuse(self, **said: Any) -> None:
        """Let the mail be refused, or come to something else."""
        row = {"state": State.REFUSED.value, "error": WHY, **said}
        with self.database.writing() as session:
            session.execute(update(Message).where(Message.id == self.message).values(**row))

    def state(self) -> tuple[str, str]:
        """Return where the mail stands, and whom it is addressed to."""
        with self.database.reading() as session:
            message = session.get_one(Message, self.message)
            return message.state, message.address


@pytest.fixture
def post() -> Post:
    """Return such a desk."""
    return Post()


def test_the_inbox_has_it_above_all_tasks_and_is_not_up_to_date(post: Post) -> None:
    page = post.dana.get("/inbox")
    assert "One notice may not have arrived." in page.words
    assert "up to date" not in page.html
    assert "Nothing is waiting for you" not in page.words
    assert "Mine 1" in page.words
    assert "Refused by the mail server: mailbox unknown" in page.words
    assert "To Jo Tran" in page.words
    assert f'href="{post.place}' in page.html
    assert f'href="/registry/people/{post.town.jo_id}/edit"' in page.html


def test_other_queues_and_narrowed_ones_leave_it_out(post: Post) -> None:
    for place in ("/inbox?queue=team", "/inbox?q=homework", "/inbox?queue=done"):
        words = post.dana.get(place).words
        assert LOST not in words
        assert "Mine 1" in words


def test_the_case_says_truly_whom_a_notice_reached(post: Post) -> None:
    assert (
        "Training series begun To Jo Tran: refused by the mail server: mailbox unknown"
        in post.dana.get(post.case).words
    )
    assert "To you: refused by the mail server" in post.browser(post.town.jo).get(post.case).words
    post.refuse(state=State.SENT.value, error="", sent_at=local(3, 3))
    assert "Training series begun To Jo Tran: sent Tuesday, March 3, 10 a.m." in post.dana.get(post.case).words


def test_who_may_not_see_to_it_sees_none_of_it_and_no_count(post: Post) -> None:
    with post.database.writing() as session:
        recuse(session, post.town.dana, find(session, post.town.dana, post.number)[0], "My cousin.", local(3, 3))
    for browser in (post.dana, post.tess, post.browser(post.town.omar), post.browser(post.town.jo)):
        words = browser.get("/inbox").words
        assert LOST not in words
        assert "may not have arrived" not in words
        assert browser.get(post.place, 404).words == browser.get("/undelivered/mail/4711", 404).words
        for deed in ("again", "told"):
            assert browser.post(f"{post.place}/{deed}", status=404).status == 404
    assert LOST in post.browser(post.town.nora).get("/inbox").words
    assert post.state()[0] == State.REFUSED


def test_the_address_is_corrected_and_the_mail_goes_there(post: Post) -> None:
    assert f"correct {'Jo Tran'}'s address" in post.dana.get(post.place).words
    right = {
        "name": "Jo Tran",
        "email": "Jo.Tran@otter-creek.example",
        "reason": "mistyped",
    }
    told = post.dana.told(f"/registry/people/{post.town.jo_id}/edit", right)
    assert "Corrected: email address." in told
    assert "It goes to jo.tran@otter-creek.example" in post.dana.get(post.place).words
    words = post.dana.told(f"{post.place}/again")
    assert "It is on its way again." in words
    assert LOST not in words
    assert post.state() == (State.QUEUED, "jo.tran@otter-creek.example")


def test_that_it_may_arrive_twice_is_said_where_that_may_be(post: Post) -> None:
    assert "It may arrive twice" not in post.dana.get(post.place).words
    post.refuse(state=State.UNCERTAIN.value)
    assert "It may arrive twice" in post.dana.get(post.place).words


def test_told_by_phone_it_goes_and_the_history_of_the_case_says_so(post: Post) -> None:
    said = {"how": "phone", **typed("told_on", local(3, 5)), "words": "Dana read it to Jo"}
    words = post.dana.told(f"{post.place}/told", said)
    assert "Recorded." in words
    assert LOST not in words
    case = post.dana.get(post.case).words
    assert "Jo Tran was told by phone, as the email did not arrive" in case
    assert "Dana read it to Jo" in case
    assert "To Jo Tran: told by phone on Thursday, March 5" in case
    assert post.dana.get(post.place, 404).status == 404
    assert "Nothing needs attention" in post.dana.get("/faults").words


def test_what_is_missing_is_said_beside_its_field_and_nothing_typed_is_lost(post: Post) -> None:
    page = post.dana.post(f"{post.place}/told", {"how": "phone", "words": "Dana read it to Jo"}, 422)
    assert "Enter the day on which the person was told" in page.words
    assert "Dana read it to Jo" in page.html
    assert post.state()[0] == State.REFUSED


def test_a_notice_to_a_role_that_nobody_holds_leads_to_the_directory(post: Post) -> None:
    with post.database.writing() as session:
        notice = session.query(NoticeRow).filter(NoticeRow.template == "series-begun").one()
        session.query(Message).filter(Message.id == post.message).delete()
        notice.outcome, notice.role = "nobody", ICA_DIRECTOR
        number = notice.id
    assert "To the ICA director" in post.dana.get("/inbox").words
    words = post.dana.get(f"/undelivered/notice/{number}").words
    assert "The ICA director may not know of this Nobody holds this role." in words
    assert "add the role first" in words
    assert "To the ICA director: nobody holds this role" in post.dana.get(post.case).words
    assert LOST not in post.dana.told(f"/undelivered/notice/{number}/again")


def test_where_the_case_is_kept_from_ica_only_its_keeper_has_it(post: Post) -> None:
    kept = f";{SYSTEM_ADMIN.key};;{ICA_DIRECTOR.key};"
    with post.database.writing() as session:
        case = update(CaseRow).where(CaseRow.number == post.number)
        session.execute(case.values(withheld=kept, keeper_id=post.town.tess.id))
    assert LOST in post.tess.get("/inbox").words
    assert re.search("ask ICA to correct the address", post.tess.get(post.place).words)
    for browser in (post.dana, post.browser(post.town.nora)):
        assert "arrive" not in browser.get("/inbox").words
        assert browser.get(post.place, 404).status == 404
    post.house.worker.count()
    metrics = post.dana.client.get("/metrics").text
    assert "hmis_desk_notices_not_arrived 0.0" in metrics
    assert "hmis_desk_messages_refused 0.0" in metrics
    assert LOST not in post.tess.told(f"{post.place}/again")


def test_the_metrics_count_it(post: Post) -> None:
    post.house.worker.count()
    metrics = post.dana.client.get("/metrics").text
    assert "hmis_desk_notices_not_arrived 1.0" in metrics
    assert "hmis_desk_messages_refused 1.0" in metrics


def come_back(post: Post) -> None:
    post.refuse(state=State.RETURNED.value, error="5.1.1 <jo.tran@otter.example>: no", returned_at=local(3, 3))


def test_mail_that_came_back_is_said_to_have_with_when_and_why_and_no_address(post: Post) -> None:
    come_back(post)
    why = "eturned Tuesday, March 3, 10 a.m. by the other mail server: the address does not exist"
    assert f"R{why}" in post.dana.get("/inbox").words
    page = post.dana.get(post.place).words
    assert f"Jo Tran may not know of this R{why}." in page
    assert "correct Jo Tran's address" in page
    assert "It may arrive twice" not in page
    assert f"To Jo Tran: r{why}" in post.dana.get(post.case).words
    assert f"R{why}" in post.dana.get("/faults").words
    tess = post.tess.get(post.case).words
    assert "the address does not exist" not in tess  # a notice to the trainee is not the agency's to read
    assert "@otter.example>" not in tess
    assert LOST not in post.dana.told(f"{post.place}/again")


def test_the_metrics_count_what_came_back(post: Post) -> None:
    come_back(post)
    post.house.worker.count()
    metrics = post.dana.client.get("/metrics").text
    assert "hmis_desk_notices_not_arrived 1.0" in metrics
    assert "hmis_desk_messages_returned 1.0" in metrics


def test_who_opens_the_letter_of_a_confidential_case_is_written_in_the_audit_log(post: Post) -> None:
    with post.database.writing() as session:
        session.query(CaseRow).filter_by(number=post.number).one().closed_to_subject = True
    post.dana.get(post.place)
    with post.database.reading() as session:
        said = [(row.person_id, row.what) for row in session.query(AuditRow).filter_by(kind="view")]
    assert said == [(post.town.dana.id, "opened {case}")]
