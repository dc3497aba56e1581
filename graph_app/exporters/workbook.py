"""What stands around the sheets of an Excel workbook: their list, two styles, title and citation."""

from __future__ import annotations

from graph_app.exporters.escapes import XML_ATTRIBUTE, XML_TEXT

HEADER, TEXTUAL = 2, 1
"""Styles: bold text, and text that stays text when it is edited."""

_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)


_CORE = "application/vnd.openxmlformats-package"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    f'<Default Extension="rels" ContentType="{_CORE}.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/>'
    f'<Override PartName="/docProps/core.xml" ContentType="{_CORE}.core-properties+xml"/>'
)
_LINKS = f'<Relationships xmlns="{_PACKAGE}/relationships">'
_ROOT = (
    f'{_LINKS}<Relationship Id="rId1" Type="{_OFFICE}/relationships/officeDocument"'
    ' Target="xl/workbook.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties"'
    ' Target="docProps/core.xml"/></Relationships>'
)


def surroundings(names: list[str], about: dict[str, str]) -> dict[str, str]:
    """Return the files around the sheets, by their names in the zip.

    Parameters
    ----------
    names : list of str
        Names of the sheets.
    about : dict of str to str
        What the graph is.
    """
    sheets, kinds, links = "", "", ""
    for place, name in enumerate(names, 1):
        file = f"worksheets/sheet{place}.xml"
        sheets += f'<sheet name="{XML_ATTRIBUTE.one(name)}" sheetId="{place}" r:id="rId{place}"/>'
        kinds += f'<Override PartName="/xl/{file}" ContentType="{_KIND}.worksheet+xml"/>'
        links += f'<Relationship Id="rId{place}" Type="{_OFFICE}/relationships/worksheet" Target="{file}"/>'
    links += f'<Relationship Id="rId0" Type="{_OFFICE}/relationships/styles" Target="styles.xml"/>'
    book = f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}/relationships"><sheets>{sheets}</sheets></workbook>'
    bodies = {
        "[Content_Types].xml": f"{_TYPES}{kinds}</Types>",
        "_rels/.rels": _ROOT,
        "docProps/core.xml": _core(about),
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": f"{_LINKS}{links}</Relationships>",
        "xl/styles.xml": _STYLES,
    }
    return {name: _DECLARED + body for name, body in bodies.items()}


def _core(about: dict[str, str]) -> str:
    """Return title and citation as properties of the document."""
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{XML_TEXT.one(about['title'])}</dc:title><dc:creator>graph_app</dc:creator>"
        f"<dc:description>{XML_TEXT.one(about['citation'])}</dc:description></cp:coreProperties>"
    )
