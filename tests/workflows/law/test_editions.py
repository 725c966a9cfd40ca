"""Editions of the policy: how they are written down, and all that can be wrong with one."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from workflows.law.editions.texts import EditionError, Unfit, drafted, load, read_edition, typed, written
from workflows.law.policy import FIRST_EDITION, Editions, Policy
from workflows.law.setting import Setting
from workflows.law.wording import with_settings

WHOLE = """
name = "2027 edition"
since = 2027-01-01

[settings]
onboarding_submit_days = 20
toll_clock_during_review = true
aa_max_level = "Case Manager II"
remind_days_ahead = [7, 3, 1]
closures = [2027-07-05, 2027-12-24]
timezone = "America/Chicago"
"""


def faulty(settings: str, head: str = 'name = "2027"\nsince = 2027-01-01\n') -> tuple[str, ...]:
    with pytest.raises(EditionError) as error:
        read_edition(f"{head}[settings]\n{settings}")
    return error.value.faults


def test_a_yes_or_no_stands_in_a_sentence_by_the_words_of_its_setting() -> None:
    banned = Policy("2027", date(2027, 1, 1), Policy.coi_ban_viewing.to(True))
    words = "To look is {coi_ban_viewing}"
    assert with_settings(words, FIRST_EDITION) == "To look is no infraction"
    assert with_settings(words, banned) == "To look is an infraction as well"
    assert Policy.exempt_unnamed.is_silent
    assert not Policy.coi_ban_viewing.is_silent
    assert not Policy.min_age.is_silent


def test_an_edition_says_what_it_changes_and_keeps_the_rest() -> None:
    edition = read_edition(WHOLE)
    assert (edition.name, edition.since) == ("2027 edition", date(2027, 1, 1))
    assert (edition.onboarding_submit_days, edition.toll_clock_during_review) == (20, True)
    assert (edition.aa_max_level, edition.timezone) == ("Case Manager II", "America/Chicago")
    assert edition.remind_days_ahead == (7, 3, 1)
    assert edition.closures == frozenset({date(2027, 7, 5), date(2027, 12, 24)})
    assert edition.onboarding_total_days == FIRST_EDITION.onboarding_total_days


def test_an_edition_without_settings_is_the_first_one_by_another_name() -> None:
    edition = read_edition('name = "same"\nsince = 2027-01-01')
    assert all(edition[setting] == setting.default for setting in Policy.settings())


@pytest.mark.parametrize(
    ("setting", "fault"),
    [
        ("onboarding_sumbit_days = 20", "there is no setting 'onboarding_sumbit_days'"),
        ("onboarding_submit_days = -1", "onboarding_submit_days takes a whole number from 0 to 100,000, not -1"),
        ('onboarding_submit_days = "20"', "onboarding_submit_days takes a whole number from 0 to 100,000, not '20'"),
        ("onboarding_submit_days = 20.5", "onboarding_submit_days takes a whole number from 0 to 100,000, not 20.5"),
        ("onboarding_submit_days = true", "onboarding_submit_days takes a whole number from 0 to 100,000, not True"),
        ("onboarding_submit_days = 100001", "onboarding_submit_days takes a whole number from 0 to 100,000, not 100001"),
        ("toll_clock_during_review = 1", "toll_clock_during_review takes true or false, not 1"),
        ("aa_max_level = 3", "aa_max_level takes a few words, not 3"),
        ('aa_max_level = "Chief"', "aa_max_level takes the name of an access level, not 'Chief'"),
        ('timezone = "America/Montpelier"',
         "timezone takes the name of a time zone, such as America/New_York, not 'America/Montpelier'"),
        ('timezone = "../etc/passwd"',
         "timezone takes the name of a time zone, such as America/New_York, not '../etc/passwd'"),
        ('timezone = "America"', "timezone takes the name of a time zone, such as America/New_York, not 'America'"),
        ("remind_hour = 24", "remind_hour takes an hour from 0 to 23, not 24"),
        ("miss_percent = 101", "miss_percent takes a percentage from 0 to 100, not 101"),
        ("remind_days_ahead = 5",
         "remind_days_ahead takes a list, each a whole number from 0 to 100,000, not 5"),
        ("remind_days_ahead = [5, -1]",
         "remind_days_ahead takes a list, each a whole number from 0 to 100,000, not [5, -1]"),
        ('closures = ["Christmas"]', "closures takes a list of days, not ['Christmas']"),
    ],
)  # fmt: skip
def test_a_setting_that_does_not_fit_is_named(setting: str, fault: str) -> None:
    assert faulty(setting) == (fault,)


def test_all_faults_are_named_at_once() -> None:
    assert faulty("miss_minutes = -1\nfee = 3", 'nmae = "2027"\nsince = 2027-01-01T09:00:00\n') == (
        'an edition has a name: name = "2027 edition"',
        "an edition says from which day on cases are opened under it: since = 2027-01-01",
        "an edition says its name, since and settings, not 'nmae'",
        "miss_minutes takes a whole number from 0 to 100,000, not -1",
        "there is no setting 'fee'",
    )


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("name = ", "this is not TOML: "),
        ('name = ""\nsince = 2027-01-01', "an edition has a name"),
        ('name = "2027"\nsince = "soon"', "an edition says from which day on"),
        ('name = "2027"', "an edition says from which day on"),
        ('name = "2027"\nsince = 2027-01-01\nsettings = 3', r"the settings of an edition are a table: \[settings\]"),
    ],
)
def test_a_text_that_is_no_edition_says_why(text: str, fault: str) -> None:
    with pytest.raises(EditionError, match=fault):
        read_edition(text)


def laid_down(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_folder_gives_all_its_editions_each_in_force_from_its_day_on(tmp_path: Path) -> None:
    later = WHOLE.replace("2027 edition", "2028 edition").replace("2027-01-01", "2028-01-01")
    (tmp_path / "notes.txt").write_text("not an edition")
    editions = load(laid_down(tmp_path, b=WHOLE, a=later))
    assert [edition.name for edition in editions] == ["first edition", "2027 edition", "2028 edition"]
    assert editions.on(date(2026, 12, 31)) is FIRST_EDITION
    assert editions.on(date(2027, 1, 1)).name == "2027 edition"
    assert editions.on(date(2035, 1, 1)) is editions.named("2028 edition")


def test_an_empty_folder_gives_the_first_edition_alone_and_none_is_a_fault(tmp_path: Path) -> None:
    assert list(load(tmp_path)) == [FIRST_EDITION]
    with pytest.raises(EditionError, match="there is no folder"):
        load(tmp_path / "nowhere")


def test_the_faults_of_a_folder_name_their_files(tmp_path: Path) -> None:
    (tmp_path / "c.toml").write_bytes(b"name = '\xff'")
    with pytest.raises(EditionError) as error:
        load(laid_down(tmp_path, a="name = ", b=WHOLE.replace("= 20\n", "= -20\n")))
    assert [fault.split(":")[0] for fault in error.value.faults] == ["a.toml", "b.toml", "c.toml"]
    assert error.value.faults[2] == "c.toml: this is not text in UTF-8"


def test_two_editions_neither_share_a_name_nor_a_first_day(tmp_path: Path) -> None:
    first = WHOLE.replace("2027 edition", "first edition")
    with pytest.raises(EditionError) as error:
        load(laid_down(tmp_path, a=WHOLE, b=first))
    assert error.value.faults == (
        "there are two editions named 'first edition'",
        "there are two editions since 2027-01-01",
    )


def test_a_name_nobody_gave_is_no_edition() -> None:
    with pytest.raises(KeyError):
        Editions().named("2027 edition")


FREE = {
    "timezone",
    "aa_max_level",
    "complaint_address",
    "billing_year_start",
    "publication_approver",
    "naming_pattern",
    "vendor_name",
}  # whose values people read as they are


def test_every_choice_says_what_each_of_its_values_is_called() -> None:
    choices = [each for each in Policy.settings() if isinstance(each.default, str) and each.name not in FREE]
    assert {each.name for each in choices if not set(each.default.split(",")) <= each.meanings.keys()} == set()
    assert Policy.v1_early_lift.called("on_remedy_notice") == "the report of a remedy"
    assert Policy.research_deciders.called("chair,ica-director") == "the Advisory Committee chair, the ICA director"


OTHERS: dict[type, Callable[[Any], Any]] = {
    bool: lambda value: not value, int: lambda value: value + 1, str: lambda value: f"{value} otherwise",
    tuple: lambda value: value * 2, frozenset: lambda value: value | {date(2027, 7, 5)},
}  # fmt: skip
TYPED = [setting for setting in Policy.settings() if setting.default != ""]


@pytest.mark.parametrize("setting", TYPED, ids=lambda setting: setting.name)
def test_every_value_that_is_typed_is_read_as_it_was_meant(setting: Setting[Any]) -> None:
    otherwise = Policy("otherwise", FIRST_EDITION.since, setting.to(OTHERS[type(setting.default)](setting.default)))
    back = drafted("back again", date(2027, 1, 1), {setting.name: typed(setting.default)}, otherwise)
    assert otherwise[setting] != setting.default
    assert back[setting] == setting.default


def test_a_draft_is_written_as_the_file_that_reads_as_the_same() -> None:
    said = {
        "homework_review_days": "3", "toll_clock_during_review": "yes", "remind_days_ahead": "7, 2",
        "closures": "2027-07-05, 2027-12-24", "vendor_name": 'Well "Sky"',
    }  # fmt: skip
    draft = drafted("2027 edition", date(2027, 1, 1), said, FIRST_EDITION)
    read = read_edition(written(draft))
    assert (read.name, read.since) == ("2027 edition", date(2027, 1, 1))
    assert all(read[setting] == draft[setting] for setting in Policy.settings())
    assert (draft.homework_review_days, draft.remind_days_ahead, draft.vendor_name) == (3, (7, 2), 'Well "Sky"')
    assert draft.closures == {date(2027, 7, 5), date(2027, 12, 24)}


def test_each_value_that_does_not_fit_is_named() -> None:
    said = {"homework_review_days": "three", "mail_hours": "9, late", "background_check": "no"}
    with pytest.raises(Unfit) as unfit:
        drafted("2027 edition", date(2027, 1, 1), said, FIRST_EDITION)
    assert set(unfit.value.faults) == set(said)
