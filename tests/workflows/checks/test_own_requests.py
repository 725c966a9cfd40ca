"""Who began a case decides nothing in it, but for the duties of which a process says why they may."""

from workflows.manual.registry import PROCESSES

FOR_THEMSELVES = {
    "P01",
    "P02",
    "P06",
    "P07",
    "P08",
    "P13",
    "P18",
    "P26",
    "P30",
    "P33",
    "P34",
    "P35",
    "D06",
}  # where somebody signs, asks or votes for themselves
UNKNOWN = {"P21", "P29"}  # where nobody knows who asked


def test_every_consent_that_the_asker_may_give_is_known_and_says_why() -> None:
    asked = {
        (process.key, duty.key): duty.asker_too
        for process in PROCESSES
        for state in process.waiting()
        for duty in state.all_duties()
        if duty.consents and not duty.by_another
    }
    assert {process for process, _ in asked} == FOR_THEMSELVES | UNKNOWN
    assert [key for key, why in asked.items() if not why.strip()] == []


def test_each_process_in_which_somebody_consents_is_under_that_law() -> None:
    consenting = {
        process.key
        for process in PROCESSES
        for state in process.waiting()
        for duty in state.all_duties()
        if duty.consents
    }
    closed = {
        process.key
        for process in PROCESSES
        for state in process.waiting()
        for duty in state.all_duties()
        if duty.by_another
    }
    assert {"P03", "P15", "P19", "D02"} <= closed
    assert consenting - closed <= FOR_THEMSELVES | UNKNOWN
