"""Writes an XLSX workbook of texts. Usage: workbook.py SHEETS.json BOOK.xlsx, the sheets as [[name, [[cell, …], …]], …]."""

import json
import sys
import zipfile
from xml.sax.saxutils import escape, quoteattr

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
NS = "http://schemas.openxmlformats.org/"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def sheet_xml(rows):
    """Rows without cells are left out, as spreadsheets do."""
    lines = []
    for number, cells in enumerate(rows, 1):
        places = "".join(f'<c r="{chr(65 + i)}{number}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'
                         for i, text in enumerate(cells))
        if cells:
            lines.append(f'<row r="{number}">{places}</row>')
    return f'{HEAD}<worksheet xmlns="{NS}spreadsheetml/2006/main"><sheetData>{"".join(lines)}</sheetData></worksheet>'


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        sheets = json.load(file)
    numbers = range(1, len(sheets) + 1)
    overrides = "".join(f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{TYPES}.worksheet+xml"/>'
                        for n in numbers)
    names = "".join(f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="r{n}"/>'
                    for n, (name, _) in zip(numbers, sheets))
    links = "".join(f'<Relationship Id="r{n}" Type="{NS}officeDocument/2006/relationships/worksheet"'
                    f' Target="worksheets/sheet{n}.xml"/>' for n in numbers)
    with zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", f'{HEAD}<Types xmlns="{NS}package/2006/content-types">'
                      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                      f'<Override PartName="/xl/workbook.xml" ContentType="{TYPES}.sheet.main+xml"/>{overrides}</Types>')
        book.writestr("_rels/.rels", f'{HEAD}<Relationships xmlns="{NS}package/2006/relationships"><Relationship Id="w"'
                      f' Type="{NS}officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        book.writestr("xl/workbook.xml", f'{HEAD}<workbook xmlns="{NS}spreadsheetml/2006/main"'
                      f' xmlns:r="{NS}officeDocument/2006/relationships"><sheets>{names}</sheets></workbook>')
        book.writestr("xl/_rels/workbook.xml.rels",
                      f'{HEAD}<Relationships xmlns="{NS}package/2006/relationships">{links}</Relationships>')
        for number, (_, rows) in zip(numbers, sheets):
            book.writestr(f"xl/worksheets/sheet{number}.xml", sheet_xml(rows))


main()
