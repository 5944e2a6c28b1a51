"""Sources and articles as bad as they come, and what must be said of each."""

from __future__ import annotations

import json
import os
from pathlib import Path

TEXT = "لاہور (اسٹاف رپورٹر) – شہر میں رات بھر موسلادھار بارش ہوئی اور سڑکیں ڈوب گئیں۔"
LONG = "نیا " * 1250  # 5,000 characters
SECTIONS = ["../../x", "search", "a", "<q>", "", "٭" * 3000, "{{ 97*89 }}", "\u202eلٹا", "  "]
HEADLINES = [
    LONG,
    "<script>alert(1)</script> <img src=x onerror=alert(1)>",
    "۔۔۔!!!",
    "{{ 97*89 }} {% raw %} {# x #} %}",
    "key: value, - [x] & *a !!python/object:os.system",
    "**موٹا** [ربط](javascript:alert(1)) `کوڈ` # سرخی",
    '" onmouseover="alert(1)',
    "\u202eالٹا\u202c\x07\x1b[31m",
    "\u200b\u200f",
    "---",
    "2014-10-14",
    "null",
]
DATES = [
    "0000",
    "9999-12-31",
    "0001-01-01",
    "2014-02-31",
    "-0044-03-15",
    "03/04/2014",
    "31 فروری 2014",
    "x" * 9000,
]


def write_names(seeds: Path) -> dict[str, str]:
    """Files whose names are the trouble; for the refused ones, what is said of them."""
    folder = seeds / "نام"
    folder.mkdir(parents=True)
    for name in (
        "a\nb.txt", "q\"'`$(x).txt", "<b>.txt", "\u202egnp.txt", "ا" * 125 + ".txt", " space .txt",
        "..x.txt", "...txt", "[red]x[bold.txt", "\x1b[31m.txt", "{{ 97*89 }}.txt",
    ):  # fmt: skip
        (folder / name).write_text(f"{TEXT} {name!r}\n", "utf-8")
    with open(os.fsencode(folder) + b"/\xff\xfe.txt", "wb") as file:  # noqa: PTH123 - a name in bytes
        file.write(TEXT.encode())
    os.mkdir(os.fsencode(folder) + b"/\xffd")  # noqa: PTH102
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    (folder / "around").symlink_to(seeds)
    (folder / "é.txt").write_text(f"{TEXT} ایک\n", "utf-8")
    (folder / "e\u0301.txt").write_text(f"{TEXT} دو\n", "utf-8")
    (folder / "passwd.txt").symlink_to("/etc/passwd")
    (folder / "empty").mkdir()
    os.mkfifo(folder / "pipe.txt")
    return {
        "\\udcff\\udcfe.txt": "not UTF-8",
        "\\udcffd": "not UTF-8",
        "loop.txt": "link",
        "around": "a link to a folder",
        "é.txt": "differs from that of",
        "passwd.txt": "leads out",
        "pipe.txt": "no ordinary file",
    }


def write_bytes(seeds: Path) -> dict[str, str]:
    """Files whose bytes are the trouble."""
    folder = seeds / "bytes"
    folder.mkdir(parents=True)
    files = {
        "empty.txt": b"",
        "bom.txt": b"\xef\xbb\xbf",
        "nul.txt": b"\0" * 100,
        "utf16.txt": TEXT.encode("utf-16"),
        "utf32.txt": TEXT.encode("utf-32"),
        "half16.txt": TEXT.encode("utf-16")[:-1],
        "cp1256.txt": TEXT.replace("ی", "ي").replace("ک", "ك").replace("ہ", "ه").encode("cp1256", "ignore"),
        "line.txt": (f"{TEXT} " * 1_500).encode(),
        "noise.txt": bytes(range(1, 256)) * 50,
        "notext.html": b"<html><script>x()</script><style>a{}</style></html>",
        "divs.html": b"<div>" * 20_000 + TEXT.encode() + b"</div>" * 20_000,
        "nothing.html": b"",
        "x.doc": b"PK\x03\x04",
        "bomb.xml": b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
        b"<rss><channel><item><title>&b;</title></item></channel></rss>",
        "broken.md": b"---\nheadline: [x\n---\ntext",
        "deep.jsonl": b'{"id": "1", "body": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        "huge.jsonl": b'{"id": 1' + b"0" * 5000 + b', "body": "x"}',
    }
    for name, raw in files.items():
        (folder / name).write_bytes(raw)
    return {
        "empty.txt": "the file is empty",
        "bom.txt": "the file is empty",
        "nul.txt": "NUL",
        "half16.txt": "encoding",
        "cp1256.txt": "cp1256",
        "notext.html": "no article was found",
        "nothing.html": "the file is empty",
        "x.doc": "not a format",
        "bomb.xml": "entities of its own",
        "broken.md:3": "YAML",
        "deep.jsonl:1": "too deep",
        "huge.jsonl:1": "too long",
    }


