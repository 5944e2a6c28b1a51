"""Code points that are exchanged one by one, wherever they stand: letters, glyph codes, spaces, controls."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from waraq.text.charset import name_code_point
from waraq.text.edit import Edit
from waraq.text.orthography import (
    decompose_presentation,
    expand_cell,
    read_compatibility,
    read_letters,
    read_marks,
    write_class,
)
from waraq.text.tables import read_table

_LINE = {"space": " ", "line": "\n"}


class _Exchange(NamedTuple):
    """What takes the place of each code point and why, and a pattern that finds them all."""

    table: Mapping[str, tuple[str, str]]
    pattern: re.Pattern[str]


def find_exotic(text: str) -> Iterator[Edit]:
    r"""Glyph codes of old PDF files and InPage, exotic spaces and line ends, invisible codes, tatweel.

    ﷺ, ﷲ and ﷽ are signs of their own to readers, and stay.

    >>> [edit.after for edit in find_exotic("ﻻ\u200bﷺ")]
    ['لا', ' ']
    """
    return _find(text, _exotic())


def find_letters(text: str) -> Iterator[Edit]:
    """Arabic and Persian code points where Urdu has a letter or digit of the same look.

    >>> [edit.why for edit in find_letters("كراچی")]
    ['Arabic kaf, from Arabic keyboards']
    """
    return _find(text, _letters())


def exchange_letter(letter: str) -> str:
    """The Urdu letter or digit for one code point; itself where no table has another.

    >>> exchange_letter("ك") == "ک"
    True
    """
    found = _letters().table.get(letter)
    return found[0] if found else letter


def _find(text: str, exchange: _Exchange) -> Iterator[Edit]:
    table, pattern = exchange
    for match in pattern.finditer(text):
        yield Edit(match.start(), match.end(), *table[match.group()])


@cache
def _letters() -> _Exchange:
    table = {chr(cp): (to, row[-1]) for row in read_letters() for cp, to in expand_cell(row, 1)}
    return _Exchange(table, re.compile(_write_class(table)))


@cache
def _exotic() -> _Exchange:
    table = {
        chr(cp): (decompose_presentation(chr(cp)), why) for cp, why in read_compatibility({"presentation"})
    }
    for row in read_marks():
        if row[2] == "drop":
            first, last = row.span(0)
            table |= {chr(cp): ("", row[-1]) for cp in range(first, last + 1)}
    for row in read_table("spaces.tsv", ["from", "kind", "why"]):
        if row[1] not in _LINE:
            raise row.error(1, "the kind must be space or line")
        first, last = row.span(0)
        table |= {chr(cp): (_LINE[row[1]], row[-1]) for cp in range(first, last + 1)}
    # Some code points of the ranges have no decomposition.
    named = {
        character: (to, f"{name_code_point(character)}: {why}")
        for character, (to, why) in table.items()
        if to != character
    }
    pattern = "\r\n|" + _write_class(named)
    named["\r\n"] = named["\r"]
    return _Exchange(named, re.compile(pattern))


def _write_class(table: Mapping[str, object]) -> str:
    return write_class((ord(character), ord(character)) for character in table)
