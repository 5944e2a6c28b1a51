"""A citation in Chicago style, as its manual has it for newspapers (17th edition, 14.191 to 14.199)."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from waraq.citing.reference import Reference
from waraq.citing.words import BLANK, is_approximate, is_uncertain, load_words, write_bounds, write_date

_ENDS = tuple(".?!…؟۔")


class Role(StrEnum):
    """What a piece of the citation is: English `words`, a `name` or headline, a newspaper's `title`."""

    WORDS = "words"
    NAME = "name"
    TITLE = "title"
    BLANK = "blank"
    ADDRESS = "address"


class Piece(NamedTuple):
    """A part of the line, to be isolated from its neighbours if it is no English words."""

    text: str
    role: Role = Role.WORDS


def list_pieces(reference: Reference) -> tuple[Piece, ...]:
    """The line, piece by piece; names and headlines stay in their own script.

    Without an author the newspaper comes first; the archive is named where it
    is not called like the paper. The day of reading is a blank to fill in.

    >>> known = Reference("1", "سیلاب", "ur", ("احمد علی",), "ڈان", "1992-03-26", address="https://x.example/a/1/")
    >>> "".join(piece.text for piece in list_pieces(known))
    'احمد علی. “سیلاب.” ڈان, March 26, 1992. Accessed ________. https://x.example/a/1/.'
    """
    return tuple(_list_pieces(reference))


def _list_pieces(reference: Reference) -> Iterator[Piece]:
    paper, names = reference.paper, reference.authors
    for number, name in enumerate(names):
        if number:
            yield Piece(", ")
        yield Piece(name, Role.NAME)
    if paper and not names:
        yield Piece(paper, Role.TITLE)
    first = names[-1] if names else paper
    yield Piece(f"{'' if first.endswith(_ENDS) else '.'} “" if first else "“")
    yield Piece(reference.title, Role.NAME)
    yield Piece("” " if reference.title.endswith(_ENDS) else ".” ")
    if paper and names:
        yield Piece(paper, Role.TITLE)
        yield Piece(", ")
    yield Piece(_end(_write_date(reference)))
    if reference.archive and reference.archive != paper:
        yield Piece(" ")
        yield Piece(reference.archive, Role.NAME)
        yield Piece(".")
    before, after = load_words()["accessed"].split("{date}")
    yield Piece(f" {before}")
    yield Piece(BLANK, Role.BLANK)
    yield Piece(_end(after))
    if reference.address:
        yield Piece(" ")
        yield Piece(reference.address, Role.ADDRESS)
        yield Piece(".")


def _end(text: str) -> str:
    return text if text.endswith(_ENDS) else f"{text}."


def _write_date(reference: Reference) -> str:
    words = load_words()
    if not reference.date:
        return ", ".join(filter(None, (words["undated"], write_bounds(reference))))
    date = write_date(reference.date)
    if not reference.qualifier:
        return date
    about = words["about"].format(date=date) if is_approximate(reference) else date
    return f"[{about}{'?' if is_uncertain(reference) else ''}]"
