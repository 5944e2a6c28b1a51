"""The paragraphs in the XML of Word's and LibreOffice's documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import cast

from lxml import etree  # type: ignore[import-untyped]

from waraq.ingest.readers.html_tree import Element

# What Word keeps beside the text: a second form of a text box for old programs, and what was moved from here.
WORD_SILENT = frozenset({"Fallback", "moveFrom", "tabs", "rPr"})
# Comments, what was deleted, and footnotes, which would stand within sentences.
ODT_SILENT = frozenset({"annotation", "tracked-changes", "note", "title", "desc"})
SIGNS = {"br": "\n", "cr": "\n", "tab": " ", "line-break": "\n", "s": " ", "noBreakHyphen": "-"}
ODT_PARAGRAPHS = frozenset({"p", "h"})


SAFE = {"resolve_entities": False, "no_network": True, "load_dtd": False} | {
    "remove_comments": True,
    "remove_pis": True,
}


class BadXmlError(Exception):
    """The XML of a document can't be read to its end."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph: its text, the folded name of its style, and whether it is an item of a list."""

    parts: list[str] = field(default_factory=list)
    style: str = ""
    is_item: bool = False

    @property
    def text(self) -> str:
        """The text; lines that a break parts are lines."""
        return "".join(self.parts)


def read_word_xml(xml: bytes) -> Iterator[Paragraph]:
    """Yield the paragraphs of a document of Word, those of a text box before the one it hangs on.

    Raises BadXmlError.
    """
    open_ones: list[Paragraph] = []
    for event, name, element in _walk(xml, WORD_SILENT):
        if event == "start" and name == "p":
            open_ones.append(Paragraph())
        elif event == "end" and open_ones:
            paragraph = open_ones[-1]
            if name == "t":
                paragraph.parts.append(element.text or "")
            elif name in SIGNS:
                paragraph.parts.append(SIGNS[name])
            elif name == "pStyle":
                paragraph.style = _fold(get_attribute(element, "val"))
            elif name == "numPr":
                paragraph.is_item = True
            elif name == "p":
                yield open_ones.pop()


def read_odt_xml(xml: bytes) -> Iterator[Paragraph]:
    """Yield the paragraphs of a document of LibreOffice. Raises BadXmlError."""
    open_ones: list[Paragraph] = []
    items = 0
    for event, name, element in _walk(xml, ODT_SILENT, with_text=True):
        is_paragraph = name in ODT_PARAGRAPHS
        if event == "start":
            items += name == "list-item"
            if is_paragraph:
                level = get_attribute(element, "outline-level") if name == "h" else ""
                style = f"heading{level}" if level else _fold(get_attribute(element, "style-name"))
                open_ones.append(Paragraph(style=style, is_item=items > 0))
            elif name in SIGNS and open_ones:
                open_ones[-1].parts.append(SIGNS[name])
            if open_ones:
                open_ones[-1].parts.append(element.text or "")
            continue
        items -= name == "list-item"
        if is_paragraph and open_ones:
            yield open_ones.pop()
        if open_ones:
            open_ones[-1].parts.append(element.tail or "")


def _walk(
    xml: bytes, silent: frozenset[str], *, with_text: bool = False
) -> Iterator[tuple[str, str, Element]]:
    """Yield the start and the end of each element with its name; of silent ones nothing but their tails.

    `with_text` says that the texts between elements are wanted, for which all is read first.
    """
    depth = 0
    try:
        if with_text:
            tree = etree.fromstring(xml, etree.XMLParser(**SAFE))
            events = etree.iterwalk(tree, events=("start", "end"))
        else:
            events = etree.iterparse(BytesIO(xml), events=("start", "end"), **SAFE)
        for event, element in events:
            name = str(element.tag).rpartition("}")[2]
            if depth:
                depth += 1 if event == "start" else -1
                if not depth and with_text:
                    yield "end", "", cast("Element", element)
            elif event == "start" and name in silent:
                depth = 1
            else:
                yield event, name, cast("Element", element)
                if event == "end" and name == "p" and not with_text:
                    element.clear(keep_tail=True)
    except etree.LxmlError as error:
        raise BadXmlError(str(error)) from error


def get_attribute(element: Element, name: str) -> str:
    """An attribute, in whichever namespace."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _fold(style: str) -> str:
    return style.lower().replace(" ", "").replace("_20_", "").replace("-", "")
