"""Lists of people and agencies as people have them: what was written is what is read."""

import csv
import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.registries.forms.agencies import NewAgency
from models.registries.forms.people import Newcomer
from tests.web.command.sheets import Cell, ods, packed, xlsx
from web.command.lists.reading import Entries, read_list
from web.lists.unreadable import Unreadable

TESS = {"name": "Tess Barlow", "email": "tess@otter.example"}
ROWS = [["Name", "Email"], ["Tess Barlow", "tess@otter.example"]]
Read = Callable[[bytes | str], Entries]

letters = st.characters(min_codepoint=0x20, max_codepoint=0x7E) | st.sampled_from("ÀÉÑÖÜßàéèêñöüøåçÿ\n")
words = st.text(letters, min_size=1, max_size=20).map(str.strip).filter(bool)
headers = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["name", "Name", "NAME", " name "]),
        "email": st.sampled_from(["email", "Email", "E-mail", "E_MAIL", "Email address", "e mail"]),
        "agency": st.sampled_from(["agency", "Agency"]),
    }
)
encodings = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
dialects = st.fixed_dictionaries(
    {
        "delimiter": st.sampled_from(",;\t|"),
        "quotechar": st.sampled_from("\"'"),
        "quotes_all": st.booleans(),
        "lineterminator": st.sampled_from(["\r\n", "\n", "\r"]),
    }
)


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Return how to read the list of people that a file holds."""

    def reading(content: bytes | str) -> Entries:
        path = tmp_path / "list"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_list(path, Newcomer)

    return reading


@given(st.data(), st.lists(st.tuples(words, words, words), min_size=1, max_size=4), headers, encodings, dialects)
def test_what_was_written_is_what_is_read(
    data: st.DataObject,
    rows: list[tuple[str, str, str]],
    called: dict[str, str],
    encoding: str,
    dialect: dict[str, str],
) -> None:
    order = data.draw(st.permutations(list(called)))
    text = io.StringIO(newline="")
    unsure = (
        dialect["quotechar"] == "'" or dialect["lineterminator"] == "\r"
    )  # what is quoted only at need is not sure to be
    writer = csv.writer(
        text,
        delimiter=dialect["delimiter"],
        quotechar=dialect["quotechar"],
        lineterminator=dialect["lineterminator"],
        quoting=csv.QUOTE_ALL if unsure or dialect["quotes_all"] else csv.QUOTE_MINIMAL,
    )
    said = [dict(zip(("name", "email", "agency"), row, strict=True)) for row in rows]
    writer.writerow(called[name] for name in order)
    writer.writerows([each[name] for name in order] for each in said)
    with TemporaryDirectory() as folder:
        path = Path(folder, "list.csv")
        path.write_bytes(text.getvalue().encode(encoding))
        found = read_list(path, Newcomer)
    assert [facts for _, facts in found.rows] == said
    assert found.faults == []


@pytest.mark.parametrize(
    "content",
    [
        "Name,Email\nTess Barlow,tess@otter.example\n",
        "email;name;\ntess@otter.example;Tess Barlow;\n",
        "E-mail\tNAME\ntess@otter.example\tTess Barlow",
        "sep=|\r\nName|Email address\r\nTess Barlow|tess@otter.example\r\n",
        '"Name" ,"Email"\n"Tess Barlow",tess@otter.example\n'.replace('" ,', '",'),
        "\n\nName,Email\n,\nTess Barlow, tess@otter.example \n\n",
        "People of Otter Creek\n\nName,Email\nTess Barlow,tess@otter.example\n",
        xlsx(ROWS),
        xlsx([[], [None, None], *ROWS, []]),
        ods(ROWS),
    ],
    ids=["commas", "semicolons", "tabs", "bars", "quotes", "blank rows", "a title", "xlsx", "blank cells", "ods"],
)
def test_a_list_is_read_whoever_wrote_it(read: Read, content: bytes | str) -> None:
    found = read(content)
    assert [facts for _, facts in found.rows] == [TESS]
    assert found.faults == []


def test_a_row_has_the_number_that_a_spreadsheet_shows_beside_it(read: Read) -> None:
    assert [number for number, _ in read("\nName,Email\n\n\nTess,t@x.example\nJo,j@x.example\n").rows] == [5, 6]
    assert [number for number, _ in read('Name,Email\n"Tess\nBarlow",t@x.example\nJo,j@x.example\n').rows] == [2, 3]
    assert [number for number, _ in read(xlsx([[], ROWS[0], [], ROWS[1]])).rows] == [4]


def test_letters_of_an_older_encoding_are_read_and_the_guess_is_told(read: Read) -> None:
    found = read("Name;Email\nZoë “Zo” Müller—Ñandú;zoe@x.example\n".encode("cp1252"))
    assert found.rows[0][1]["name"] == "Zoë “Zo” Müller—Ñandú"
    assert found.notes == ["read as windows-1252 text; if letters come out wrong, name its --encoding"]


def test_an_encoding_can_be_named(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("Name,Email\nRené,r@x.example\n".encode("mac_roman"))
    assert read_list(path, Newcomer, "mac_roman").rows[0][1]["name"] == "René"
    for wrong in ("nothing", "utf-8"):
        with pytest.raises(Unreadable, match=r"no encoding|no text in"):
            read_list(path, Newcomer, wrong)


def test_numbers_and_days_are_read_as_a_person_would(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    days: list[Cell] = [42, 42.0, 0.5, 1e20, True, date(2026, 3, 2)]
    rows = [[str(at), "x", "y", each] for at, each in enumerate(days)]
    path.write_bytes(xlsx([["Name", "kind", "CoCs", "Own days for inspection requests"], *rows]))
    read = [facts["guideline_days"] for _, facts in read_list(path, NewAgency).rows]
    assert read == [42, 42, "0.5", "100000000000000000000", "yes", "2026-03-02"]


def test_choices_are_found_in_any_case_and_several_stand_in_one_cell(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        'NAME;Kind of organization;Continuums of Care\nOtter;SHELTER;"balance of state; Chittenden County"\n'
    )
    ((_, facts),) = read_list(path, NewAgency).rows
    assert facts == {"name": "Otter", "kind": "shelter", "cocs": ["balance", "chittenden"]}


def test_a_column_that_is_not_used_is_named_with_what_it_may_mean(read: Read) -> None:
    found = read("Name,Email,Rolle,Shoe size\nTess,t@x.example,x,42\n")
    assert found.notes == [
        "column 'Rolle' is not used: did you mean 'role'?",
        "column 'Shoe size' is not used",
    ]
    assert found.faults == []


def test_a_missing_column_is_one_fault_that_names_all_columns(read: Read) -> None:
    (fault,) = read("Who,Role\nTess,x\nJo,x\n").faults
    assert fault == (
        "columns are missing: name and email. The list needs name and email, and may have agency and role. Its first row has Who and Role"
    )


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("", "the file is empty"),
        ("\n , \n", "the file is empty"),
        (xlsx([]), "the file is empty"),
        ("Name,Email\n", "there are no rows below the headers"),
        ("Name,Email,E-mail\nx,a@b.org,c@d.org\n", "the columns Email and E-mail are the same; delete one of them"),
        ("Name,Email\nBarlow, Tess,t@x.example\n", "row 2 has 3 cells for 2 columns; put quotation marks around"),
    ],
    ids=["empty", "blank", "blank sheet", "no rows", "twice", "too many cells"],
)
def test_what_is_wrong_with_a_list_is_said_once(read: Read, content: bytes | str, fault: str) -> None:
    (found,) = read(content).faults
    assert found.startswith(fault)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (bytes(range(256)) * 9, "it is no text"),
        ('Name,Email\nTess,"t@x.example\n', "row 2 cannot be read: a quotation mark is not closed"),
        (f'Name,Email\n"{"x" * 200_000}",y\n', "a cell of it is longer than any of a list"),
        ("Name,Email\n" + "x,y\n" * 20_000, "it has more than 20,000 rows"),
        (b"x" * 20_000_001, "it has more than 20 megabytes"),
        (packed({"word/document.xml": "<x/>"}), "it is no spreadsheet that we can read"),
        (packed({"xl/workbook.xml": "<x/>"}), "it is no spreadsheet that we can read"),
        (xlsx(ROWS)[:-60], "it is damaged or cut off"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "it is no spreadsheet that we can read"),
        (xlsx(ROWS, more={"xl/media/x.bin": b"\0" * 201_000_000}), "unpacked it has more than 200 megabytes"),
        (xlsx(ROWS, cells='<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), "its sheet is too large"),
    ],
    ids=["noise", "quote", "cell", "rows", "bytes", "word", "empty book", "cut off", "old", "bomb", "far cell"],
)
def test_what_is_no_list_is_said_in_words(read: Read, content: bytes | str, why: str) -> None:
    with pytest.raises(Unreadable) as said:
        read(content)
    assert why in said.value.message
    assert said.value.exit_code == 2


@pytest.mark.parametrize("entity", ['SYSTEM "file:///etc/passwd"', '"expanded"'])
def test_a_spreadsheet_with_entities_resolves_nothing(read: Read, entity: str) -> None:
    planted = f"<!DOCTYPE worksheet [<!ENTITY planted {entity}>]>"
    with zipfile.ZipFile(io.BytesIO(xlsx(ROWS))) as package:
        files = {name: package.read(name) for name in package.namelist()}
    sheet = files["xl/worksheets/sheet1.xml"].decode().replace("Tess Barlow", "&planted;")
    try:
        said = str(read(packed({**files, "xl/worksheets/sheet1.xml": planted + sheet})))
    except Unreadable as no:
        said = str(no)
    assert "root:" not in said
    assert "expanded" not in said
