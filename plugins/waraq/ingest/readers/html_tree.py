"""HTML as a tree, by libxml2: linear time and bounded depth, whatever the page holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol, cast

from lxml import etree  # type: ignore[import-untyped]
from lxml import html as lxml_html


class Element(Protocol):
    """What is used of an element of lxml; comments have a function for a tag."""

    tag: object
    text: str | None
    tail: str | None
    attrib: Mapping[str, str]

    def get(self, name: str, default: str) -> str:
        """Return an attribute."""

    def iter(self, *tags: str) -> Iterator[Element]:
        """Yield this element and those in it, in the order of the page."""

    def getparent(self) -> Element | None:
        """Return the element that this one lies in."""

    def itertext(self) -> Iterator[str]:
        """Yield the texts in this element."""


def parse_html(text: str) -> Element | None:
    """Return the root of a page or of a piece of HTML; None when there is nothing in it."""
    # As bytes: lxml refuses a text that declares an encoding, as XHTML pages do.
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return cast("Element", lxml_html.document_fromstring(text.encode("utf-8"), parser=parser))
    except etree.LxmlError:
        return None


def walk_text(root: Element) -> Iterator[tuple[str, Element, str]]:
    """Yield ``("start", element, text)`` and ``("end", element, tail)`` in the order of the page."""
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if isinstance(element.tag, str):
            yield event, cast("Element", element), (element.text if event == "start" else element.tail) or ""
