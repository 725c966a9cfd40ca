"""Memory and speed of the command that checks an upload: `python -m benchmarks.uploads [megabytes]`.

All bytes of the export are in files that the check reads; in a real one most are in files that it never opens.
"""

from __future__ import annotations

import contextlib
import csv
import io
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from resource import RUSAGE_SELF, getrusage
from time import process_time
from typing import Any

STATUS = Path("/proc/self/status")
MEGABYTES, BYTES_A_CLIENT = 1_000, 830  # a client, and the 1.6 enrollments and 1.36 exits that go with each
ORGANIZATIONS, PROJECTS = 40, 400
STAMPS = ",2025-09-10 13:37:31,2025-11-11 00:17:33,worker,,export-1"
CLIENT = (
    "PersonalID,FirstName,MiddleName,LastName,NameSuffix,NameDataQuality,SSN,SSNDataQuality,DOB,DOBDataQuality,Sex,"
    "AmIndAKNative,Asian,BlackAfAmerican,HispanicLatinao,MidEastNAfrican,NativeHIPacific,White,RaceNone,"
    "AdditionalRaceEthnicity,VeteranStatus"
)
ENROLLMENT = (
    "EnrollmentID,PersonalID,ProjectID,EntryDate,HouseholdID,RelationshipToHoH,EnrollmentCoC,LivingSituation,"
    "LengthOfStay,DisablingCondition,MoveInDate"
)
EXIT = "ExitID,EnrollmentID,PersonalID,ExitDate,Destination"
MORE_OF_CLIENT, MORE_OF_ENROLLMENT, MORE_OF_EXIT = 13, 50, 35  # columns that the check does not read


@dataclass(frozen=True)
class Figures:
    """What checking a large export took."""

    megabytes: float
    rows: int
    seconds: float  # of one processor, with nobody else's work on the machine counted
    raw_seconds: float  # of `csv.reader` alone, over the same files
    peak_megabytes: float  # of the whole command, with all that it imports
    idle_megabytes: float  # of the command before it begins