def write_records(seeds: Path) -> dict[str, str]:
    """Records whose fields are the trouble."""
    rows: list[object] = []
    rows += [{"headline": text} for text in HEADLINES]
    rows += [{"section": text} for text in SECTIONS]
    rows += [{"section": f"صفحہ {number}"} for number in range(60)]
    rows += [{"date": text} for text in DATES]
    rows += [{"date": 10**400}, {"headline": float("nan")}, {"headline": float("inf")}, {"keywords": 10**400}]
    rows += [{"headline": {"name": ["x"]}}]
    rows += [{"keywords": [["x"], {"a": 1}, None, "ok", "\u200f", "<b>"]}]
    rows += [{"date": "9999-12"}, {"date": "0001"}, {"lang": "../x"}, {"byline": "\x00\ud800"}]
    lines = [
        json.dumps({"id": number, "body": f"{TEXT} {number}", **row}) for number, row in enumerate(rows, 1)
    ]
    twice = json.dumps({"id": 1, "body": f"{TEXT} دوبارہ"})
    (seeds / "records.jsonl").write_text("\n".join([*lines, twice, "[1]", "{", '{"id": "no body"}']), "utf-8")
    item = "<item><title>{0}</title><pubDate>{1}</pubDate><description>{2} {0}</description></item>"
    items = "".join(
        item.format(title, day, TEXT)
        for title, day in (("ایک", "Tue, 31 Feb 2014 99:99:99 +0500"), ("دو", "yesterday"), ("تین", ""))
    )
    (seeds / "feed.xml").write_text(f"<rss version='2.0'><channel>{items}</channel></rss>", "utf-8")
    last = len(lines)
    return {
        f"records.jsonl:{last + 1}": "its id is that of another record, records.jsonl:1",
        f"records.jsonl:{last + 2}": "no JSON object",
        f"records.jsonl:{last + 3}": "not JSON",
        f"records.jsonl:{last + 4}": "no text",
        "feed.xml": "the date can't be used",
    }


HEAD = "---\nid: {}\nheadline: {}\n---\n\n" + TEXT


def write_content(content: Path) -> dict[str, str]:
    """Articles, names and pages that an editor broke."""
    folder = content / "articles" / "ہاتھ"
    folder.mkdir(parents=True)
    write_authority(content / "authority", folder)
    return write_articles(folder) | write_pages(content / "pages")


def write_articles(folder: Path) -> dict[str, str]:
    """Articles with broken front matter, hostile names and a body that nests too deep."""
    (folder / "a.md").write_text(HEAD.format("0000000001", "پہلا"), "utf-8")
    (folder / "b.md").write_text(HEAD.format("0000000001", "وہی شناخت"), "utf-8")
    (folder / "c.md").write_text(HEAD.format("../../../x", "راستہ"), "utf-8")
    (folder / "d.md").write_text(HEAD.format("0000000002", '"\\a\\u202e"'), "utf-8")
    (folder / "e.md").write_text(HEAD.format("0000000003", '"گھنٹی \\a\\e[31m \\u202eالٹی"'), "utf-8")
    (folder / "f.md").write_text("---\nid: 0000000004\n", "utf-8")
    (folder / "g.md").write_bytes(b"")
    (folder / "h.md").write_bytes(b"\xff\xfe\x00")
    (folder / "i\nj.md").write_text(HEAD.format("0000000005", "[/x\n").replace("]", ""), "utf-8")
    (folder / "k.md").symlink_to(folder / "k.md")
    (folder / "l.md").write_text(f"{HEAD.format('0000000006', 'گہرا')}\n" + ">" * 5000 + "[" * 5000, "utf-8")
    os.mkfifo(folder / "m.md")
    with open(os.fsencode(folder) + b"/\xff.md", "wb") as file:  # noqa: PTH123
        file.write(HEAD.format("0000000007", "نام").encode())
    return {
        "b.md": "already that of",
        "c.md:2": "must be 10 of the characters",
        "d.md": "nothing that can be seen",
        "f.md:1": "never closed",
        "g.md:1": "no front matter",
        "h.md:1": "not UTF-8",
        "i\\nj.md": "YAML",
        "m.md": "no ordinary file",
        "\\udcff.md": "not UTF-8",
    }


def write_authority(authority: Path, folder: Path) -> None:
    """Names full of markup, and an article that is tagged with them."""
    tagged = HEAD.replace("---\n\n", "entities: {{add: [person/markup, person/signs, place/latin]}}\n---\n\n")
    (folder / "n.md").write_text(tagged.format("0000000008", "ٹیگ"), "utf-8")
    columns = "id name aliases name_en roman type wikidata ambiguous source".replace(" ", "\t")
    for name, row in (
        ("people", "person/markup\t<b>زید & بکر</b>\t\t<i>x</i>\t<u>|{{ 97*89 }}\t<s>\t\t\t<q>"),
        ("people", "person/signs\t9 !\t۔۔۔9\t\t\t\t\t\t"),
        ("places", "place/latin\tÉ9\t\t\t\t\t\t\t"),
    ):
        table = authority / f"{name}.tsv"
        text = table.read_text("utf-8") if table.is_file() else f"{columns}\n"
        table.write_text(f"{text.rstrip(chr(10))}\n{row}\n", "utf-8")


def write_pages(pages: Path) -> dict[str, str]:
    """Pages that want an address of the archive's own, or the same one twice, or are no files."""
    pages.mkdir(exist_ok=True)
    page = "---\ntitle: صفحہ\nslug: {}\n---\nمتن {{{{ 97*89 }}}} {{filename}}x.md"
    for name, slug in (("1", "a"), ("2", "theme"), ("3", "twice"), ("4", "twice"), ("5", "../x")):
        (pages / f"{name}.md").write_text(page.format(slug), "utf-8")
    (pages / "6.md").write_text("---\ntitle: [x\n---\n", "utf-8")
    (pages / "7.md").symlink_to("/etc/passwd")
    (pages / "8.md").mkdir()
    return {
        "1.md": "can't be used",
        "2.md": "can't be used",
        "4.md": "already that of",
        "5.md": "can't be used",
        "6.md": "YAML",
        "7.md": "no ordinary file",
        "8.md": "no ordinary file",
    }
