"""The OpenSearch description, by which a browser or a reader's program offers this archive's search."""

from __future__ import annotations

from xml.sax.saxutils import escape

FILE = "opensearch.xml"
NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
LONGEST_NAME = 16  # characters of a ShortName, says the specification
LONGEST_DESCRIPTION = 1024


def build_opensearch(siteurl: str, name: str, description: str) -> bytes:
    """The description of the search at `siteurl`, which must be a public address without a slash behind.

    >>> text = build_opensearch("https://example.org", "Dawn & Dusk", "Search").decode()
    >>> "<ShortName>Dawn &amp; Dusk</ShortName>" in text
    True
    >>> 'template="https://example.org/search/?q={searchTerms}"' in text
    True
    """
    address = escape(siteurl, {'"': "&quot;"})
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<OpenSearchDescription xmlns="{NAMESPACE}">',
        f"<ShortName>{escape(_shorten(name, LONGEST_NAME))}</ShortName>",
        f"<Description>{escape(_shorten(description, LONGEST_DESCRIPTION))}</Description>",
        "<Language>ur</Language>",
        "<InputEncoding>UTF-8</InputEncoding>",
        "<OutputEncoding>UTF-8</OutputEncoding>",
        f'<Image type="image/svg+xml">{address}/theme/icon.svg</Image>',
        f'<Url type="text/html" rel="results" template="{address}/search/?q={{searchTerms}}"/>',
        f'<Url type="application/opensearchdescription+xml" rel="self" template="{address}/{FILE}"/>',
        "</OpenSearchDescription>",
    ]
    return "\n".join([*lines, ""]).encode("utf-8")


def _shorten(text: str, longest: int) -> str:
    """The text on one line, cut at a space where it is too long and has one."""
    plain = " ".join(text.split())
    if len(plain) <= longest:
        return plain
    head = plain[: longest + 1].rpartition(" ")[0]
    return head or plain[:longest]
