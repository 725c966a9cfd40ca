"""A desk under fire: people work, the clock has much to do, and at random moments something is killed."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Event, Thread
from zoneinfo import ZoneInfo

import httpx

from models.accounts.tokens_and_feeds import create_token
from models.database import open_database
from models.registries.people_and_agencies import person_of
from models.upgrading.upgrade import replays
from scheduler.clock import wall_now
from tests.chaos.checker import Counted, counted, faults, waits
from tests.chaos.people import Person
from tests.chaos.places import Place
from tests.chaos.processes import Processes
from tests.desks import Town

VERMONT = ZoneInfo("America/New_York")  # whose day it is counts
TESS, DANA = "tess.barlow@desk.example", "dana.whitcomb@desk.example"
DRAINED = 180  # seconds within which what is due is done once nothing is killed any more


@dataclass(frozen=True)
class Plan:
    """How long and how hard: cases whose dates have passed, people at work, and what ends it."""

    late_cases: int
    people: int
    over: Callable[[Counted, int, int], bool]  # by what is there, and how often something was killed, or acknowledged
    apart: tuple[float, float] = (1.0, 4.0)  # seconds between two kills
    seed: int = 1


@dataclass
class Outcome:
    """What was there to be lost, how often something fell, and what is wrong."""

    counted: Counted
    kills: int
    strikes: int
    tried_again: int
    acknowledged: int
    faults: list[str] = field(default_factory=list)
    fallen: list[str] = field(default_factory=list)  # processes that ended by themselves, and were started again


def fight(place: Place, plan: Plan) -> Outcome:
    """Let a desk run under fire until the plan is fulfilled; then let it come to rest, and look at what is there."""
    tokens = _settled(place, plan.late_cases)
    processes, stop, chance = Processes(place), Event(), random.Random(plan.seed)  # noqa: S311 - no secret
    processes.start()
    strikes = 0
    try:
        _ready(processes)
        people = [Person(processes.url, tokens, stop) for _ in range(plan.people)]
        threads = [Thread(target=person.work, args=(number,)) for number, person in enumerate(people)]
        for thread in threads:
            thread.start()
        while not plan.over(counted(place.url), processes.kills, sum(len(person.done) for person in people)):
            time.sleep(chance.uniform(*plan.apart))
            processes.kill(chance.choice(("serve", "worker")))
            if processes.kills % 3 == 0 and place.strike():
                strikes += 1
        stop.set()
        for thread in threads:
            thread.join()
        _at_rest(place, processes)
    finally:
        stop.set()
        processes.stop()
    done = [each for person in people for each in person.done]
    wrong = [each for person in people for each in person.refused]
    return Outcome(
        counted(place.url), processes.kills, strikes, sum(person.tried_again for person in people), len(done),
        [*wrong, *place.faults(), *faults(place.url, done), *_not_replaying(place)], processes.fallen,
    )  # fmt: skip


def _settled(place: Place, late_cases: int) -> dict[str, str]:
    """Settle a town in which many series began so long ago that each of their dates has passed, and give out tokens."""
    database = open_database(place.url)
    town, now = Town(database), wall_now()
    for number in range(late_cases):
        asked = now - timedelta(days=60, minutes=number)
        case = town.ask(asked, name=f"Late User{number}", email=f"late{number}@otter.example")
        town.do(
            case,
            town.dana,
            "begin-series",
            asked + timedelta(hours=1),
            begun_on=asked.astimezone(VERMONT).date().isoformat(),
        )
    with database.writing() as session:
        found = {"tess": person_of(session, TESS), "dana": person_of(session, DANA)}
        tokens = {name: create_token(session, person, "chaos", now) for name, person in found.items() if person}
    database.engine.dispose()
    return tokens


def _ready(processes: Processes) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            if httpx.get(f"{processes.url}/healthz", timeout=5).is_success:
                return
        except httpx.HTTPError:
            time.sleep(0.2)
    raise TimeoutError("the desk does not answer")


def _at_rest(place: Place, processes: Processes) -> None:
    """Wait until nothing is due and nothing is to be told."""
    until = time.monotonic() + DRAINED
    while time.monotonic() < until and waits(place.url):
        processes.keep_up()
        time.sleep(1)


def _not_replaying(place: Place) -> list[str]:
    database = open_database(place.url)
    wrong = [f"case {each.stored.number} does not replay: {each.broken or each.differences}"
             for each in replays(database) if each.broken or each.differences]  # fmt: skip
    database.engine.dispose()
    return wrong
