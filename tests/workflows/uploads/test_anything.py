"""Whatever stands in an export, in whatever order and encoding: it is counted or refused, and the counts add up."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.workflows.exports import Export, folder
from workflows.uploads.counting.checking import check_upload
from workflows.uploads.counting.report import Report
from workflows.uploads.files.days import day
from workflows.uploads.files.unreadable import Unreadable
from workflows.uploads.standards.marks import HARMLESS

SOME = settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])
TEXTS = st.text(max_size=12) | st.sampled_from(
    [
        "",
        "1",
        "99",
        "99.0",
        "NULL",
        "n/a",
        "5/17/15",
        "17-MAY-15",
        "20150517",
        "0",
        "x",
        '"',
        "\n",
        "é",
        "\u0661",
        "\x00",
    ]
)
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "utf-32"])


@st.composite
def exports(draw: st.DrawFn) -> Export:
    """Make an export of either version in which some cells hold anything."""
    export = Export(draw(st.sampled_from(["2024 v1.7", "2026 v1.0"])))
    export.anchor()
    export.crowd(draw(st.integers(0, 4)))
    export.leave("e0")
    for file in ("Export", "Organization", "Project", "Client", "Enrollment", "Exit"):
        for row in export.tables[file]:
            for column in draw(st.sets(st.sampled_from(sorted(row)), max_size=4)):
                row[column] = draw(TEXTS)
    return export


def checked(texts: dict[str, str], encoding: str = "utf-8") -> Report | None:
    """Return the report, or None where the upload is refused in words."""
    with TemporaryDirectory() as place:
        encoded = {name: text.encode(encoding, "replace") for name, text in texts.items()}
        try:
            return check_upload(folder(Path(place), encoded))
        except Unreadable:
            return None


@SOME
@given(exports(), ENCODINGS)
def test_any_text_in_any_encoding_is_counted_or_refused_in_words(export: Export, encoding: str) -> None:
    report = checked(export.texts(), encoding)
    for scope in report.scopes if report else ():
        for each in scope.elements:
            assert 0 <= each.no_code <= each.n - each.missing
            assert 0 <= each.miswritten <= each.missing
            assert each.missing + each.unknown + each.partial <= each.n
            assert (each.percent is None) == (each.n == 0)


@SOME
@given(exports(), st.randoms(use_true_random=False))
def test_the_order_of_rows_and_columns_never_matters(export: Export, chance: Random) -> None:
    for file in ("Client", "Exit"):  # of rows with the same id the last one counts
        for number, row in enumerate(export.tables[file]):
            row["PersonalID" if file == "Client" else "EnrollmentID"] = f"{file}{number}"
    for place, rows in (("OrganizationID", "Organization"), ("ProjectID", "Project")):
        for number, row in enumerate(export.tables[rows]):
            row[place] = f"{rows}{number}"
    plain, shuffled = checked(export.texts()), checked(export.texts(chance))
    assert (plain and plain.scopes) == (shuffled and shuffled.scopes)
    assert (plain and (plain.no_codes, plain.duplicates)) == (shuffled and (shuffled.no_codes, shuffled.duplicates))


@SOME
@given(st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=5))
def test_of_what_is_no_code_only_what_says_nothing_of_anybody_is_shown(values: list[str]) -> None:
    export = Export()
    for value in values:
        export.crowd(1, VeteranStatus=value, DOB=value)
    report = checked(export.texts())
    allowed = {"a longer number", "a text with digits", "other words", "words", "a longer text"}
    for each in report.no_codes if report else ():
        for shown in each.examples:
            number = shown.lstrip("-").partition(".")[0]
            is_form = each.column == "DOB" and not any(letter.isdigit() for letter in shown)
            assert (
                shown in allowed or shown.casefold() in HARMLESS or is_form or (len(number) <= 3 and number.isdigit())
            )


@settings(max_examples=300)
@given(st.dates(), st.sampled_from(["%Y-%m-%d", "%m/%d/%Y", "%d-%b-%Y", "%Y%m%d", "%B %d, %Y", "%Y-%m-%dT00:00:00Z"]))
def test_a_day_written_in_full_is_read_as_that_day(date: object, form: str) -> None:
    written = f"{date:{form}}"
    if "%Y" in form and int(f"{date:%Y}") < 1900:
        return
    assert day(written, 2026_11_28) == int(f"{date:%Y%m%d}")


@settings(max_examples=300)
@given(st.text(max_size=15) | st.from_regex(r"\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}", fullmatch=True))
@example("29/2/1900")
def test_no_text_is_ever_a_day_that_there_is_not(text: str) -> None:
    number = day(text, 2026_11_28)
    assert number == 0 or day(f"{number // 10_000:04}-{number // 100 % 100:02}-{number % 100:02}") == number


def test_a_year_of_two_digits_has_one_meaning_on_each_day_of_a_hundred_years() -> None:
    read = [day(f"6/1/{year % 100:02}", 2026_11_28) for year in range(1927, 2027)]
    assert all(later - earlier == 10_000 for earlier, later in pairwise(read))
