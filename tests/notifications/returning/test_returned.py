"""A bounce says that a message did not arrive: of this desk, to that address, and once."""

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import update

from models.desk.figures import figures
from models.desk.undelivered import try_once_more
from models.registries.edits.editing import edit
from models.registries.edits.entries import PEOPLE
from models.rows.cases import CaseRow
from models.rows.message_state import State
from models.rows.notices import Message
from models.rows.people import Person
from notifications.returning.reading import Listened
from tests.desks import JO, local
from tests.notifications.mailroom import DESK, Mailroom
from tests.notifications.returning.postbox import LATER, SENT, Postbox
from tests.notifications.returning.shapes import postfix
from tests.notifications.servers import Sink, serving
from workflows.law.roles import ICA_DIRECTOR, SYSTEM_ADMIN

RIGHT = "jo.tran@otter-creek.example"


def come_back(post: Postbox, **said: str) -> None:
    post.comes(postfix(post.message.message_id, JO, **said))
    post.listen()


def put(post: Postbox, state: State) -> None:
    with post.room.database.writing() as session:
        session.execute(update(Message).where(Message.id == post.message.id).values(state=state.value))


def test_a_mail_that_comes_back_did_not_arrive_and_is_icas_work(post: Postbox) -> None:
    assert post.work(post.room.dana) == []
    come_back(post)
    jo = post.reached()
    assert (jo.reached, jo.why, jo.at) == ("returned", "the address does not exist", LATER)
    (found,) = post.work(post.room.dana)
    assert (found.id, found.recipient) == (post.message.id, jo)
    for viewer in (post.room.tess, post.room.omar, post.room.jo):
        assert post.work(viewer) == []


def test_what_may_have_arrived_did_not_once_it_comes_back(post: Postbox) -> None:
    put(post, State.UNCERTAIN)
    come_back(post)
    assert post.reached().reached == "returned"


@pytest.mark.parametrize(
    "state", [State.KEPT, State.HELD, State.QUEUED, State.REFUSED, State.FAILED, State.DROPPED, State.OTHERWISE]
)
def test_a_bounce_changes_nothing_of_what_is_not_out(post: Postbox, state: State) -> None:
    put(post, state)
    come_back(post)
    assert (post.message.state, post.message.returned_at) == (state.value, None)
    assert post.kept() == ([], ["1700000001.M1P7.mx:2,S"])


def test_a_bounce_that_is_quicker_than_the_handing_over_waits_for_it(post: Postbox) -> None:
    put(post, State.SENDING)
    come_back(post)
    assert (post.message.state, post.kept()[0]) == ("sending", ["1700000001.M1P7.mx"])
    put(post, State.SENT)
    assert post.listen() == Listened(returned=1)


def test_a_server_that_goes_on_trying_changes_nothing_and_nobody_need_look(post: Postbox) -> None:
    come_back(post, action="delayed", status="4.4.1")
    assert post.reached().reached == "handed over"
    assert post.kept() == ([], ["1700000001.M1P7.mx:2,S"])


def test_a_bounce_of_another_address_or_another_message_is_believed_by_nobody(post: Postbox) -> None:
    known = post.message.message_id
    post.comes(postfix(known, "tess.barlow@desk.example"), "1")
    post.comes(postfix("<notice.4711.1.20260302100000@desk.hmis.example>", JO), "2")
    assert post.listen() == Listened(aside=2)
    assert post.states == ["sent"]
    assert post.kept() == ([], ["1:2,FS", "2:2,FS"])


