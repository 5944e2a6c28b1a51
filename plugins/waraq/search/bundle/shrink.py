"""Tokens as a text without what only people need: comments, spaces, long private names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count, product
from string import ascii_lowercase

from waraq.search.bundle.scan import Token

# A space may go beside these signs, and a line may end behind the first or before the others without one.
_TIGHT = frozenset("{}()[];,<>=!&|?:*%^~'\"`")
_GOES_ON = frozenset("{([;,<>=&|?:*%^~!")
_FOLLOWS = frozenset(")];,.?:}<>=&|*%^")


def shrink(tokens: Iterable[Token]) -> str:
    r"""The code of a module; it does the same.

    Private names (``#name``) are known inside of their class only, so that
    each may have another name as long as it has it everywhere.

    >>> from waraq.search.bundle.scan import scan
    >>> shrink(scan("class A {\n  #size = 1; // of it\n  get size() { return this.#size; }\n}", "a.js"))
    'class A{#a=1;get size(){return this.#a;}}'
    """
    names = _name_shortly()
    short: dict[str, str] = {}
    parts = [""]
    gap = ""
    for token in tokens:
        if token.kind in {"space", "comment"}:
            gap = "\n" if "\n" in gap + token.text else " "
            continue
        text = token.text
        if token.kind == "word" and text.startswith("#"):
            if text not in short:
                short[text] = f"#{next(names)}"
            text = short[text]
        parts += [_narrow(gap, parts[-1][-1:], text[0]), text]
        gap = ""
    return "".join(parts)


def _narrow(gap: str, before: str, after: str) -> str:
    """What must be left of the space between two characters."""
    if not gap or not before:
        return ""
    if gap == "\n":
        return "" if before in _GOES_ON or after in _FOLLOWS else gap
    if before in _TIGHT or after in _TIGHT:
        return ""
    return "" if (before in "+-") != (after in "+-") and "/" not in before + after else gap


def _name_shortly() -> Iterator[str]:
    """First a to z, then aa, ab and so on."""
    return ("".join(letters) for size in count(1) for letters in product(ascii_lowercase, repeat=size))
