"""Zip archives that are broken, or made to break the desk."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.workflows.exports import archive
from workflows.uploads.counting.checking import check_upload
from workflows.uploads.files.limits import Limits

Refusal = Callable[..., str]
ENTRY, FLAGS, PACKED, SIZE, NAME = b"PK\x01\x02", 8, 20, 24, 46  # where things stand in a table of contents


def changed(path: Path, file: str, place: int, value: int) -> Path:
    """Change what the table of contents of an archive says of a file."""
    content = bytearray(path.read_bytes())
    entry = content.rindex(file.encode()) - NAME
    assert content[entry : entry + 4] == ENTRY
    struct.pack_into("<H" if place == FLAGS else "<L", content, entry + place, value)
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("share", [0.01, 0.3, 0.9, 0.999])
def test_an_archive_that_is_cut_off_is_refused(
    texts: dict[str, str], tmp_path: Path, refusal: Refusal, share: float
) -> None:
    path = archive(tmp_path, texts)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    assert refusal(path).startswith("export.zip is no whole zip archive. It may be cut off")


def test_an_archive_whose_middle_is_lost_is_refused(texts: dict[str, str], tmp_path: Path, refusal: Refusal) -> None:
    path = archive(tmp_path, texts)
    content = path.read_bytes()
    path.write_bytes(content[:300] + content[700:])
    assert "is damaged or cut off" in refusal(path)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_file_with_a_changed_byte_is_named(
    texts: dict[str, str], tmp_path: Path, refusal: Refusal, method: int
) -> None:
    path = archive(tmp_path, texts, method=method)
    content = bytearray(path.read_bytes())
    content[content.index(b"Enrollment.csv") + 200] ^= 0x01
    path.write_bytes(content)
    assert refusal(path).startswith("Enrollment.csv")


def test_an_encrypted_file_is_named(texts: dict[str, str], tmp_path: Path, refusal: Refusal) -> None:
    path = changed(archive(tmp_path, texts), "Client.csv", FLAGS, 1)
    assert refusal(path) == "Client.csv is encrypted. Make the archive without a password."


def test_a_link_within_an_archive_is_not_followed(texts: dict[str, str], tmp_path: Path, refusal: Refusal) -> None:
    del texts["Client.csv"]
    path = archive(tmp_path, texts)
    link = zipfile.ZipInfo("Client.csv")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(path, "a") as writer:
        writer.writestr(link, "/etc/passwd")
    assert refusal(path).startswith("Client.csv is a link, not a file.")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_ways_of_packing_that_need_much_memory_are_refused(
    texts: dict[str, str], tmp_path: Path, refusal: Refusal, method: int
) -> None:
    assert "packed in an unusual way" in refusal(archive(tmp_path, texts, method=method))


def test_an_export_that_is_too_large_is_refused_before_it_is_read(
    texts: dict[str, str], tmp_path: Path, refusal: Refusal
) -> None:
    told = refusal(archive(tmp_path, texts), Limits(unpacked=2_000))
    assert told == "The export has more than 2,000 bytes once it is unpacked."


def test_a_zip_bomb_is_refused_while_it_is_read(texts: dict[str, str], tmp_path: Path, refusal: Refusal) -> None:
    texts["Client.csv"] += "\r\n" * 3_000_000
    told = refusal(archive(tmp_path, texts), Limits(ratio_from=1_000_000))
    assert told == "Client.csv is packed more than 200 to 1, as no export is."


def test_an_archive_that_lies_about_its_sizes_is_refused(
    texts: dict[str, str], tmp_path: Path, refusal: Refusal
) -> None:
    texts["Client.csv"] += "\r\n" * 3_000_000
    path = changed(archive(tmp_path, texts), "Client.csv", SIZE, 2_000)
    assert refusal(path) == "Client.csv is damaged or cut off. Make the export anew, or send it again."
    path = changed(archive(tmp_path, texts), "Client.csv", PACKED, 2**31)
    assert "damaged or cut off" in refusal(path)


def test_an_archive_of_very_many_files_is_refused_before_its_contents_are_read(
    texts: dict[str, str], tmp_path: Path, refusal: Refusal
) -> None:
    path = archive(tmp_path, texts | {f"{number}.csv": "" for number in range(100)})
    assert check_upload(path).passes
    assert refusal(path, Limits(contents=5_000)) == "export.zip holds far more files than an export has."


def test_a_large_archive_tells_the_size_of_its_contents_elsewhere(
    texts: dict[str, str], tmp_path: Path, refusal: Refusal
) -> None:
    path = archive(tmp_path, texts)
    content, end = path.read_bytes()[:-22], path.read_bytes()[-22:]
    *_, count, size, start, _ = struct.unpack("<4s4H2LH", end)
    large = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, start)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, len(content), 1)
    unsaid = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, *[0xFFFF] * 2, *[0xFFFF_FFFF] * 2, 0)
    path.write_bytes(content + large + locator + unsaid)
    assert check_upload(path).passes
    assert refusal(path, Limits(contents=size - 1)) == "export.zip holds far more files than an export has."
