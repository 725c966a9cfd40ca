"""What a file is that is no zip archive, told from its first bytes and its name."""

from __future__ import annotations

from workflows.uploads.files.unreadable import Unreadable

ZIP = b"PK"
PACK = "Pack the files of the export into a zip archive."
_UNPACK = f"Unpack it. {PACK}"
_KNOWN = (
    (b"7z\xbc\xaf\x27\x1c", f"is a 7z archive, which the desk does not open. {_UNPACK}"),
    (b"Rar!", f"is a RAR archive, which the desk does not open. {_UNPACK}"),
    (b"\x1f\x8b", f"is packed with gzip, which the desk does not open. {_UNPACK}"),
    (b"BZh", f"is packed with bzip2, which the desk does not open. {_UNPACK}"),
    (b"\xfd7zXZ", f"is packed with xz, which the desk does not open. {_UNPACK}"),
    (b"%PDF", "is a PDF document, not an export. Choose the zip archive of the HMIS CSV export."),
    (
        b"\xd0\xcf\x11\xe0",
        "is an old Word or Excel file, not an export. Choose the zip archive of the HMIS CSV export.",
    ),
    (b"<?xml", "is an XML file. The desk checks exports in the HMIS CSV format: export the data as HMIS CSV."),
    (b"\xef\xbb\xbf<?xml", "is an XML file. The desk checks exports in the HMIS CSV format: export the data as that."),
)
_TAR, _AT = b"ustar", 257  # and where it stands
BEGINNING = 512  # bytes that are looked at


def refuse(name: str, start: bytes) -> None:
    """Raise Unreadable with what a file is, by its first bytes, unless it may be a zip archive."""
    if not start:
        raise Unreadable(f"{name} is empty. Make the export anew, or send it again.")
    for mark, words in _KNOWN:
        if start.startswith(mark):
            raise Unreadable(f"{name} {words}")
    if start[_AT:].startswith(_TAR):
        raise Unreadable(f"{name} is a tar archive, which the desk does not open. {_UNPACK}")
    if name.casefold().endswith((".csv", ".txt", ".tsv")) and not start.startswith(ZIP):
        raise Unreadable(f"{name} is a single file, and an HMIS CSV export has several. {PACK}")


def no_archive(name: str, start: bytes) -> Unreadable:
    """Return what to say of a file whose end is not that of a zip archive."""
    if start.startswith(ZIP):
        return Unreadable(f"{name} is no whole zip archive. It may be cut off: send it again.")
    return Unreadable(f"{name} is no zip archive. {PACK}")
