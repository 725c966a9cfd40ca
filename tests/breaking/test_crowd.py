"""Very many deadlines of one agency in one second, and several workers: each is acted on once, and none is set aside."""

from concurrent.futures import ThreadPoolExecutor

from scheduler.sweep import sweep
from tests.breaking.crowd import MOMENT, WORKERS, faults, gather

DEADLINES = 100


def test_four_workers_act_once_on_each_of_a_hundred_deadlines_of_one_agency() -> None:
    town = gather(DEADLINES)
    with ThreadPoolExecutor(WORKERS) as workers:
        swept = list(workers.map(lambda _: sweep(town.database, MOMENT), range(WORKERS)))
    assert sum(each.failed for each in swept) == 0
    assert faults(town.database, DEADLINES) == []
