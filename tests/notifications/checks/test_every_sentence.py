"""Every sentence of every template can be read without a case, on each way through its conditions."""

from notifications.checks.every_sentence import sentences
from notifications.checks.turns import Named, Turns, every_way
from notifications.checks.words import FILLED_IN
from workflows.law.policy import FIRST_EDITION
from workflows.law.wording import with_settings

EVERY = list(sentences())


def said(place: str) -> list[str]:
    return [each.words for each in EVERY if each.place == place]


def test_each_way_through_a_condition_is_a_sentence_of_its_own() -> None:
    assert said("subject of people/onboarding/series-begun.txt") == [
        "Due {tasks homework due}: your training homework",
        "Your training series has begun",
    ]


def test_a_setting_stands_in_braces_as_in_a_declaration() -> None:
    assert said("then of people/onboarding/duties/P03.corrections.txt") == [
        "ICA reads the corrections within {homework_review_days} days."
    ]


def test_a_part_that_several_templates_include_is_read_in_each() -> None:
    assert said("deed of people/onboarding/homework-handed-in.txt") == ["Review the corrections", "Review the homework"]


def test_what_every_notice_says_is_read_once() -> None:
    assert [each.place for each in EVERY if each.words == "Hello {you first},"] == ["greeting of frame/notice.txt"]


def test_every_brace_of_a_sentence_is_a_setting_or_one_that_is_given() -> None:
    for each in EVERY:
        filled = with_settings(each.words, FIRST_EDITION, dict.fromkeys(each.given, "something"))
        assert "{" not in filled
    assert any("{v3_min_suspension_days} days" in each.words for each in EVERY)


def test_no_sentence_speaks_as_the_desk_does_not() -> None:
    unspoken = ("Continu", "user name", "e-mail", " owes", " stands", " bar ", " bars", "slip", "overdue", "lapse")
    assert [each for each in EVERY if any(word in FILLED_IN.sub("", each.words) for word in unspoken)] == []


def test_all_ways_are_gone_and_none_twice() -> None:
    def tell(turns: Turns) -> tuple[bool, ...]:
        a, b, c = (Named(name, turns) for name in "abc")
        return (bool(a), bool(b)) if a else (bool(a), c == "d", "e" in c, c == "d")

    assert sorted(every_way(tell)) == sorted(
        [(True, True), (True, False), (False, True, True, True), (False, True, False, True),
         (False, False, True, False), (False, False, False, False)]
    )  # fmt: skip
