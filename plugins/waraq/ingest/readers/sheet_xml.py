"""The sheets of a workbook of Excel, out of the XML that is packed in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import IO, cast
from zipfile import ZipFile

from lxml import etree  # type: ignore[import-untyped]

from waraq.ingest.packed import BOMB, is_bomb
from waraq.ingest.readers.html_tree import Element
from waraq.ingest.readers.office_xml import SAFE, BadXmlError, get_attribute
from waraq.ingest.readers.sheet_days import DAYS, is_day_format, show_day
from waraq.ingest.readers.sheet_stream import MOST_CELLS, Budget, Cell, stream_rows, stream_texts

MOST_SMALL = 5_000_000  # bytes of a part that is held as a whole
MOST_SHARED = 50_000_000  # characters of all texts that cells share, and so many more for each
OF_EACH = 25  # characters: no text takes no memory
MOST_SHEETS = 100
WORKBOOK, SHARED, STYLES = "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"
LONGEST_NUMBER = 7  # digits of a row
MOST_PADDING = 20_000_000  # cells that are left out before others
_COLUMN = re.compile(r"([A-Z]{1,3})\d")


class Workbook:
    """A workbook: the names of its sheets, and their rows.

    Raises BadXmlError, KeyError for a part that is missing, and what zipfile does.
    """

    def __init__(self, packed: ZipFile) -> None:
        self._packed = packed
        book = self._read_small(WORKBOOK)
        targets = {
            get_attribute(each, "Id"): get_attribute(each, "Target")
            for each in self._read_small("xl/_rels/workbook.xml.rels").iter()
        }
        self._sheets = [
            (get_attribute(each, "name"), targets.get(_get_relation(each), ""))
            for each in book.iter()
            if _name(each) == "sheet"
        ][:MOST_SHEETS]
        settings = (each for each in book.iter() if _name(each) == "workbookPr")
        said = next((get_attribute(each, "date1904") for each in settings), "")
        self._padding = 0
        self._budget = Budget()
        self._is_1904 = said in {"1", "true"}
        self._days = self._find_days() if STYLES in packed.namelist() else frozenset()
        self._shared = list(self._read_shared()) if SHARED in packed.namelist() else []

    def sheets(self) -> Iterator[tuple[str, Iterator[tuple[int, list[str]]]]]:
        """Yield each sheet's name and its rows, each with its number and its cells."""
        for name, target in self._sheets:
            path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            yield name, self._read_rows(path)

    def _read_small(self, name: str) -> Element:
        with self._packed.open(name) as stream:
            raw = stream.read(MOST_SMALL + 1)
        if len(raw) > MOST_SMALL:
            message = f"“{name}” is too large"
            raise BadXmlError(message)
        try:
            return cast("Element", etree.fromstring(raw, etree.XMLParser(**SAFE)))
        except etree.LxmlError as error:
            raise BadXmlError(str(error)) from error

    def _find_days(self) -> frozenset[int]:
        """The numbers of the styles that show a day."""
        root = self._read_small(STYLES)
        own = {
            get_attribute(each, "numFmtId")
            for each in root.iter()
            if _name(each) == "numFmt" and is_day_format(get_attribute(each, "formatCode"))
        }
        known = own | set(map(str, DAYS))
        styles = next((each for each in root.iter() if _name(each) == "cellXfs"), None)
        children = cast("list[Element]", styles if styles is not None else [])
        return frozenset(
            number for number, each in enumerate(children) if get_attribute(each, "numFmtId") in known
        )

    def _open(self, name: str) -> IO[bytes]:
        packed = self._packed.getinfo(name)
        if is_bomb(packed.file_size, packed.compress_size):
            raise BadXmlError(BOMB)
        return self._packed.open(packed)

    def _read_shared(self) -> Iterator[str]:
        size = 0
        with self._open(SHARED) as stream:
            for text in stream_texts(stream, self._budget):
                size += len(text) + OF_EACH
                if size > MOST_SHARED:
                    message = f"its texts have more than {MOST_SHARED // 1_000_000} million characters"
                    raise BadXmlError(message)
                yield text

    def _read_rows(self, path: str) -> Iterator[tuple[int, list[str]]]:
        number = 0
        with self._open(path) as stream:
            for said, found in stream_rows(stream, self._budget):
                is_number = said.isdecimal() and len(said) <= LONGEST_NUMBER
                number = (int(said) if is_number else 0) or number + 1  # rows count from 1
                yield number, self._place(found)

    def _place(self, found: Sequence[Cell]) -> list[str]:
        """The values of a row by their columns; cells that are left out are empty."""
        cells: list[str] = []
        for cell in found:
            column = _COLUMN.match(cell.place)
            place = _count_column(column[1]) if column else len(cells)
            if len(cells) <= place < MOST_CELLS:
                self._padding += place - len(cells)
                if self._padding > MOST_PADDING:
                    message = "too many empty cells stand before others"
                    raise BadXmlError(message)
                cells += [""] * (place - len(cells)) + [self._read_cell(cell)]
        return cells

    def _read_cell(self, cell: Cell) -> str:
        text = cell.value
        if cell.kind == "s":
            return self._shared[int(text)] if text.isdecimal() and int(text) < len(self._shared) else ""
        if cell.kind in {"", "n"} and cell.style.isdecimal() and int(cell.style) in self._days:
            return show_day(text, is_1904=self._is_1904)
        return "" if cell.kind == "e" else text


def _count_column(letters: str) -> int:
    count = 0
    for letter in letters:
        count = 26 * count + ord(letter) - ord("A") + 1
    return count - 1


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _get_relation(sheet: Element) -> str:
    return next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
