"""The rows of a sheet and the texts that cells share, met one after the other in the XML of a workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import IO, NamedTuple
from xml.parsers import expat

from waraq.ingest.readers.office_xml import BadXmlError
from waraq.ingest.readers.table_rows import LONGEST_ROW

PIECE = 1 << 16  # bytes
MOST_XML = 200_000_000  # bytes
MOST_ELEMENTS = 10_000_000  # two or three for each cell
MOST_DEPTH = 100  # elements within one another
MOST_CELLS = 16_384  # of a row: as many as Excel has columns
_TEXTS = frozenset({"t", "v"})
_SILENT = "rPh"  # how East Asian signs are read
_SPACE = " "  # between a namespace and a name


class Cell(NamedTuple):
    """A cell as it stands there: its place (“C7”), its type, the number of its style, and its value."""

    place: str
    kind: str
    style: str
    value: str


class SheetRow(NamedTuple):
    """A row: its number as it is said, or nothing, and its cells."""

    number: str
    cells: list[Cell]


class Budget:
    """How much of a workbook may still be read, in all its parts."""

    def __init__(self) -> None:
        self._bytes = MOST_XML
        self._elements = MOST_ELEMENTS

    def spend(self, size: int, elements: int) -> None:
        """Take off what was read. Raises BadXmlError."""
        self._bytes -= size
        self._elements -= elements
        if self._bytes < 0 or self._elements < 0:
            message = f"more than {MOST_XML // 1_000_000} MB, or {MOST_ELEMENTS:,} elements, are packed in it"
            raise BadXmlError(message)


def stream_rows(stream: IO[bytes], budget: Budget) -> Iterator[SheetRow]:
    """Yield the rows of a sheet. Raises BadXmlError."""
    for collector in _feed(stream, budget):
        yield from collector.take_rows()


def stream_texts(stream: IO[bytes], budget: Budget) -> Iterator[str]:
    """Yield the texts that cells share. Raises BadXmlError."""
    for collector in _feed(stream, budget):
        yield from collector.take_texts()


def _feed(stream: IO[bytes], budget: Budget) -> Iterator[_Collector]:
    collector = _Collector()
    while piece := stream.read(PIECE):
        before = collector.elements
        collector.feed(piece)
        budget.spend(len(piece), collector.elements - before)
        yield collector
    collector.feed(b"", is_last=True)
    yield collector


class _Collector:
    """Keeps what expat met and nobody took yet; nothing of it is larger than a row may be."""

    def __init__(self) -> None:
        self._rows: list[SheetRow] = []
        self._texts: list[str] = []
        self._row = SheetRow("", [])
        self._cell: Mapping[str, str] = {}
        self._parts: list[str] = []
        self._size = 0  # of the row
        self._is_text = False
        self._silent = 0
        self.elements = 0
        self._depth = 0
        self._parser = expat.ParserCreate(None, _SPACE)
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._take

    def feed(self, raw: bytes, *, is_last: bool = False) -> None:
        """Read on. Raises BadXmlError."""
        try:
            self._parser.Parse(raw, is_last)
        except expat.ExpatError as error:
            raise BadXmlError(str(error)) from error

    def take_rows(self) -> list[SheetRow]:
        """The rows that ended since."""
        rows, self._rows = self._rows, []
        return rows

    def take_texts(self) -> list[str]:
        """The shared texts that ended since."""
        texts, self._texts = self._texts, []
        return texts

    def _refuse(self, *_declaration: object) -> None:
        message = "it declares entities, which may stand for gigabytes"
        raise BadXmlError(message)

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.elements += 1
        self._depth += 1
        if self._depth > MOST_DEPTH:
            message = f"it has more than {MOST_DEPTH} elements within one another"
            raise BadXmlError(message)
        name = tag.rpartition(_SPACE)[2]
        if name == "row":
            self._row, self._size = SheetRow(attributes.get("r", ""), []), 0
        elif name == "c":
            self._cell, self._parts = attributes, []
        elif name == "si":
            self._parts, self._size = [], 0
        elif name == _SILENT:
            self._silent += 1
        self._is_text = name in _TEXTS and not self._silent

    def _end(self, tag: str) -> None:
        self._is_text = False
        self._depth -= 1
        name = tag.rpartition(_SPACE)[2]
        if name == "row":
            self._rows.append(self._row)
        elif name == "c":
            cell = self._cell
            if len(self._row.cells) < MOST_CELLS:
                value = "".join(self._parts)
                self._row.cells.append(Cell(cell.get("r", ""), cell.get("t", ""), cell.get("s", ""), value))
        elif name == "si":
            self._texts.append("".join(self._parts))
        elif name == _SILENT:
            self._silent -= 1

    def _take(self, text: str) -> None:
        if self._is_text and self._size <= LONGEST_ROW:  # a longer row is refused for its length
            self._size += len(text)
            self._parts.append(text)
