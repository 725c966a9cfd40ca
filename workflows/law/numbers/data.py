"""The numbers of the chapters on data (3.1, 4.4)."""

from __future__ import annotations

from workflows.law.setting import manual, reading


class Data:
    """The numbers of the chapters on data (3.1, 4.4)."""

    import_missing_pct = manual(10, "4.4-missing-10", "percent of an element that may be missing in an upload")
    exempt_unnamed = reading(
        True, "3.1-unnamed", "whether clients of youth and legal services programs may be unnamed in an upload"
    )
    missing_codes = reading("blank+99", "4.4-missing-10", "what counts as missing: blank+99, or blank+8+9+99")
