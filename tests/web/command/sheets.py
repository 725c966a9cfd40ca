"""Files of spreadsheet programs, as small as they can be."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
FIRST_DAY = date(1899, 12, 30)  # from which Excel counts
DAYS_STYLE = (
    f'<styleSheet xmlns="{MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
)
Cell = str | float | bool | date | None


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """Return files as one package."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)  # of the same moment always
    return made.getvalue()


def xlsx(rows: Iterable[Iterable[Cell]], *, more: Mapping[str, str | bytes] | None = None, cells: str = "") -> bytes:
    """Return rows as a workbook, with cells of one's own behind them."""
    body = "".join(
        f'<row r="{number}">{"".join(_cell(f"{chr(65 + at)}{number}", value) for at, value in enumerate(row))}</row>'
        for number, row in enumerate(rows, 1)
    )
    return packed(
        {
            "_rels/.rels": _related("officeDocument", "xl/workbook.xml"),
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATED}"><sheets>'
            '<sheet name="People" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": _related("worksheet", "worksheets/sheet1.xml")
            .replace("</Relationships>", f'<Relationship Id="rId2" Type="{RELATED}/styles" Target="styles.xml"/></Relationships>'),
            "xl/styles.xml": DAYS_STYLE,
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{body}{cells}</sheetData></worksheet>',
            **(more or {}),
        }
    )  # fmt: skip


def ods(rows: Iterable[Iterable[str]]) -> bytes:
    """Return rows as a sheet of LibreOffice."""
    uri = "urn:oasis:names:tc:opendocument:xmlns"
    cells = "<table:table-cell office:value-type='string'><text:p>{}</text:p></table:table-cell>".format
    body = "".join(f"<table:table-row>{''.join(cells(escape(cell)) for cell in row)}</table:table-row>" for row in rows)
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return packed(
        {
            "mimetype": kind,
            "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{uri}:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>',
            "content.xml": f'<office:document-content xmlns:office="{uri}:office:1.0" xmlns:table="{uri}:table:1.0" '
            f'xmlns:text="{uri}:text:1.0"><office:body><office:spreadsheet><table:table table:name="A">{body}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        }
    )


def _related(kind: str, target: str) -> str:
    one = f'<Relationship Id="rId1" Type="{RELATED}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{PACKAGE}/relationships">{one}</Relationships>'


def _cell(place: str, value: Cell) -> str:
    match value:
        case None:
            return ""
        case bool():
            return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
        case date():
            return f'<c r="{place}" s="1"><v>{(value - FIRST_DAY).days}</v></c>'
        case str():
            return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    return f'<c r="{place}"><v>{value!r}</v></c>'
