"""What is put aside until it is joined comes back, and leaves nothing behind."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from tests.workflows.exports import HEADERS, Export, folder
from tests.workflows.uploads.test_elements import found
from workflows.uploads.counting.checking import check_upload
from workflows.uploads.files.spills import PARTS, Spill
from workflows.uploads.files.unreadable import Unreadable

MANY = 60_000  # enough that some parts are written to the file


@pytest.fixture
def crowded(tmp_path: Path) -> Path:
    """Return an export of many enrollments, a third of them without a disabling condition."""
    export = Export()
    export.client("c0")
    texts = export.texts()
    clients = texts["Client.csv"].splitlines()
    texts["Client.csv"] = "\n".join([clients[0], *(clients[1].replace("c0", f"c{n}", 1) for n in range(MANY))])
    rows = (f"e{n},c{n},shelter,2025-01-01,1,VT-500,116,2,{'' if n % 3 else 0}," for n in range(MANY))
    texts["Enrollment.csv"] = "\n".join([",".join(HEADERS["Enrollment"]), *rows])
    texts["Exit.csv"] += "\n".join(f"e{n},2025-02-02,{'99' if n % 2 else '410'}" for n in range(MANY))
    return folder(tmp_path, texts)


def test_rows_come_back_in_their_order_part_by_part(tmp_path: Path) -> None:
    rows = [(hash(str(number)), number, -number) for number in range(200_000)]
    with closing(Spill(3, tmp_path)) as spill:
        for row in rows:
            spill.add(*row)
        assert list(tmp_path.iterdir()) == []  # the file has no name
        parts = [list(spill.part(number)) for number in range(PARTS)]
        assert min(map(len, parts)) > 400
        assert sorted(row for part in parts for row in part) == sorted(rows)
        assert all(part == sorted(part, key=lambda row: row[1]) for part in parts)


def test_a_spill_with_few_rows_needs_no_file(tmp_path: Path) -> None:
    with closing(Spill(2, tmp_path / "nowhere")) as spill:
        spill.add(-7, 8)
        assert [row for number in range(PARTS) for row in spill.part(number)] == [(-7, 8)]


def test_a_large_export_is_counted_like_a_small_one(crowded: Path, tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    report = check_upload(crowded, scratch=scratch)
    assert list(scratch.iterdir()) == []
    assert (found(report, "3.08").n, found(report, "3.08").missing) == (MANY, MANY * 2 // 3)
    assert (found(report, "3.12", 1).n, found(report, "3.12", 1).missing) == (MANY, MANY // 2)
    assert [found(report, key, 1).n for key in ("3.01", "3.07")] == [MANY, MANY]
    assert report.oddities == ()


def test_a_desk_without_room_to_work_in_says_so(crowded: Path, tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="The desk has no room to work in: No such file or directory"):
        check_upload(crowded, scratch=tmp_path / "nowhere")