def test_the_address_is_mended_and_the_same_message_goes_there(post: Postbox) -> None:
    sent = post.message
    come_back(post)
    with post.room.database.writing() as session:
        kept = session.get_one(Person, post.room.jo_id)
        facts = {"name": "Jo Tran", "email": RIGHT, "reason": "mistyped", "agency": "otter-creek-shelter"}
        edit(session, PEOPLE, kept, facts, now=LATER, today=LATER.date(), by=post.room.dana.id)
    (found,) = post.work(post.room.dana)
    with post.room.database.writing() as session:
        assert try_once_more(session, post.room.dana, found, LATER, LATER)
    assert post.work(post.room.dana) == []
    sink = Sink()
    post.carry(sink, LATER)
    assert RIGHT in sink.addresses
    assert sent.message_id.encode() in dict(sink.taken)[RIGHT]
    come_back(post, own_id="<late@mx.otter.example>")  # another server of the old address, much later
    again = post.message
    assert (again.state, again.address, again.returned_at, again.error) == ("sent", RIGHT, None, "")
    assert post.reached().at == LATER


def test_a_bounce_that_comes_twice_does_nothing_the_second_time(post: Postbox) -> None:
    come_back(post)
    post.comes(postfix(post.message.message_id, JO), "1700000002.M1P7.mx")
    assert post.listen(local(3, 3)) == Listened()
    assert post.message.returned_at == LATER
    (found,) = post.work(post.room.dana)
    with post.room.database.writing() as session:
        assert try_once_more(session, post.room.dana, found, LATER, LATER)
    post.carry(now=LATER)
    come_back(post)
    assert post.message.state == "sent"
    come_back(post, own_id="<of-the-second-try@mx.otter.example>")
    assert post.message.state == "returned"


def test_a_link_to_set_a_password_is_made_anew_when_a_mail_that_came_back_is_sent_again(post: Postbox) -> None:
    with post.room.database.writing() as session:
        row = session.get_one(Message, post.message.id)
        row.text, row.link_mark = "Set a password: https://desk.example/welcome/made-6f2a", "made-6f2a"
    come_back(post)
    (found,) = post.work(post.room.dana)
    with post.room.database.writing() as session:
        assert try_once_more(session, post.room.dana, found, LATER, LATER)
    post.carry(sink := Sink(), LATER)
    assert "/welcome/made-6f2a" in post.message.text
    body = sink.mail().get_body(("plain",))
    assert body is not None
    assert "/welcome/made-6f2a" not in body.get_content()
    assert "/welcome/" in body.get_content()


def test_where_a_case_is_kept_from_ica_a_bounce_shows_to_its_keeper_alone(post: Postbox) -> None:
    with post.room.database.writing() as session:
        kept = f";{SYSTEM_ADMIN.key};;{ICA_DIRECTOR.key};"
        row = update(CaseRow).where(CaseRow.number == post.number)
        session.execute(row.values(withheld=kept, keeper_id=post.room.tess.id))
    come_back(post)
    assert post.work(post.room.dana) == post.work(post.room.nora) == []
    assert [found.id for found in post.work(post.room.tess)] == [post.message.id]
    with post.room.database.reading() as session:
        counted = figures(session, LATER)
    assert (counted["messages_returned"], counted["notices_not_arrived"]) == (0, 0)


def test_the_figures_count_what_came_back(post: Postbox) -> None:
    come_back(post)
    with post.room.database.reading() as session:
        counted = figures(session, LATER)
    assert (counted["messages_returned"], counted["notices_not_arrived"]) == (1, 1)


def test_mail_leaves_from_the_address_to_which_it_is_to_come_back(room: Mailroom) -> None:
    room.training()
    sink = Sink()
    with serving(sink) as carrier:
        leaving = replace(carrier, bounce_address="bounces@desk.hmis.example")
        asyncio.run(leaving.deliver(room.database, SENT))
    assert set(sink.senders) == {"bounces@desk.hmis.example"}
    assert sink.mail()["From"] == DESK.sender


@pytest.mark.parametrize("spelled", ["jo@xn--exmple-cua.example", "jo@XN--EXMPLE-CUA.example"])
def test_a_bounce_spells_a_domain_as_servers_do(post: Postbox, spelled: str) -> None:
    with post.room.database.writing() as session:
        session.execute(update(Message).where(Message.id == post.message.id).values(address="jo@exämple.example"))
    post.comes(postfix(post.message.message_id, spelled))
    post.listen()
    assert post.reached().reached == "returned"
