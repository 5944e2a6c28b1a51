"""Files for reference managers, in their links or beside the page, and links that pass an article on."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, unquote, unquote_to_bytes, urlsplit

import pytest

from tests.citing.samples import ALL, FULL, HOSTILE
from tests.citing.zotero import parse
from tests.plugins.newspaper import Newspaper
from waraq.citing import Reference
from waraq.config import SiteConfig
from waraq.errors import ConfigError
from waraq.plugins.citation import FORMATS, make_citation


@pytest.mark.parametrize("reference", ALL.values(), ids=ALL)
def test_a_link_has_all_of_its_file(reference: Reference) -> None:
    for form, link in zip(FORMATS, make_citation(reference).files, strict=True):
        head, comma, data = link.address.partition(",")
        assert (head, comma) == (f"data:{form.media_type};charset=utf-8", ",")
        assert not set(data) & set(" #\"'<>`{}|^\\&?\r\n"), "what addresses may not have, or would end at"
        assert unquote_to_bytes(data).decode() == form.write(reference)
        assert link.file == f"3kq7m2x9tb.{form.end}"


def test_links_pass_headline_and_address_on() -> None:
    shares = make_citation(HOSTILE).shares
    assert shares is not None
    for address in shares:
        assert address.startswith(("mailto:?", "https://"))
        assert not set(address) & set(" #\"'<>`{}|^\\\r\n")
    x = parse_qs(urlsplit(shares.x).query, strict_parsing=True)
    assert x == {"text": [HOSTILE.title], "url": [FULL.address]}
    assert parse_qs(urlsplit(shares.facebook).query) == {"u": [FULL.address]}
    assert unquote(urlsplit(shares.whatsapp).query) == f"text={HOSTILE.title}\n{FULL.address}"
    assert parse_qs(urlsplit(shares.email).query) == {"subject": [HOSTILE.title], "body": [FULL.address]}


def test_a_site_without_an_address_passes_nothing_on() -> None:
    assert make_citation(FULL._replace(address=None)).shares is None


def test_the_setting_is_checked() -> None:
    with pytest.raises(ConfigError, match="CITATION_FILES"):
        SiteConfig.from_settings({"WARAQ": {"CITATION_FILES": "yes"}})


def list_files(newspaper: Newspaper) -> set[str]:
    folder = newspaper.output / "a"
    return {path.relative_to(folder).as_posix() for path in folder.rglob("cite.*")}


def find_links(page: Path) -> list[str]:
    return [
        str(each.get("href")) for each in parse(page.read_text("utf-8")).iter("a") if each.get("download")
    ]


def test_files_come_and_go_with_their_articles(tmp_path: Path) -> None:
    newspaper = Newspaper(tmp_path)
    newspaper.waraq["CITATION_FILES"] = True
    newspaper.build()
    ends = {f"cite.{form.end}" for form in FORMATS}
    assert list_files(newspaper) == {f"000000000{number}/{end}" for number in range(4) for end in ends}
    page = newspaper.output / "a/0000000000/index.html"
    assert set(find_links(page)) == ends
    kept = newspaper.output / "a/0000000002/cite.ris"
    before = kept.stat().st_ino, kept.stat().st_mtime_ns
    newspaper.write(0).unlink()
    path = newspaper.write(1)
    path.write_text(path.read_text("utf-8").replace("section:", "status: withheld\nsection:"), "utf-8")
    path = newspaper.write(2, "کراچی میں بارش ہوئی۔")
    newspaper.build()
    assert list_files(newspaper) == {f"000000000{number}/{end}" for number in (2, 3) for end in ends}
    assert not page.parent.exists()
    assert (kept.stat().st_ino, kept.stat().st_mtime_ns) == before, "only its page has changed"
    assert "cite." not in (newspaper.output / "sitemap.xml").read_text("utf-8")
    newspaper.waraq["CITATION_FILES"] = False
    newspaper.build()
    assert list_files(newspaper) == set()
    assert all(each.startswith("data:") for each in find_links(kept.with_name("index.html")))
