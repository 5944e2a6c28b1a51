"""What the fuzzing starts from: small good files of every format that ingest reads."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from io import BytesIO
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from tests.ingest.archive_bytes import tar_of, zip_of
from tests.ingest.house import TEXT
from tests.ingest.inpage_files import legacy_file, unicode_file
from tests.ingest.readers.test_feed import ITEM, RSS
from tests.ingest.readers.test_fuzz import GOOD
from tests.ingest.readers.test_known_systems import WP_POSTS, node, write_csv
from tests.ingest.readers.test_mail import BROAD, SAVED, compose
from tests.ingest.readers.test_office_file import NOTED_ODT, NOTED_WORD, ODT, WORD, par, word
from tests.ingest.readers.test_page_body import PAGES
from tests.ingest.readers.test_posts import MESSAGE, SERVICE, SHOWN, STATUS
from tests.ingest.readers.test_saved_page import save
from tests.ingest.readers.test_sheet_file import BOOK
from tests.ingest.readers.test_sql_dump import MSSQL, MYSQL, POSTGRES
from tests.ingest.readers.test_web_page import make_page
from tests.ingest.readers.test_wordpress import EXPORT, PRIMARY, item
from tests.ingest.readers.web_archive import answer_of, page_of, record_of
from tests.ingest.test_archive_fuzz import ARCHIVES, CRAWL
from tests.ingest.test_article_file import FULL
from tests.ingest.test_settings_file import ALL
from waraq.ingest import article_to_markdown
from waraq.ingest.settings import NO_SETTINGS, Settings

MAPPED = Settings(
    columns=(("headline", ("1", "Title")), ("body", ("Text", "3")), ("byline", ("A", "B"))),
    encoding="cp1256",
    values={"section": "کھیل", "byline": "نامہ نگار"},
    ids="jang",
    dates="DMY",
    time_zone="Asia/Karachi",
)
LD = {
    "@graph": [
        {"@type": ["NewsArticle"], "headline": "خبر", "datePublished": "2014-10-14T05:00:00+05:00"},
        {"@type": "WebPage", "author": [{"name": "آصف"}], "keywords": "الف، ب", "inLanguage": {"name": "ur"}},
    ]
}
HEAD = (
    f'<script type="application/ld+json">{json.dumps(LD, ensure_ascii=False)}</script>'
    '<meta property="og:title" content="خبر"><meta name="DC.date" content="2014-10-14">'
    '<link rel="canonical" href="https://a.example/1"><base href="https://a.example/">'
)
OPENINGS = (
    "لاہور، 3 مارچ (اسٹاف رپورٹر) – شہر میں بارش ہوئی۔ کام 3 مارچ 2027ء کو مکمل ہوگا۔",
    "اسلام آباد (نمائندہ خصوصی+ اے ایف پی) “وزیراعظم” نے کہا: ۱۲ ربیع الاول ۱۴۴۵ھ",
    "بی بی سی اردو، کوئٹہ\n1947-08-14\nجموں//جے کے این ایس// متن",
)
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://x.example/ur/" xml:lang="ur">
<title>اخبار</title><entry><id>tag:1</id><title type="html">&lt;b&gt;خبر&lt;/b&gt;</title>
<author><name>آصف</name></author><category term="a" label="کھیل"/><updated>2023-08-25T23:30:00+05:00</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{OPENINGS[0]}</p></div></content></entry></feed>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>اخبار</title></channel>
<item rdf:about="https://x.example/1"><title>خبر</title><description>{OPENINGS[1]}</description>
<dc:date>2023-08-25</dc:date><dc:creator>آصف</dc:creator></item></rdf:RDF>"""
POST = (
    "[caption id='1' width=3]آ[/caption]\n"
    '<!-- wp:paragraph {"a": 1} --><p>متن</p><!-- /wp:paragraph -->\n[AFP]'
)
TOML = f'+++\ntitle = "خبر"\ndate = 2014-10-14\ndraft = true\n[taxonomies]\ntags = ["الف"]\n+++\n{TEXT}'
NAMED = RSS.format(items=ITEM.replace("بارش", "A&B&nbsp;&hellip; &#8; &unknown;")).replace("wordpress", "x")
OBJECTS = {
    "_id": {"$oid": "5c7f"},
    "date": {"$date": {"$numberLong": "1551657600000"}},
    "categories": [{"id": 3, "name": "کھیل"}, "کرکٹ"],
    "is_published": 0,
    "body": [{"type": "p", "text": TEXT}, {"value": "<p>متن</p>"}],
}
TABLE = f'Title;Date;Text;A\nخبر;14/10/2014;"{OPENINGS[0]}";علی\n"خ""بر";;{OPENINGS[1]};\n'
SITE = record_of("warcinfo", "", b"software: x\r\n") + answer_of("http://a.pk/1", page_of("بارش"))
CHUNKED = {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"}
PACKED = gzip.compress(page_of("آندھی").encode())
CHUNKS = answer_of("http://a.pk/2", b"%x\r\n%s\r\n0\r\n\r\n" % (len(PACKED), PACKED), http=CHUNKED)


class Packing(NamedTuple):
    """How the bytes of a format are packed, so that changes reach what is in them."""

    pack: Callable[[bytes], bytes]
    unpack: Callable[[bytes], bytes]


class Target(NamedTuple):
    """A file's name, which tells its reader, good files of that format, and the settings of its folder."""

    name: str
    seeds: tuple[bytes, ...]
    settings: Settings = NO_SETTINGS
    packing: Packing | None = None


def encode(*texts: str) -> tuple[bytes, ...]:
    """The texts in UTF-8, and the first in what else old computers wrote."""
    others = (texts[0].encode("utf-16"), texts[0].encode("cp1256", "replace"))
    return (*(text.encode() for text in texts), *others)


def pack_member(name: str, whole: bytes) -> Packing:
    """How one member of a zip is packed; the others are those of `whole`."""
    with ZipFile(BytesIO(whole)) as packed:
        others = {each: packed.read(each) for each in packed.namelist()}

    def unpack(raw: bytes) -> bytes:
        try:
            return ZipFile(BytesIO(raw)).read(name)
        except (BadZipFile, KeyError, NotImplementedError, RuntimeError) as error:
            raise EOFError from error

    return Packing(lambda raw: zip_of({**others, name: raw}), unpack)


PACKED_WORD, PACKED_ODT = pack_member("word/document.xml", NOTED_WORD), pack_member("content.xml", ODT)
PACKED_SHEET = pack_member("xl/worksheets/sheet0.xml", BOOK)
GZIP = Packing(gzip.compress, gzip.decompress)
FRONT = article_to_markdown(FULL)
WEB = (make_page(HEAD, f"<p>{OPENINGS[0]}</p>"), *(page.encode() for page in PAGES.values()))
EXPORTS = EXPORT.format(items=item(POST) + item(more=PRIMARY, number=2), encoding="UTF-8")
MAILS = (BROAD.as_bytes(), f"{SAVED}\n{TEXT}".encode(), compose(cte="base64").as_bytes())
POSTS = tuple(json.dumps(posts) for posts in ({"messages": [SERVICE, MESSAGE]}, [STATUS, SHOWN]))
TARGETS = (
    Target("2014-10-14-a.txt", (*encode(*(f"خبر\n\n{text}" for text in OPENINGS), *OPENINGS), MAILS[1])),
    Target("sports/a.md", encode(GOOD[".md"], FRONT, TOML, f"# خبر\n\n{TEXT}\n* الف\n> ب\n\n    ج\n")),
    Target("a.html", WEB),
    Target("a.jsonl", encode(GOOD[".jsonl"], json.dumps(OBJECTS))),
    Target(
        "a.json",
        encode(GOOD[".json"], GOOD[".jsonl"], json.dumps({"data": [node(1), node(2, "page")]}), *POSTS),
    ),
    Target("a.csv", encode(GOOD[".csv"], TABLE, write_csv(WP_POSTS))),
    Target("a.sql", encode(MYSQL, POSTGRES, MSSQL)),
    Target("a.tsv", encode(GOOD[".tsv"])),
    Target(
        "a.rss", encode(RSS.format(items=ITEM).replace("http://wordpress.org/export/1.2/", "x"), RDF, NAMED)
    ),
    Target("a.atom", encode(ATOM)),
    Target("a.xml", encode(EXPORTS, ATOM, EXPORTS.replace("بارش", "A&B&nbsp;&hellip;"))),
    Target("a.warc", (CRAWL, SITE + CHUNKS)),
    Target("a.docx", (WORD, NOTED_WORD, word(par(TEXT))), packing=PACKED_WORD),
    Target("a.xlsx", (BOOK,), packing=PACKED_SHEET),
    Target("a.odt", (ODT, NOTED_ODT), packing=PACKED_ODT),
    Target("a.eml", MAILS),
    Target("a.mhtml", (save(), save("windows-1256"))),
    Target("a.inp", (legacy_file([TEXT], [OPENINGS[1]]), unicode_file(f"{TEXT}\r{OPENINGS[1]}"))),
    Target("o.zip", (ARCHIVES["o.zip"], zip_of({"خبر.txt": TEXT.encode()}, 0))),
    Target("o.wacz", (zip_of({"archive/a.warc": SITE, "b.json": b"{}"}), ARCHIVES["o.zip"])),
    Target("o.tar", (ARCHIVES["o.tar"], tar_of({"a.txt": TEXT.encode()}))),
    Target("o.tar.gz", (ARCHIVES["o.tar.gz"],), packing=GZIP),
    Target("a.warc.gz", (gzip.compress(SITE) + gzip.compress(CHUNKS),), packing=GZIP),
    Target("a.txt.bz2", (ARCHIVES["o.txt.bz2"],)),
    Target("a.txt.xz", (ARCHIVES["o.txt.xz"],)),
    Target("mapped/a.csv", tuple(raw.encode("cp1256", "replace") for raw in (TABLE, GOOD[".csv"])), MAPPED),
    Target("mapped/a.jsonl", (json.dumps({"1": "خبر", "Text": TEXT, "A": ["علی"]}).encode(),), MAPPED),
    Target("source.yaml", (ALL.encode(), b"format: {txt: tsv, dat: .csv}\ncolumns: {body: [1, '2']}\n")),
    Target("articles/2014/a.md", (FRONT.encode(), FRONT.replace("\n\n", "\n").encode())),
)
SIGNS = (
    "\u202e",
    "\u2066",
    "\u200f",
    "\u2028",
    "\x85",
    "\ufeff",
    "\ufffd",
    "\U0010ffff",
    "ﷺ",
    "ے",
    "۔",
    "۱۴۴۵ھ",
    "30 فروری",
)
# Words of the formats: random bytes hardly ever make one.
WORDS: tuple[bytes, ...] = (
    *b"\" ' \n \r \0 , ; \t { } [ ] \\ \\u \\ud800 NaN 1e999 sep= --- ... !! & * | : #".split(b" "),
    *b"< > <!-- --> <p> </p> <br> <script> </script> <table> <td> <svg> <math> <template> <base".split(b" "),
    *b"<!DOCTYPE <!ENTITY <![CDATA[ ]]> <?xml </item> <item> <entry> <channel> <rss xmlns= &#0; &amp;".split(
        b" "
    ),
    *b"WARC/1.1 Content-Length: Content-Type: HTTP/1.1 chunked gzip deflate br response resource".split(b" "),
    *b"--b boundary= charset= =?utf-8?B? ?= base64 quoted-printable multipart/mixed text/html >From".split(
        b" "
    ),
    *b"INSERT INTO VALUES CREATE TABLE ), ); ( '' \\' CAST( N' 0xd8ae NULL GO _binary'".split(b" "),
    *b"&nbsp; &x &#x1F; +++ = 04/03/2019 1551733200 2019-03-04T21:10:00Z March draft: $oid $date".split(b" "),
    *b"!!python/object/apply:os.system <<: {{ }} title: headline: date: keywords: encoding: columns:".split(
        b" "
    ),
    *(b"PK\1\2", b"PK\3\4", b"PK\5\6", b"PK\6\6", b"ustar", b"\x1f\x8b", b"\xff\xfe", b"\xef\xbb\xbf"),
    *(b"../", b"\\..\\", b"C:", b"/etc/passwd", b"\xff" * 8, b"\0" * 8, b"9" * 30, b"\xed\xa0\x80", b"[ [/"),
    *(word.encode() for word in SIGNS),
)
