"""The sheets of a workbook of Excel, out of the XML that is packed in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, cast
from zipfile import ZipFile

from lxml import etree  # type: ignore[import-untyped]

from waraq.ingest.readers.html_tree import Element
from waraq.ingest.readers.office_xml import BadXmlError, get_attribute
from waraq.ingest.readers.sheet_days import DAYS, is_day_format, show_day

MOST_XML = 200_000_000  # bytes of one part, which is read piece by piece
MOST_SMALL = 5_000_000  # bytes of a part that is held as a whole
MOST_SHARED = 50_000_000  # characters of all texts that cells share
MOST_COLUMNS = 16_384  # as many as Excel has
MOST_SHEETS = 100
WORKBOOK, SHARED, STYLES = "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"
MOST_ELEMENTS = 1_500_000  # cells, rows and shared texts
LONGEST_NUMBER = 7  # digits of a row's number
MOST_PADDING = 20_000_000  # cells that are left out before others
_SAFE = {"resolve_entities": False, "no_network": True, "remove_comments": True}
_COLUMN = re.compile(r"([A-Z]{1,3})\d")


class _Bounded:
    """A stream that has no more than so many bytes. `read` raises BadXmlError."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._left = MOST_XML

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes."""
        raw = self._stream.read(min(size, 1 << 16) if size >= 0 else 1 << 16)
        self._left -= len(raw)
        if self._left < 0:
            message = f"more than {MOST_XML // 1_000_000} MB are packed in it"
            raise BadXmlError(message)
        return raw


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
        self._elements = 0
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
        parser = etree.XMLParser(**_SAFE, remove_pis=True)
        try:
            return cast("Element", etree.fromstring(raw, parser))
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

    def _walk(self, name: str, *wanted: str) -> Iterator[Element]:
        """Yield the elements of these names where they end; they are emptied behind them."""
        tags = [f"{{*}}{each}" for each in wanted]
        with self._packed.open(name) as stream:
            try:
                for _, element in etree.iterparse(_Bounded(stream), tag=tags, **_SAFE):
                    self._elements += 1
                    if self._elements > MOST_ELEMENTS:
                        message = f"more than {MOST_ELEMENTS:,} cells, rows and texts are in it"
                        raise BadXmlError(message)
                    yield cast("Element", element)
                    element.clear()
                    while element.getprevious() is not None:
                        del element.getparent()[0]
            except etree.LxmlError as error:
                raise BadXmlError(str(error)) from error

    def _read_shared(self) -> Iterator[str]:
        size = 0
        for element in self._walk(SHARED, "si"):
            text = _join_texts(element)
            size += len(text)
            if size > MOST_SHARED:
                message = f"its texts have more than {MOST_SHARED // 1_000_000} million characters"
                raise BadXmlError(message)
            yield text

    def _read_rows(self, path: str) -> Iterator[tuple[int, list[str]]]:
        number = 0
        cells: list[str] = []
        for element in self._walk(path, "c", "row"):
            if _name(element) == "c":
                self._add_cell(element, cells)
                continue
            said = get_attribute(element, "r")
            number = int(said) if said.isdecimal() and len(said) <= LONGEST_NUMBER else number + 1
            yield number, cells
            cells = []

    def _add_cell(self, cell: Element, cells: list[str]) -> None:
        """Put a cell behind those before it in its row, in its column."""
        found = _COLUMN.match(get_attribute(cell, "r"))
        gap = (_count_column(found[1]) if found else len(cells)) - len(cells)
        if gap < 0 or len(cells) + gap >= MOST_COLUMNS:
            return
        self._padding += gap
        if self._padding > MOST_PADDING:
            message = "too many empty cells stand before others"
            raise BadXmlError(message)
        cells += [""] * gap + [self._read_cell(cell)]

    def _read_cell(self, cell: Element) -> str:
        kind = get_attribute(cell, "t")
        if kind == "inlineStr":
            return _join_texts(cell)
        text = next((each.text or "" for each in cast("list[Element]", cell) if _name(each) == "v"), "")
        if kind == "s":
            return self._shared[int(text)] if text.isdecimal() and int(text) < len(self._shared) else ""
        style = get_attribute(cell, "s")
        if kind in {"", "n"} and style.isdecimal() and int(style) in self._days:
            return show_day(text, is_1904=self._is_1904)
        return "" if kind == "e" else text


def _count_column(letters: str) -> int:
    count = 0
    for letter in letters:
        count = 26 * count + ord(letter) - ord("A") + 1
    return count - 1


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _get_relation(sheet: Element) -> str:
    return next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")


def _join_texts(element: Element) -> str:
    """The text of a cell, of all its runs; the reading of East Asian signs is left out."""
    texts = (each for each in element.iter() if _name(each) == "t")
    return "".join(
        each.text or "" for each in texts if (around := each.getparent()) is None or _name(around) != "rPh"
    )