def measure(megabytes: int = MEGABYTES) -> Figures:
    """Make an export of about this size, and check it in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="hmis-desk-bench-") as place:
        size = write_export(Path(place), megabytes * 1_000_000 // BYTES_A_CLIENT)
        words = [sys.executable, "-m", "benchmarks.uploads", "--check", place]
        told: dict[str, Any] = json.loads(subprocess.run(words, check=True, capture_output=True).stdout)  # noqa: S603 - our own words
        return Figures(megabytes=size / 1e6, **told)


def write_export(place: Path, clients: int, seed: int = 1) -> int:
    """Write an export of made-up people, and return its size in bytes."""
    chance = Random(seed)  # noqa: S311 - no secret
    enrollments, exits = clients * 160 // 100, clients * 136 // 100
    tables: dict[str, tuple[str, Iterator[str]]] = {
        "Export": ("ExportID,CSVVersion,HashStatus,ExportDate", iter(["export-1,2026 v1.0,1,2026-01-31"])),
        "Organization": ("OrganizationID,OrganizationName", (f"{n},Agency {n}" for n in range(ORGANIZATIONS))),
        "Project": ("ProjectID,OrganizationID,ProjectType", (f"{n},{n % 40},{n % 14}" for n in range(PROJECTS))),
        "Client": (_header(CLIENT, MORE_OF_CLIENT), (_client(n, chance) for n in range(clients))),
        "Enrollment": (
            _header(ENROLLMENT, MORE_OF_ENROLLMENT), (_enrollment(n, clients, chance) for n in range(enrollments))
        ),
        "Exit": (_header(EXIT, MORE_OF_EXIT), (_exit(n, chance) for n in range(exits))),
    }  # fmt: skip
    for file, (header, rows) in tables.items():
        with (place / f"{file}.csv").open("w", encoding="utf-8", newline="") as table:
            table.write(f"{header}\r\n")
            table.writelines(f"{row}\r\n" for row in rows)
    return sum(path.stat().st_size for path in place.iterdir())


def _header(columns: str, more: int) -> str:
    further = ",".join(f"Column{n}" for n in range(more))
    return f"{columns},{further},DateCreated,DateUpdated,UserID,DateDeleted,ExportID"


def _key(number: int, kind: int) -> str:
    """Return an id of 32 digits, as most systems write them."""
    return f"{(number * 0x9E3779B97F4A7C15 + 1) % 2**64:016X}{kind:016X}"


def _day(chance: Random, first: int, last: int) -> str:
    return f"{chance.randint(first, last)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"


def _client(number: int, chance: Random) -> str:
    quality, veteran = chance.choice("1112899"), chance.choice(("0", "0", "1", "8", "99"))
    ssn = "" if quality in "89" else f"{chance.randint(1, 999_999_999):09}"
    races = ",".join(chance.choices("0001", k=7))
    name = f"First{number % 997},,Last{number % 9973},,1"
    answers = f"{ssn},{quality},{_day(chance, 1940, 2024)},1,{number % 2},{races},,,{veteran}"
    return f"{_key(number, 1)},{name},{answers}{',' * MORE_OF_CLIENT}{STAMPS}"


def _enrollment(number: int, clients: int, chance: Random) -> str:
    keys = f"{_key(number, 2)},{_key(chance.randrange(clients), 1)},{chance.randrange(PROJECTS)}"
    household = f"{_key(number, 3)},{chance.choice('1123')},VT-50{number % 2}"
    answers = f"{chance.choice(('101', '116', '435', '99'))},{chance.choice('12348')},{chance.choice('0189')},"
    return f"{keys},{_day(chance, 2018, 2025)},{household},{answers}{',' * MORE_OF_ENROLLMENT}{STAMPS}"


def _exit(number: int, chance: Random) -> str:
    answers = f"{_day(chance, 2020, 2025)},{chance.choice(('101', '435', '30', '8', '99'))}"
    return f"{_key(number, 4)},{_key(number, 2)},{_key(number, 1)},{answers}{',' * MORE_OF_EXIT}{STAMPS}"


def _check(place: str) -> dict[str, Any]:
    """Run the command as `hmis-desk` would, and say what it took."""
    from web.command.main import desk  # noqa: PLC0415 - the process that writes the export does not need it

    idle, begun, output = _peak(), process_time(), io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.suppress(SystemExit):
        desk(["check-upload", place, "--json"])
    seconds, peak = process_time() - begun, _peak()
    rows = sum(file["rows"] for file in json.loads(output.getvalue())["files"])
    raw = _raw_seconds(Path(place))
    return {
        "rows": rows, "seconds": seconds, "raw_seconds": raw, "peak_megabytes": peak, "idle_megabytes": idle
    }  # fmt: skip


def _raw_seconds(place: Path) -> float:
    """Read the files with `csv.reader`, and do nothing with them."""
    begun = process_time()
    for path in place.iterdir():
        with path.open(encoding="utf-8-sig", newline="") as table:
            for _ in csv.reader(table):
                pass
    return process_time() - begun


def _peak() -> float:
    """Return the most memory this process has had, in megabytes.

    Linux hands what a parent used on to `getrusage` of its child; its own account of the process does not.
    """
    if STATUS.exists():
        return next(int(line.split()[1]) for line in STATUS.open(encoding="ascii") if line.startswith("VmHWM")) / 1e3
    return getrusage(RUSAGE_SELF).ru_maxrss / 1e3


def main() -> None:
    """Measure, and print the figures."""
    match sys.argv[1:]:
        case ["--check", place]:
            print(json.dumps(_check(place)))
        case words:
            found = measure(*map(int, words))
            print(f"{found.megabytes:,.0f} MB, {found.rows:,} rows in {found.seconds:.1f} s")
            print(
                f"{found.megabytes / found.seconds:.1f} MB/s, {found.rows / found.seconds:,.0f} rows/s on one processor"
            )
            print(f"{found.seconds / found.raw_seconds:.1f} times as long as csv.reader alone")
            print(f"peak {found.peak_megabytes:.0f} MB, of which {found.idle_megabytes:.0f} MB before it begins")


if __name__ == "__main__":
    main()
