"""The theme's style sheets read for the tests: files in order, declarations, colour tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from waraq.plugins.assets import SHEETS

THEME = Path(__file__).parents[2] / "themes" / "waraq"
CSS = THEME / "static" / "css"


class Declaration(NamedTuple):
    """One ``name: value`` of a sheet, with the sheet's name, its line and its rule's selector."""

    sheet: str
    line: int
    selector: str
    name: str
    value: str


def sheet_names() -> list[str]:
    """The sheets that the lists of parts name, in their order."""
    return [name for listed in SHEETS.values() for name in (CSS / listed).read_text("utf-8").split()]


def read_plain(name: str) -> str:
    """A sheet without its comments; lines keep their numbers."""
    text = (CSS / name).read_text("utf-8")
    return re.sub(r"/\*.*?\*/", lambda match: "\n" * match[0].count("\n"), text, flags=re.DOTALL)


def declarations() -> Iterator[Declaration]:
    """Every declaration of every sheet that the site links."""
    for name in sheet_names():
        yield from parse(name, read_plain(name))


def parse(sheet: str, text: str) -> Iterator[Declaration]:
    """The declarations of one sheet without comments; nested at-rules are looked through."""
    selector, start, line = "", 0, 1
    for position, char in enumerate(text):
        if char == "\n":
            line += 1
        if char not in "{};":
            continue
        piece = text[start:position].strip()
        start = position + 1
        if char == "{":
            selector = " ".join(piece.split())
        elif ":" in piece and not piece.startswith("@"):
            name, _, value = piece.partition(":")
            yield Declaration(sheet, line, selector, name.strip(), " ".join(value.split()))


def root_tokens() -> dict[str, dict[str, str]]:
    """The tokens of each block of tokens.css by its selector; the media query is part of the key."""
    schemes: dict[str, dict[str, str]] = {}
    for block in re.finditer(r"(@media[^{]*\{\s*)?(:root[^{]*)\{([^}]*)\}", read_plain("tokens.css")):
        query = " ".join((block[1] or "").strip(" {\n").split())
        key = f"{query} {' '.join(block[2].split())}".strip()
        schemes[key] = dict(re.findall(r"(--[\w-]+):\s*([^;]+);", block[3]))
    return schemes
