"""What is struck or dated otherwise in one case counts so in the open cases that had counted it."""

from datetime import date

import pytest

from models.casebook.casebook import restored
from models.database import Database
from tests.desks import local
from tests.models.clients import TO_CORRECT, TO_INSPECT, Counter
from tests.models.corrections.correcting import corrected
from workflows.facts.forms import Form
from workflows.manual.clients.correction import EarlierCorrections
from workflows.manual.clients.inspection import EarlierInspections
from workflows.manual.registry import PROCESSES

EARLIER = {"P11": EarlierInspections, "P12": EarlierCorrections}
OPENING = {each.key: each.openings[0].name for each in PROCESSES if each.key in EARLIER}
SAID = {"P11": TO_INSPECT, "P12": TO_CORRECT}
requests = pytest.mark.parametrize("process", EARLIER)


@pytest.fixture
def counter(database: Database) -> Counter:
    """Return a town in which clients ask."""
    return Counter(database)


def earlier(counter: Counter, number: str, process: str) -> Form:
    row = counter.case(number)
    columns = {"process": row.process, "edition": row.edition, "state": row.state, "body": row.body}
    return restored(counter.database.rulebook, columns).forms[EARLIER[process]]


def asked_three_times(counter: Counter, process: str) -> tuple[str, str, str]:
    one, two, three = (counter.request(counter.tess, process, local(1, day)) for day in (12, 13, 14))
    assert earlier(counter, three, process) == EARLIER[process](
        asks_who=True, received=2, last_on=date(2026, 1, 5), denied=0
    )
    return one, two, three


@requests
def test_a_request_struck_as_a_duplicate_counts_for_nothing_in_those_that_are_open(
    counter: Counter, process: str
) -> None:
    one, two, three = asked_three_times(counter, process)
    corrected(counter, two, counter.dana, OPENING[process], now=local(1, 15))
    assert earlier(counter, three, process) == EARLIER[process](
        asks_who=True, received=1, last_on=date(2026, 1, 5), denied=0
    )
    corrected(counter, one, counter.dana, OPENING[process], now=local(1, 16))
    assert earlier(counter, three, process) == EARLIER[process](asks_who=True, received=0, last_on=None, denied=0)


@requests
def test_a_request_that_had_come_earlier_is_received_and_counted_then(counter: Counter, process: str) -> None:
    one, two, three = asked_three_times(counter, process)
    assert counter.case(one).received_at == local(1, 5, 0)
    facts = {**SAID[process], "received_on": "2026-01-07"}
    for number in (one, two):
        corrected(counter, number, counter.dana, OPENING[process], now=local(1, 16), facts=facts)
    assert counter.case(one).received_at == local(1, 7, 0)
    assert earlier(counter, three, process) == EARLIER[process](
        asks_who=True, received=2, last_on=date(2026, 1, 7), denied=0
    )


@requests
def test_a_request_that_had_looked_something_up_since_is_struck_like_any_other(counter: Counter, process: str) -> None:
    one, two, three = asked_three_times(counter, process)
    corrected(counter, two, counter.dana, OPENING[process], now=local(1, 15))
    corrected(counter, three, counter.dana, OPENING[process], now=local(1, 16))
    assert (counter.case(three).state, counter.open_duties(three)) == ("NEW", {})
    assert counter.case(one).closed_at is None
