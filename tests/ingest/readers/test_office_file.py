"""Documents of Word and LibreOffice: their paragraphs in order, and nothing that is kept beside them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.ingest.archive_bytes import zip_of
from tests.ingest.house import source_of
from waraq.errors import Problem
from waraq.ingest.readers import read_records
from waraq.ingest.record import Record

FIRST = "لاہور (اسٹاف رپورٹر) – شہر میں تیز بارش ہوئی۔"
SECOND = "سڑکیں ڈوب گئیں۔"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="x:mc"'
O = (  # noqa: E741
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def par(*runs: str, style: str = "", item: bool = False) -> str:
    properties = f'<w:pStyle w:val="{style}"/>' * bool(style) + "<w:numPr><w:ilvl/></w:numPr>" * item
    stops = '<w:tabs><w:tab w:val="left"/></w:tabs>'
    texts = "".join(
        f'<w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs
    )
    return f"<w:p><w:pPr>{properties}{stops}</w:pPr>{texts}</w:p>"


def word(*parts: str, others: Mapping[str, bytes] | None = None) -> bytes:
    xml = f'<?xml version="1.0"?><w:document {W}><w:body>{"".join(parts)}</w:body></w:document>'
    kept = {"[Content_Types].xml": b"<Types/>", "word/media/a.png": b"x", **(others or {})}
    return zip_of({"word/document.xml": xml.encode(), **kept})


def odt(*parts: str) -> bytes:
    body = f"<office:body><office:text>{''.join(parts)}</office:text></office:body>"
    xml = f"<office:document-content {O}>{body}</office:document-content>"
    return zip_of({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": xml.encode()})


def read(raw: bytes, name: str) -> tuple[list[Record], list[Problem]]:
    found = list(read_records(source_of(name, raw)))
    records = [each for each in found if isinstance(each, Record)]
    return records, [each for each in found if isinstance(each, Problem)]


def footnotes(*notes: str, kind: str = "footnote") -> dict[str, bytes]:
    line = f'<w:{kind} w:type="separator" w:id="-1">{par("خط")}</w:{kind}>'
    written = "".join(
        f'<w:{kind} w:id="{number}">{par(note)}{par("دوسری سطر")}</w:{kind}>'
        for number, note in enumerate(notes, 1)
    )
    return {f"word/{kind}s.xml": f"<w:{kind}s {W}>{line}{written}</w:{kind}s>".encode()}


def refer(number: int, kind: str = "footnote") -> str:
    return f'</w:t></w:r><w:r><w:{kind}Reference w:id="{number}"/></w:r><w:r><w:t>'


WORD = word(
    par("بارش سے ", "تباہی", style="Title"),
    par(FIRST[:20], FIRST[20:]),
    "<w:p><w:r><w:t>ایک</w:t><w:br/><w:t>دو</w:t><w:tab/><w:t>تین</w:t></w:r></w:p>",
    "<w:p><w:del><w:r><w:delText>غلط</w:delText></w:r></w:del></w:p>",
    "<w:p><w:moveFrom><w:r><w:t>یہاں سے</w:t></w:r></w:moveFrom></w:p>",
    "<w:tbl><w:tr><w:tc>" + par("خانہ") + "</w:tc></w:tr></w:tbl>",
    f"<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{par('ڈبہ')}</w:txbxContent></mc:Choice>"
    f"<mc:Fallback><w:txbxContent>{par('ڈبہ')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>",
)
ODT = odt(
    "<text:tracked-changes><text:p>حذف شدہ</text:p></text:tracked-changes>",
    '<text:p text:style-name="P1">بارش سے <text:span>تباہی</text:span></text:p><text:p/>',
    f"<text:p>{FIRST[:20]}<text:span>{FIRST[20:30]}</text:span>{FIRST[30:]}</text:p>",
    "<text:p>ایک<text:line-break/>دو<text:s/>تین<office:annotation><text:p>تبصرہ</text:p></office:annotation></text:p>",
)

NOTED_WORD = word(
    par(f"خبر{refer(1)}", style="Title"),
    par(f"متن{refer(3)}، اور{refer(2)} پھر{refer(3)}{refer(9)}"),
    par(f"{refer(1, 'endnote')}: انجام"),
    others=footnotes("سرخی کا [حاشیہ]", "دوسرا *حاشیہ*", "تیسرا") | footnotes("آخر", kind="endnote"),
)
NOTED_ODT = odt(
    "<text:p>متن<text:note><text:note-citation>1</text:note-citation><text:note-body>"
    "<text:p>حاشیہ</text:p><text:p>اور</text:p></text:note-body></text:note> اور</text:p>"
)


def test_a_document_of_word() -> None:
    [record], problems = read(WORD, "a.docx")
    assert problems == []
    assert record.headline == "بارش سے تباہی"
    assert record.paragraphs == (FIRST, "ایک", "دو تین", "خانہ", "ڈبہ")
    assert record.markdown is None


def test_a_document_of_libreoffice() -> None:
    [record], problems = read(ODT, "a.odt")
    assert problems == []
    assert record.headline == "بارش سے تباہی"
    assert record.paragraphs == (FIRST, "ایک", "دو تین")


def test_headings_and_lists_stay_such() -> None:
    parts = (
        par("خبر", style="Heading1"),
        par(FIRST),
        par("سرخی", style="Heading2"),
        par("نکتہ", item=True),
        par("دوسرا", style="ListBullet"),
    )
    [record], _ = read(word(*parts), "a.docx")
    assert (record.headline, record.markdown) == ("خبر", f"{FIRST}\n\n## سرخی\n\n- نکتہ\n\n- دوسرا")
    heading = '<text:h text:outline-level="2">سرخی</text:h>'
    listed = "<text:list><text:list-item><text:p>نکتہ</text:p></text:list-item></text:list>"
    [record], _ = read(odt(f"<text:p>{FIRST}</text:p>", heading, listed), "a.odt")
    assert record.markdown == f"{FIRST}\n\n## سرخی\n\n- نکتہ"


def test_a_plain_document_is_read_as_a_text_is() -> None:
    [record], _ = read(word(par(FIRST), par(SECOND)), "a.docx")
    assert (record.headline, record.paragraphs) == (None, (FIRST, SECOND))
    [record], _ = read(word(par("خبر کی سرخی"), par(), par(FIRST)), "a.docx")
    assert (record.headline, record.paragraphs) == ("خبر کی سرخی", (FIRST,))


def test_footnotes_of_word_stand_below_the_text() -> None:
    [record], problems = read(NOTED_WORD, "a.docx")
    assert (record.headline, problems) == ("خبر", [])
    assert record.paragraphs == (
        *("متن، اور پھر", ": انجام", "سرخی کا [حاشیہ] دوسری سطر"),
        *("تیسرا دوسری سطر", "دوسرا *حاشیہ* دوسری سطر", "آخر دوسری سطر"),
    )
    assert record.markdown == (
        "متن[^1]، اور[^2] پھر[^1]\n\n[^3]\\: انجام\n\nسرخی کا \\[حاشیہ\\] دوسری سطر\n\n"
        "[^1]: تیسرا دوسری سطر\n\n[^2]: دوسرا \\*حاشیہ\\* دوسری سطر\n\n[^3]: آخر دوسری سطر"
    )


def test_footnotes_of_libreoffice_stand_below_the_text() -> None:
    [record], problems = read(NOTED_ODT, "a.odt")
    assert problems == []
    assert record.paragraphs == ("متن اور", "حاشیہ اور")
    assert record.markdown == "متن[^1] اور\n\n[^1]: حاشیہ اور"


def test_the_line_above_footnotes_is_none() -> None:
    [record], problems = read(word(par(FIRST), others=footnotes()), "a.docx")
    [plain], _ = read(word(par(FIRST)), "a.docx")
    assert (record, problems) == (plain, [])


def test_what_parts_notes_from_a_text_is_no_letter() -> None:
    [record], _ = read(word(par("متن\ufdd0footnote1\ufdd1 \ufdd0"), others=footnotes("حاشیہ")), "a.docx")
    assert record.paragraphs == ("متنfootnote1", "حاشیہ دوسری سطر")


@pytest.mark.parametrize(
    "raw, reason",
    [
        (b"PK", "can't be opened"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "can't be opened"),
        (zip_of({"a.txt": b"x"}), "“word/document.xml” is missing"),
        (zip_of({"word/document.xml": b"<w:document"}), "is damaged"),
        (word(par("")), "has no text"),
        (zip_of({"word/document.xml": b" " * 20_000_001}), "more than 20 MB"),
        (zip_of({"word/document.xml": b"<a/>" * 1_000_001}), "marks, more than 1,000,000"),
        (word(others={"word/footnotes.xml": b" " * 20_000_000}), "more than 20 MB"),
        (word(others={"word/endnotes.xml": b"<w:endnotes>"}), "is damaged"),
        (word().replace(b"PK\x01\x02", b"PK\x01\x02" * 6_000, 1), "more than 5,000 files"),
        (WORD[:-100], "can't be opened"),
    ],
)
def test_what_is_no_document_is_refused(raw: bytes, reason: str) -> None:
    [], [problem] = read(raw, "a.docx")
    assert reason in problem.reason
    assert problem.fatal


def test_entities_are_not_expanded() -> None:
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    body = "<w:p><w:r><w:t>متن &a9;</w:t></w:r></w:p>"
    xml = f'<!DOCTYPE d [<!ENTITY a0 "ha">{laughs}]><w:document {W}>{body}</w:document>'
    records, problems = read(zip_of({"word/document.xml": xml.encode()}), "a.docx")
    assert all(len(record.text) < 100 for record in records)
    assert records or problems
