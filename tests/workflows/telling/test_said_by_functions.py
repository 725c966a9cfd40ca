"""What a function may make people read is found in its code, on every way through it and wherever it calls on."""

from workflows.facts.known import Known
from workflows.law.wording import listed
from workflows.telling.said_by_functions import said_by

PLACES = {"door": "the door"}


def _rooms(known: Known) -> list[str]:
    return ["the kitchen", "the hall"] if known.party == "the cook" else [PLACES["the door"]]


def _is_late(known: Known) -> str:
    late = known.today.year > 3  # compared, and shown to nobody
    return f"{listed(_rooms(known))} {'is' if late else 'are'} closed, says {known.policy.complaint_address}"


def told(known: Known) -> str:
    """Say what is closed."""
    if not known.forms:
        return "Nothing"
    return "by key" if known.party == "somebody else" else _is_late(known)


def test_texts_of_all_ways_are_found_with_what_is_filled_in_in_brackets() -> None:
    assert said_by(told) == (
        "Nothing",
        "by key",
        "[listed] (is | are) closed, says [complaint address]",
        "the kitchen",
        "the hall",
    )


def test_a_function_without_a_file_says_nothing_that_could_be_read() -> None:
    made: dict[str, object] = {"__name__": "made_up"}
    exec("def told(known: object) -> str:\n    return 'Three rooms'", made)  # noqa: S102
    function = made["told"]
    assert callable(function)
    assert said_by(function) == ()
