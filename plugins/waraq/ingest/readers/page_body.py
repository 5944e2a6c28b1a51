"""The article of a web page, out of the menus, the layout and what is put between its paragraphs."""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set
from copy import deepcopy
from itertools import islice, takewhile

import trafilatura

from waraq.ingest.readers.field_names import is_date_name
from waraq.ingest.readers.furniture import LIST_ITEM, drop_furniture, split_label
from waraq.ingest.readers.html_text import Block, list_blocks, read_blocks
from waraq.ingest.readers.html_tree import Element
from waraq.ingest.readers.page_head import find_marks
from waraq.ingest.source_dates import DAY_LENGTH, read_source_date
from waraq.ingest.trace import leave_out

MIN_TEXT = 40  # in code points; less than that is what is left of a menu
LAYOUT_TEXT = 300  # in code points; no cell of a table of figures holds as much
MOST_MENU = 100  # in code points, of a line of a menu
FULL_STOP = "۔"
MOST_CELLS = 5_000
MOST_DAY = 160  # in code points, of a line that is a day
BYLINE = "byline"
CHAT = "chat_page"  # class of what holds the posts, in exports of Telegram
MOST_OUTER = 20  # elements, of which that is one
OPENING = 3  # blocks among which headline and day are repeated
CELLS = frozenset({"td", "th", "tr", "table", "tbody", "thead", "tfoot", "center"})


def extract_article(root: Element, headlines: Collection[str] = ()) -> tuple[Block, ...]:
    """Return the blocks of a page's article, without menus, boxes and comments.

    `headlines` are what the page calls it.
    """
    if _has_layout(root):
        for element in root.iter(*CELLS):
            element.tag = "div"
    for recall in (False, True):  # the second try for pages too short for the first
        found = trafilatura.extract(
            deepcopy(root),
            output_format="html",
            include_comments=False,
            include_tables=False,
            favor_recall=recall,
        )
        blocks = read_blocks(found) if found else ()
        if sum(len(block.text) for block in blocks) >= MIN_TEXT:
            return drop_furniture(blocks if len(blocks) > 1 else _part(blocks[0], root, headlines))
    return ()


def _part(whole: Block, root: Element, headlines: Collection[str]) -> Sequence[Block]:
    """The blocks of a text that is given as one: of short pages trafilatura has all in one paragraph.

    Where the headline is among them, what stands above it is none of the article.
    """
    blocks, place = [], 0
    for block in list_blocks(root):
        if whole.text.startswith(block.text, place):
            blocks.append(block)
            place += len(block.text)
            place += whole.text.startswith(" ", place)
    if place < len(whole.text) or len(blocks) == 1:
        return [whole]
    known = _spell(headlines)
    start = next((number for number, block in enumerate(blocks[:-1]) if block.text in known), 0)
    if not all(map(_may_be_menu, blocks[:start])):  # the headline stands in a list below the article
        return blocks
    for block in blocks[:start]:
        leave_out("what stands above the headline", block.text)
    return blocks[start:]


def _spell(headlines: Collection[str]) -> Set[str]:
    """The headlines, also without the site's name behind them."""
    return {*headlines, *(head for headline in headlines for head, _ in find_marks(headline) if " " in head)}


def _may_be_menu(block: Block) -> bool:
    return len(block.text) <= MOST_MENU and FULL_STOP not in block.text


def is_chat(root: Element) -> bool:
    """Tell whether a page holds the posts of a chat, as Telegram exports them."""
    return any(CHAT in element.get("class", "").split() for element in islice(root.iter("div"), MOST_OUTER))


def split_opening(
    blocks: Sequence[Block], headlines: Collection[str]
) -> tuple[str | None, str | None, tuple[Block, ...]]:
    """Return the headline and the day that an article begins with, where it repeats them, and the rest.

    >>> split_opening([Block("بڑی خبر"), Block("25 اگست 2023"), Block("متن")], ["بڑی خبر | اخبار"])
    ('بڑی خبر', '25 اگست 2023', (Block(text='متن', marker=''),))
    """
    known = _spell(headlines)
    repeated = [block for block in blocks[:OPENING] if block.text in known]
    days = [block for block in blocks[:OPENING] if block not in repeated and _is_day(block.text)]
    rest = [block for block in blocks[:OPENING] if block not in repeated and block not in days]
    for block in repeated:
        leave_out("the headline above the text", block.text)
    for block in days:
        leave_out("a day above the text", block.text)
    return (
        repeated[0].text if repeated else None,
        _strip_label(days[0].text) if days else None,
        (*rest, *blocks[OPENING:]),
    )


def split_byline(blocks: Sequence[Block]) -> tuple[str, tuple[Block, ...]]:
    """Return the authors that a list above an article names, and the article without that list.

    The list has nothing else in it.

    >>> split_byline([Block("مصنف, علی", "- "), Block("عہدہ, بی بی سی اردو", "- "), Block("متن")])
    ('علی', (Block(text='متن', marker=''),))
    """
    start = next((place for place, block in enumerate(blocks[:OPENING]) if block.marker == LIST_ITEM), 0)
    listed = list(takewhile(lambda block: block.marker == LIST_ITEM, blocks[start:]))
    labelled = [split_label(block) for block in listed]
    names = [value for label, value in labelled if label == BYLINE]
    if not names or not all(label for label, _ in labelled):
        return "", tuple(blocks)
    for block in listed:
        leave_out("the list of the author above the text", block.text)
    return "، ".join(names), (*blocks[:start], *blocks[start + len(listed) :])


def _has_layout(root: Element) -> bool:
    """Whether the page is laid out with tables: one of their cells holds an article."""
    for number, cell in enumerate(root.iter("td")):
        if number > MOST_CELLS:
            return False
        size = 0
        for text in cell.itertext():
            size += len(text.strip())
            if size > LAYOUT_TEXT:
                return True
    return False


def _is_day(text: str) -> bool:
    try:
        return len(text) <= MOST_DAY and len(read_source_date(_strip_label(text))) == DAY_LENGTH
    except ValueError:
        return False


def _strip_label(text: str) -> str:
    """A line without the name of a date before it: «وقتِ اشاعت: 4 مارچ 2003»."""
    label, _, rest = text.partition(":")
    return rest.strip() if is_date_name(label) else text
