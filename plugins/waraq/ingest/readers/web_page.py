"""Web pages: the article out of the menus, and what the page says about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from waraq.errors import Problem
from waraq.ingest.identity import hash_bytes
from waraq.ingest.readers.decoding import decode_source
from waraq.ingest.readers.fields import fill_record
from waraq.ingest.readers.furniture import is_furniture, is_no_headline, names_paper
from waraq.ingest.readers.html_text import Block, read_blocks, write_blocks
from waraq.ingest.readers.html_tree import parse_html
from waraq.ingest.readers.limits import WEB_PAGE, check_marks
from waraq.ingest.readers.page_body import extract_article, is_chat, split_byline, split_opening
from waraq.ingest.readers.page_head import Head, choose_headline, read_head
from waraq.ingest.readers.text_lines import split_headline
from waraq.ingest.record import Record
from waraq.ingest.source_file import SourceFile
from waraq.ingest.trace import is_heard, leave_out, listen, tell

MOST_AROUND = 30  # lines that are shown
EXPORT_CHAT = "export the channel anew in the format JSON, and take in its result.json"
NO_ARTICLE = "no article was found in the page"


def read_web_page(source: SourceFile) -> Iterator[Record | Problem]:
    """Yield the one article of a web page."""
    raw = source.read(WEB_PAGE.size)
    text, problems = decode_source(source, raw)
    yield from problems
    if text is None:
        return
    check_marks(source, text, WEB_PAGE)
    root = parse_html(text)
    if root is not None and is_chat(root):
        yield source.report("the page has many posts of a channel of Telegram", EXPORT_CHAT)
        return
    head = Head({}) if root is None else read_head(root)
    found = () if root is None else extract_article(root, head.headlines)
    byline, below = split_byline(found)
    headline, date, blocks = split_opening(below, head.headlines)
    own = str(head.fields.get("headline") or "")
    paper = own if names_paper(own) else ""
    if blocks and not headline and (paper or is_no_headline(own)):
        own, blocks = _take_headline(blocks)
    if not blocks:
        yield source.report(NO_ARTICLE, "save its text as .txt or .md")
        return
    for note in head.notes:
        yield source.note(note, "correct the date in the article file if it is wrong")
    # The text may repeat the headline without the site's name.
    if date and "date" not in head.fields:
        tell("date", "a line above the text", date)
    tell("publication", "the page's title", paper)
    tell("byline", "the list of the author above the text", byline)
    if is_heard():
        _tell_rest(text, found)
    known = {"date": date, "publication": paper, **head.fields}
    known |= {"byline": byline} if byline else {}
    known["headline"] = choose_headline([own, headline or own], ())
    yield _make_record(head.address, blocks, known)


def _make_record(address: str, blocks: Sequence[Block], known: Mapping[str, object]) -> Record:
    record = Record(
        key=address,
        sha256="",
        media_type="text/html",
        paragraphs=tuple(block.text for block in blocks),
        markdown=write_blocks(blocks),
    )
    record = fill_record(record, known)
    return replace(record, sha256=_hash_article(record))


def _take_headline(blocks: tuple[Block, ...]) -> tuple[str, tuple[Block, ...]]:
    """Return the headline that a text begins with, if a short line stands there, and what is below."""
    headline, start = split_headline([blocks[0].text, "", *(block.text for block in blocks[1:])])
    if not headline or not start:
        return "", blocks
    tell("headline", "the first line of the text, as the page's title is none", headline)
    return headline, blocks[1:]


def _tell_rest(page: str, blocks: tuple[Block, ...]) -> None:
    """Say where the text is from, and what stands around it."""
    tell("body", "the main text of the page, as trafilatura finds it", len(blocks))
    kept = {block.text for block in blocks}
    with listen():  # nobody is to hear of scripts here
        lines = [block.text for block in read_blocks(page)]
    around = (line for line in lines if line not in kept and not is_furniture(line))
    for line in islice(dict.fromkeys(around), MOST_AROUND):
        leave_out("what stands around the main text", line)


def _hash_article(record: Record) -> str:
    """The hash of an article alone: what a page has around it is other at each capture."""
    said = (record.headline, record.date, record.section, record.byline, record.publication, record.keywords)
    return hash_bytes(
        repr((said, record.lang, record.paragraphs, record.markdown)).encode("utf-8", "replace")
    )
