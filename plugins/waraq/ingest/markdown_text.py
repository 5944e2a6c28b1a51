"""Plain text as Markdown that renders to exactly that text."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Characters that begin markup anywhere in a line (CommonMark 0.31, sections 2.4, 2.5 and 6;
# the tilde is for strikethrough, which other readers of these files know).
_INLINE = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]<~"})
_MARKS = re.compile(r"[\\`*_\[\]<~&]")
_BULLETS = ("-", "+")
_MAX_ORDINAL_DIGITS = 9
_MAX_REFERENCE = 40  # the longest name in HTML is CounterClockwiseContourIntegral


def write_paragraphs(paragraphs: Iterable[str]) -> str:
    r"""Write plain paragraphs as Markdown: one line each, with an empty line between.

    >>> print(write_paragraphs(["1. پہلا نکتہ", "5 * 3 = 15", ""]))
    1\. پہلا نکتہ
    <BLANKLINE>
    5 \* 3 = 15
    """
    lines = (escape_line(paragraph.strip()) for paragraph in paragraphs)
    return "\n\n".join(line for line in lines if line)


def escape_line(line: str) -> str:
    r"""Escape whatever Markdown would take for markup in one line of plain text.

    >>> escape_line("- 50% *اضافہ* &amp; <b>")
    '\\- 50% \\*اضافہ\\* \\&amp; \\<b>'
    """
    if not _MARKS.search(line):  # as in nearly all lines of news
        return _escape_start(line)
    return _escape_start(_escape_entities(line.translate(_INLINE)))


def _escape_entities(line: str) -> str:
    """Put a backslash before an ampersand that begins a character reference such as ``&amp;``."""
    head, *rest = line.split("&")
    return head + "".join(("\\&" if _ends_reference(part) else "&") + part for part in rest)


def _ends_reference(text: str) -> bool:
    name, semicolon, _ = text[:_MAX_REFERENCE].partition(";")
    return bool(semicolon) and name.removeprefix("#").isalnum()


def _escape_start(line: str) -> str:
    """Put a backslash before what makes a heading, list, quotation or rule of a whole line."""
    if not line[:1].isascii():
        return line
    if line.startswith((*_BULLETS, "#", ">", "=", ":", "|")):
        return f"\\{line}"
    digits = line[: len(line) - len(line.lstrip("0123456789"))]
    if 1 <= len(digits) <= _MAX_ORDINAL_DIGITS and line[len(digits) :].startswith((".", ")")):
        return f"{digits}\\{line[len(digits) :]}"
    return line
