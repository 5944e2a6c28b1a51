"""What stands before a feed's first element takes no time, however long it is: without care, minutes."""

from __future__ import annotations

import pytest

from tests.ingest.house import source_of
from waraq.errors import Problem
from waraq.ingest.readers import read_records
from waraq.ingest.record import Record

XML = '<?xml version="1.0" encoding="UTF-8"?>'
SAID = 'encoding="" '
ITEM = "<item><title>خبر</title><description>لاہور میں بارش ہوئی</description></item>"
FEED = f'<rss version="2.0"><channel>{ITEM}</channel></rss>'


@pytest.mark.parametrize(
    "before",
    [
        XML,
        f"{XML}<?style {SAID * 20_000}?>",
        f"<?style {SAID * 20_000}?>",
        XML + "\n" * 200_000,
        f"{XML}<!-- آج -->" + "\n \n" * 100_000,
        f'{XML}<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "rss.dtd">',
    ],
    ids=["declaration", "long line", "long line alone", "lines", "lines behind a comment", "doctype"],
)
def test_a_long_beginning_hides_no_item(before: str) -> None:
    [record] = read_records(source_of("a.rss", (before + FEED).encode()))
    assert isinstance(record, Record)
    assert (record.headline, record.paragraphs) == ("خبر", ("لاہور میں بارش ہوئی",))


@pytest.mark.parametrize(
    "text", [XML[:-2] * 2_000 + FEED, XML + "\n<!DOCTYPE" * 20_000 + FEED], ids=["declarations", "doctypes"]
)
def test_what_never_ends_is_told(text: str) -> None:
    found = list(read_records(source_of("a.rss", text.encode())))
    assert [each for each in found if isinstance(each, Problem)]
