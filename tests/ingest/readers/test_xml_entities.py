"""References that XML does not have: HTML's names, bare ``&``, numbers of nothing."""

from __future__ import annotations

from random import Random

import pytest

from tests.ingest.house import source_of
from tests.ingest.readers.test_feed import ITEM, RSS
from waraq.errors import Problem
from waraq.ingest.readers.feed import read_feed
from waraq.ingest.readers.wordpress import read_export
from waraq.ingest.readers.wordpress_xml import PIECE
from waraq.ingest.readers.xml_entities import ReferenceSpeller
from waraq.ingest.record import Record

NAMED = "آج&nbsp;بارش &hellip; ہوا &amp; A&B &unknown; &#8;&#x1F;&#1744;&#x627;&#xD800;&#99999999;"
SAID = "آج بارش … ہوا & A&B &unknown; \u06d0\u0627"
PIECES = ("<![CDATA[", "]]>", "<!--", "-->", "<?", "?>", "&", "nbsp;", "amp;", "#8;", "#x41;", "a", "<", ";")


def read(text: str, *, is_export: bool) -> list[Record | Problem]:
    raw = text.encode()
    return list((read_export if is_export else read_feed)(source_of("a.xml", raw)))


@pytest.mark.parametrize("is_export", [True, False], ids=["WordPress", "feed"])
def test_names_of_html_are_read(is_export: bool) -> None:
    items = (
        ITEM.replace("بارش &amp; ہوا", NAMED).replace("ماحول", "شہر&ndash;دیہات").replace("مشرق", "&lsquo;")
    )
    found = read(RSS.format(items=items), is_export=is_export)
    [record] = [each for each in found if isinstance(each, Record)]
    [notice] = [each for each in found if isinstance(each, Problem)]
    assert notice.reason == "control characters were left out of the file: 4"
    assert (record.headline, record.section, record.keywords) == (SAID, "شہر–دیہات", ("بارش",))
    assert record.paragraphs == ("پہلا پیراگراف", "دوسرا")


@pytest.mark.parametrize("is_export", [True, False], ids=["WordPress", "feed"])
def test_what_is_quoted_stays(is_export: bool) -> None:
    head = '<?xml-stylesheet href="a?b&c"?><!-- &nbsp; & -->'
    items = ITEM.replace("پہلا", "پہلا &amp;nbsp; &lt;b&gt; &").replace(
        "<guid>", "<!-- <title>&nope; -->\n<guid>"
    )
    [record] = read(RSS.format(items=items).replace("?>", f"?>\n{head}", 1), is_export=is_export)
    assert isinstance(record, Record)
    assert record.paragraphs[0] == "پہلا &nbsp; <b> & پیراگراف"


@pytest.mark.parametrize("shift", range(0, 12, 3))
def test_a_name_may_be_cut_where_a_piece_ends(shift: int) -> None:
    before, _, after = RSS.format(items=ITEM.replace("بارش &amp; ہوا", NAMED)).partition("آج&nbsp;")
    gap = PIECE - len(before.encode()) - len("آج".encode()) - shift
    before = before.replace("?>", f"?>{' ' * gap}", 1)
    record, _notice = read(f"{before}آج&nbsp;{after}", is_export=True)
    assert isinstance(record, Record)
    assert record.headline == SAID


def test_pieces_make_no_difference() -> None:
    random = Random(1)
    for _ in range(500):
        text = "".join(random.choices(PIECES, k=9))
        speller, place, said = ReferenceSpeller(), 0, ""
        while place < len(text):
            size = random.randrange(1, 6)
            said += speller.spell(text[place : place + size])
            place += size
        whole = ReferenceSpeller()
        assert said + speller.end() == whole.spell(text) + whole.end(), text
        assert speller.left_out == whole.left_out


def test_a_line_after_names_keeps_its_number() -> None:
    [*_, problem] = read(
        RSS.format(items=ITEM.replace("بارش", "&nbsp;\n&hellip;\n") + "\n<a></b>"), is_export=True
    )
    assert isinstance(problem, Problem)
    assert problem.line == RSS.partition("{items}")[0].count("\n") + 1 + ITEM.count("\n") + 4 + 1
