"""What is kept of a kind of value tells nothing of any value."""

from web.pages.case.records import items_of
from workflows.law import value
from workflows.law.policy import FIRST_EDITION
from workflows.manual.clients.requests import Withdrawal
from workflows.sight.reading import without


def test_of_answers_that_are_shown_or_hidden_nothing_is_kept_but_their_kind() -> None:
    words = [next(iter(Withdrawal.__struct_fields__))]
    forms = [Withdrawal(**dict.fromkeys(Withdrawal.__struct_fields__, said)) for said in ("a secret", "another one")]  # type: ignore[arg-type]
    value.fields_of(Withdrawal)
    before = value._fields.cache_info().currsize
    for form in forms:
        without(form, frozenset(words))
        assert list(items_of(form, FIRST_EDITION))
    assert value._fields.cache_info().currsize == before
