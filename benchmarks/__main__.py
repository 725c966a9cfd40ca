"""Runs all benchmarks: prints a table, writes benchmarks/results/latest.json, and exits 1 where a claim is not met."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import backlog, beside, deadlines, existence, inbox, steps, uploads

RESULTS = Path(__file__).parent / "results" / "latest.json"
LEAST_RATIO, LEAST_SAME, MOST_P50, MOST_P99, MOST_MEMORY = 0.4, 0.7, 5.0, 20.0, 200
MOST_BESIDE = 300
MOST_APART = 0.15  # of the time that "not yours" and "does not exist" take


def main() -> None:
    """Measure, and hold the figures against what is claimed."""
    rows = [_steps(), _deadlines(), *_beside(), *_backlog(), _inbox(), _existence(), _upload()]
    width = max(len(row["what"]) for row in rows)
    for row in rows:
        print(f"{row['what']:{width}}  {row['figure']:>22}  {row['claim']:>22}  {'met' if row['met'] else 'NOT MET'}")
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")
    sys.exit(not all(row["met"] for row in rows))


def _row(what: str, figure: str, claim: str, *, met: bool, **more: Any) -> dict[str, Any]:
    return {"what": what, "figure": figure, "claim": claim, "met": met, **more}


def _steps() -> dict[str, Any]:
    found = steps.measure()
    ratio = median(each.ratio for each in found)
    return _row(
        "Steps fired, against raw sqlite3 writing the same rows",
        f"{ratio:.2f} of {median(each.raw for each in found):.0f}/s",
        f">= {LEAST_RATIO}",
        met=ratio >= LEAST_RATIO,
        ratios=[round(each.ratio, 3) for each in found],
        fired_per_second=[round(each.fired) for each in found],
    )


def _deadlines() -> dict[str, Any]:
    found = deadlines.measure()
    few, many = (median(each[place].rate for each in found) for place in (0, 1))
    return _row(
        "Deadlines fired, with 1,000,000 pending against 10,000",
        f"{many / few:.2f} of {few:.0f}/s",
        "the same",
        met=many / few >= LEAST_SAME,
        rates=[[round(each.rate) for each in pair] for pair in found],
    )


def _beside() -> Iterator[dict[str, Any]]:
    names = ("deadlines swept after an outage", "messages composed for it")
    for name, found in zip(names, beside.measure(), strict=True):
        yield _row(
            f"Writes of people beside {found.done} {name}",
            f"p50 {found.p50:.0f}, p99 {found.p99:.0f} ms",
            f"p99 <= {MOST_BESIDE} ms",
            met=found.p99 <= MOST_BESIDE,
            writes=found.writes,
        )


def _backlog() -> Iterator[dict[str, Any]]:
    for found in backlog.measure():
        yield _row(
            f"Steps of a person while {found.waiting:,} notices are composed on {found.kind}",
            f"p50 {found.p50:.0f}, p99 {found.p99:.0f} ms",
            f"p99 <= {MOST_BESIDE} ms",
            met=found.p99 <= MOST_BESIDE,
            p99_alone=round(found.alone),
            longest=round(found.longest),
            steps=found.steps,
            composed=found.composed,
        )


def _inbox() -> dict[str, Any]:
    times = inbox.measure()
    return _row(
        "Inbox page, 50 rows out of 100,000 open tasks",
        f"p50 {times.p50:.1f}, p99 {times.p99:.1f} ms",
        f"p50 <= {MOST_P50:.0f}, p99 <= {MOST_P99:.0f} ms",
        met=times.p50 <= MOST_P50 and times.p99 <= MOST_P99,
        p50=times.p50,
        p99=times.p99,
    )


def _existence() -> dict[str, Any]:
    found = existence.measure()
    farthest = max((each.ratio for each in found), key=_apart)
    return _row(
        "A case of others, against a case that there is not",
        f"{farthest:.2f} at most apart",
        f"1 +/- {MOST_APART}",
        met=_apart(farthest) <= MOST_APART,
        ratios={each.place: round(each.ratio, 3) for each in found},
    )


def _apart(ratio: float) -> float:
    return abs(ratio - 1)


def _upload() -> dict[str, Any]:
    found = uploads.measure()
    return _row(
        f"Checking an upload of {found.megabytes:,.0f} MB, its peak of memory",
        f"{found.peak_megabytes:.0f} MB at {found.megabytes / found.seconds:.0f} MB/s",
        f"<= {MOST_MEMORY} MB",
        met=found.peak_megabytes <= MOST_MEMORY,
        against_csv_reader=round(found.seconds / found.raw_seconds, 2),
    )


if __name__ == "__main__":
    main()
