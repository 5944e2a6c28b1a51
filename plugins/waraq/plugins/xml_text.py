"""Text in XML files that no template makes."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

# Codes that XML 1.0 can't hold, not even escaped.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_xml(text: str) -> str:
    r"""A text as XML holds it, without the codes that it can't.

    >>> write_xml("پل & سڑک\x01")
    'پل &amp; سڑک'
    """
    return escape(_NO_XML.sub("", text))


def write_element(name: str, text: str | None) -> str:
    r"""An element on a line of its own; nothing for no text.

    >>> write_element("dc:title", "پل")
    '<dc:title>پل</dc:title>\n'
    """
    return f"<{name}>{write_xml(text)}</{name}>\n" if text else ""
