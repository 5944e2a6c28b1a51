"""Pages saved in one file, as Chrome and Internet Explorer write them."""

from __future__ import annotations

from binascii import b2a_qp

import pytest

from tests.ingest.house import source_of
from tests.ingest.readers.test_page_body import H1, HEADLINE, TEXT, paragraphs
from waraq.errors import Problem
from waraq.ingest.readers import read_records
from waraq.ingest.record import Record

URL = "https://m.example/khabar/1"
PICTURE = b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo="


def save(charset: str = "utf-8", pictures: int = 1, meta: str = "") -> bytes:
    page = f"<html><head>{meta}<title>{HEADLINE}</title></head><body>{H1}{paragraphs()}</body></html>"
    text = page if charset == "utf-8" else page.replace("ی", "ي").replace("۔", ".")
    head = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: " + URL.encode() + b"\r\nSubject: x\r\n"
        b"Date: Fri, 27 Nov 2020 08:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        b'\ttype="text/html";\r\n\tboundary="----Boundary--a----"\r\n\r\n\r\n'
    )
    kind = f'Content-Type: text/html; charset="{charset}"\r\nContent-Transfer-Encoding: quoted-printable'
    where = f"\r\nContent-Location: {URL}#top\r\n\r\n"
    html = kind.encode() + where.encode() + b2a_qp(text.encode(charset))
    mark = b"------Boundary--a----\r\n"
    return (
        head
        + b"".join(mark + part + b"\r\n" for part in (html, *[PICTURE] * pictures))
        + mark[:-2]
        + b"--\r\n"
    )


def read(raw: bytes, name: str = "a.mhtml") -> tuple[list[Record], list[Problem]]:
    found = list(read_records(source_of(name, raw)))
    records = [each for each in found if isinstance(each, Record)]
    return records, [each for each in found if isinstance(each, Problem)]


@pytest.mark.parametrize("name, charset", [("a.mhtml", "utf-8"), ("a.mht", "windows-1256")])
def test_the_article_of_a_saved_page(name: str, charset: str) -> None:
    [record], problems = read(save(charset, pictures=300), name)
    assert problems == []
    assert (record.key, record.headline and record.headline[:5]) == (URL, HEADLINE[:5])
    assert record.date is None
    text = TEXT if charset == "utf-8" else [each.replace("ی", "ي").replace("۔", ".") for each in TEXT]
    assert list(record.paragraphs) == text


def test_what_the_page_says_of_itself_goes_before_where_it_was_saved() -> None:
    [record], _ = read(save(meta='<link rel="canonical" href="https://m.example/2">'))
    assert record.key == "https://m.example/2"


def test_damage_is_told() -> None:
    raw = save(pictures=0)
    [record], [note] = read(raw[: raw.rindex(b"<p>")])
    assert record.paragraphs[0] == TEXT[0]
    assert "breaks off" in note.reason
    [], [problem] = read(b"Subject: x\r\n\r\nx")
    assert "no page" in problem.reason
