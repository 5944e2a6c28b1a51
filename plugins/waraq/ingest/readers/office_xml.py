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
# Comments, what was deleted, and the numbers of footnotes.
ODT_SILENT = frozenset({"annotation", "tracked-changes", "note-citation", "title", "desc"})
SIGNS = {"br": "\n", "cr": "\n", "tab": " ", "line-break": "\n", "s": " ", "noBreakHyphen": "-"}
ODT_PARAGRAPHS = frozenset({"p", "h"})
WORD_NOTES = frozenset({"footnote", "endnote"})
# Between these, which are no characters, a paragraph has the key of a note that it refers to.
NOTE_OPEN, NOTE_CLOSE = "\ufdd0", "\ufdd1"
_NO_MARKS = str.maketrans("", "", NOTE_OPEN + NOTE_CLOSE)
_REFERENCE = "Reference"  # behind the name of a note where a text refers to it


SAFE = {"resolve_entities": False, "no_network": True, "load_dtd": False} | {
    "remove_comments": True,
    "remove_pis": True,
}


class BadXmlError(Exception):
    """The XML of a document can't be read to its end."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph: its text, its style's folded name, whether it is an item of a list, and of which note."""

    parts: list[str] = field(default_factory=list)
    style: str = ""
    is_item: bool = False
    note: str = ""

    @property
    def text(self) -> str:
        """The text; lines that a break parts are lines."""
        return "".join(self.parts)


def read_word_xml(xml: bytes) -> Iterator[Paragraph]:
    """Yield the paragraphs of Word's text, or of its notes, those of a text box before the one it hangs on.

    Raises BadXmlError.
    """
    open_ones: list[Paragraph] = []
    note = ""
    for event, name, element in _walk(xml, WORD_SILENT):
        if event == "start" and name in WORD_NOTES:
            # The line above the notes of a page has a type, too.
            note = "" if get_attribute(element, "type") else name + get_attribute(element, "id")
        elif event == "start" and name == "p":
            open_ones.append(Paragraph(note=note))
        elif event == "end" and open_ones:
            paragraph = open_ones[-1]
            paragraph.parts.append(_read_word_part(name, element))
            if name == "pStyle":
                paragraph.style = _fold(get_attribute(element, "val"))
            elif name == "numPr":
                paragraph.is_item = True
            elif name == "p":
                yield open_ones.pop()


def _read_word_part(name: str, element: Element) -> str:
    """What an element is in its paragraph: a text, a sign, the mark of a note, or nothing."""
    if name == "t":
        return _read_text(element.text)
    if (kind := name.removesuffix(_REFERENCE)) in WORD_NOTES:
        return _mark_note(kind + get_attribute(element, "id"))
    return SIGNS.get(name, "")


def _mark_note(key: str) -> str:
    return f"{NOTE_OPEN}{key.translate(_NO_MARKS)}{NOTE_CLOSE}"


def read_odt_xml(xml: bytes) -> Iterator[Paragraph]:
    """Yield the paragraphs of a document of LibreOffice. Raises BadXmlError."""
    open_ones: list[Paragraph] = []
    items = notes = 0
    note = ""
    for event, name, element in _walk(xml, ODT_SILENT, with_text=True):
        is_paragraph = name in ODT_PARAGRAPHS
        if event == "start":
            items += name == "list-item"
            if name == "note":
                notes += 1
                note = str(notes)
                if open_ones:
                    open_ones[-1].parts.append(_mark_note(note))
            elif is_paragraph:
                level = get_attribute(element, "outline-level") if name == "h" else ""
                style = f"heading{level}" if level else _fold(get_attribute(element, "style-name"))
                open_ones.append(Paragraph(style=style, is_item=items > 0, note=note))
            elif name in SIGNS and open_ones:
                open_ones[-1].parts.append(SIGNS[name])
            if open_ones:
                open_ones[-1].parts.append(_read_text(element.text))
            continue
        items -= name == "list-item"
        note = "" if name == "note" else note
        if is_paragraph and open_ones:
            yield open_ones.pop()
        if open_ones:
            open_ones[-1].parts.append(_read_text(element.tail))


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


def _read_text(text: str | None) -> str:
    return (text or "").translate(_NO_MARKS)


def _fold(style: str) -> str:
    return style.lower().replace(" ", "").replace("_20_", "").replace("-", "")
