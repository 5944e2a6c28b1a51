"""The built sample archive can be cited: every article's page, by what programs read of it."""

from __future__ import annotations

import json
from urllib.parse import unquote_to_bytes

from tests.archive_project import SITEURL, BuiltSite
from tests.citing.test_bibtex import read_entry
from tests.citing.test_csl import assert_valid
from tests.citing.test_ris import read_lines
from tests.citing.zotero import parse, read_coins, read_embedded


def test_every_article_is_taken_as_what_it_is(built_site: BuiltSite) -> None:
    dates = set()
    for path in sorted((built_site.output / "a").glob("*/index.html")):
        page = parse(path.read_text("utf-8"))
        (script,) = [each for each in page.iter("script") if each.get("type") == "application/ld+json"]
        known = json.loads(script.text or "")
        date = known.get("datePublished", "")
        dates.add(len(date))
        head, (coins,) = read_embedded(page), read_coins(page)
        for item in (head, coins):
            assert item["itemType"] == "newspaperArticle"
            assert item["title"] == " ".join(known["headline"].split())
            assert item["language"] == known["inLanguage"]
            assert item["url"] == known["url"] == f"{SITEURL}/a/{known['identifier']}/"
        paper = known.get("isPartOf", {}).get("name")
        assert coins.get("publicationTitle") == paper
        assert paper is None or head["publicationTitle"] == paper
        assert (head["date"], coins.get("date", "")) == (date.replace("-", "/") or "n.d.", date)
        files = [each for each in page.iter("a") if each.get("download")]
        bib, ris, csl = (unquote_to_bytes(str(each.get("href")).partition(",")[2]).decode() for each in files)
        assert read_entry(bib)[1].get("date", "{}") == f"{{{date}}}"
        assert ("UR", known["url"]) in read_lines(ris)
        assert assert_valid(csl)["id"] == known["identifier"]
        lines = [each for each in page.iter("p") if (each.get("class") or "") == "cite__text"]
        assert len(lines) == 2
        for line in lines:
            assert known["url"] in "".join(line.itertext())
    assert {0, 10} <= dates, "undated ones and those of a day"
