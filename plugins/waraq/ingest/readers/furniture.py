"""Lines of pages and feeds that are no text of the article: buttons, and ways to others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from functools import cache
from typing import NamedTuple

from waraq.ingest.clauses import load_roles
from waraq.ingest.credits import find_kind, split_words
from waraq.ingest.readers.html_text import Block
from waraq.ingest.trace import leave_out
from waraq.text.tables import read_table

TABLE = "page_furniture.tsv"
COLUMNS = ("words", "place", "why")
PLACES = ("whole", "start", "frame", "title", "account", "byline", "position")
LABELS = frozenset({"byline", "position"})
LABEL_MARKS = ",،"  # behind a label; with a colon it may be that of a book under review
MOST_LINK = 160  # in code points, of a line that leads to another article
MOST_PAPER = 4  # words of a paper's name
MOST_LABELLED = 120  # code points of a name or a position, with its label
LIST_ITEM = "- "
MOST_FRAMED = 400  # with two headlines in it
GAP = "…"


class Furniture(NamedTuple):
    """Words that are a whole block or its start, by what they are, and those with something between them.

    `titles` are what programs call a page, in small letters; `labels` are those
    of an author's name and position, `accounts` what stands for a name, in small letters.
    """

    words: Mapping[str, str]
    frames: Sequence[tuple[str, str]]
    titles: Set[str]
    labels: Mapping[str, str]
    accounts: Set[str]


@cache
def load_furniture() -> Furniture:
    """Load the words of buttons and boxes. Raises DataError."""
    words: dict[str, str] = {}
    frames: list[tuple[str, str]] = []
    titles: set[str] = set()
    accounts: set[str] = set()
    labels: dict[str, str] = {}
    for row in read_table(TABLE, COLUMNS):
        if row[1] not in PLACES:
            raise row.error(1, f"must be one of {' '.join(PLACES)}")
        if row[1] == "frame":
            before, _, behind = row[0].partition(GAP)
            frames.append((before, behind))
        elif row[1] == "title":
            titles.add(row[0].casefold())
        elif row[1] == "account":
            accounts.add(row[0].casefold())
        else:
            (labels if row[1] in LABELS else words)[row[0]] = row[1]
    return Furniture(words, frames, titles, labels, accounts)


def drop_furniture(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks that are text of the article."""
    kept = []
    for block in blocks:
        if is_furniture(block.text):
            leave_out("a button or a link to another article", block.text)
        else:
            kept.append(block)
    return tuple(kept)


def is_furniture(text: str) -> bool:
    """Tell whether a block is a button, or a line that leads to another article.

    >>> is_furniture("مزید پڑھیں: کراچی میں بارش"), is_furniture("مزید پڑھیں اور سمجھیں کہ کیا ہوا")
    (True, False)
    >>> is_furniture("The post کراچی میں بارش appeared first on روزنامہ مشرق.")
    True
    """
    words, mark, rest = text.partition(":")
    known = load_furniture()
    place = known.words.get(words.strip(" .!…۔»«<>[]()→"))
    if place is not None and (not rest.strip() or (place == "start" and mark and len(text) <= MOST_LINK)):
        return True
    return len(text) <= MOST_FRAMED and any(
        text.startswith(before) and behind in text[len(before) :] for before, behind in known.frames
    )


def split_label(block: Block) -> tuple[str, str]:
    """Part an item of a list that is an author's name or position: which, and what; else both are empty.

    >>> split_label(Block("مصنف, عماد خالق", "- ")), split_label(Block("مصنف, عماد خالق"))
    (('byline', 'عماد خالق'), ('', ''))
    """
    if block.marker == LIST_ITEM and len(block.text) <= MOST_LABELLED:
        for mark in LABEL_MARKS:
            label, found, value = block.text.partition(mark)
            if found and value.strip() and (kind := load_furniture().labels.get(label.strip())):
                return kind, value.strip()
    return "", ""


def is_no_headline(title: str) -> bool:
    """Tell whether a page's title is none, or one that a program gave it.

    >>> is_no_headline("New Page 2"), is_no_headline("نیا صفحہ لکھا گیا")
    (True, False)
    """
    return title.rstrip("0123456789 ").casefold() in {"", *load_furniture().titles}


def is_account(name: str) -> bool:
    """Tell whether an author's name is only that of an account.

    >>> is_account("Admin"), is_account("آصف")
    (True, False)
    """
    return name.casefold() in load_furniture().accounts


def names_paper(title: str) -> bool:
    """Tell whether a page's title is the name of a paper, as on all pages of old sites.

    >>> names_paper("روزنامہ شام لاہور"), names_paper("روزنامہ جنگ پر حملہ")
    (True, False)
    """
    words = split_words(title)
    is_short = 0 < len(words) <= MOST_PAPER and not any(word in load_roles() for word in words)
    return is_short and find_kind(words) == "paper"
