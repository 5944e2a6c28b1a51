"""Zotero takes a page as what it is: by its head, and by its COinS."""

from __future__ import annotations

import pytest

from tests.citing.samples import ABOUT, ALL, FULL, MONTH, UNDATED
from tests.citing.zotero import parse, read_coins, read_embedded
from tests.theme.rendering import environment
from tests.theme.sample_cards import BOUNDED, SITE
from tests.theme.samples import FULL as VIEW
from waraq.citing import Reference, list_meta
from waraq.plugins.citation import make_citation

COMMON = ("itemType", "title", "publicationTitle", "date", "language", "url", "creators")


def render(reference: Reference):
    view = VIEW._replace(citation=make_citation(reference))
    values = {"root": "../../", "site": SITE, "page_url": BOUNDED.url, "page_kind": "article"}
    return parse(environment().get_template("article.html").render(values, article=view))


def test_the_head_gives_type_date_paper_and_language() -> None:
    item = read_embedded(render(FULL))
    assert {key: item[key] for key in (*COMMON, "section")} == {
        "itemType": "newspaperArticle",
        "title": FULL.title,
        "publicationTitle": "ڈان",
        "date": "1992/03/26",
        "language": "ur",
        "url": FULL.address,
        "section": "کھیل",
        "creators": [("", "احمد علی")],
    }


def test_coins_say_the_same_as_the_head() -> None:
    page = render(FULL)
    (coins,), head = read_coins(page), read_embedded(page)
    assert coins["date"] == "1992-03-26"
    assert {**coins, "date": head["date"]} == {key: head[key] for key in COMMON}


@pytest.mark.parametrize("reference", ALL.values(), ids=ALL)
def test_no_text_gets_out_of_its_place(reference: Reference) -> None:
    page = render(reference)
    (coins,), head = read_coins(page), read_embedded(page)
    assert (head["itemType"], coins["itemType"]) == ("newspaperArticle", "newspaperArticle")
    assert (head["title"], coins["title"]) == (reference.title, reference.title)
    assert coins.get("publicationTitle") == reference.paper
    assert head["publicationTitle"] == (reference.paper or SITE.name), "Zotero falls back on the site"
    assert len(coins["creators"]) == len(reference.authors)


def test_dates_are_as_exact_as_they_are_known() -> None:
    month, undated = render(MONTH), render(UNDATED)
    assert (read_embedded(month)["date"], read_coins(month)[0]["date"]) == ("1992/03", "1992-03")
    assert list(undated.iter("time")), "a page of an undated article has other dates"
    assert read_embedded(undated)["date"] == "n.d."
    assert "date" not in read_coins(undated)[0]


def test_a_date_that_is_only_near_has_the_sign_for_that_where_zotero_reads_it() -> None:
    names = dict(list_meta(ABOUT))
    assert (names["DC.date"], names["citation_publication_date"]) == ("1990-05~", "1990/05")
    assert read_coins(render(ABOUT))[0]["date"] == "1990-05~"


def test_a_name_for_journals_would_make_it_one_of_a_journal() -> None:
    assert "citation_journal_title" not in dict(list_meta(FULL))
    page = render(FULL)
    page.find("head").append(parse('<meta name="citation_journal_title" content="x">').find(".//meta"))
    assert read_embedded(page)["itemType"] == "journalArticle"
