"""A reference has what its article says, in one line each, and nothing else."""

from __future__ import annotations

import pytest

from tests.citing.samples import FULL
from waraq.article import Article, Credit, Dateline
from waraq.citing import make_reference, write_bibtex, write_csl, write_ris

DESK = Credit("desk", "نیوز ڈیسک")
PAPER = Credit("paper", "ڈان")
AGENCY = Credit("agency", "اے پی پی")


def refer(**fields: object):
    return make_reference(
        Article(id="3kq7m2x9tb", headline="سیلاب", body="", **fields), "مشرق نامہ", "https://x.example/a/1/"
    )


@pytest.mark.parametrize(
    ("byline", "credited", "authors"),
    [
        ("احمد  علی\n", (DESK,), ("احمد علی",)),
        (None, (DESK, PAPER, AGENCY), ("نیوز ڈیسک", "اے پی پی")),
        (None, (DESK, DESK), ("نیوز ڈیسک",)),
        (" ", (PAPER,), ()),
        (None, (Credit("desk", "ڈان"),), ()),
        (None, (), ()),
    ],
)
def test_the_byline_is_the_author_or_else_whom_the_dateline_credits(
    byline: str | None, credited: tuple[Credit, ...], authors: tuple[str, ...]
) -> None:
    assert refer(byline=byline, dateline=Dateline(credits=credited), publication="ڈان").authors == authors


def test_what_is_not_known_is_absent() -> None:
    bare = refer()
    assert (bare.authors, bare.paper, bare.date, bare.not_before, bare.section) == (
        (),
        None,
        None,
        None,
        None,
    )
    assert make_reference(Article(id="1", headline="x", body=""), "", None).address is None


def test_a_headline_that_the_paper_lacks_is_said_to_be_supplied() -> None:
    assert refer(headline_source="inferred").supplied
    assert not refer(headline_source="editor").supplied
    supplied, note = FULL._replace(supplied=True), "headline taken from the text"
    assert f"  note = {{{note}}}" in write_bibtex(supplied)
    assert f"N1  - {note}\r\n" in write_ris(supplied)
    assert f'"note":"{note}"' in write_csl(supplied)
    assert "note" not in write_bibtex(FULL) + write_csl(FULL)
    assert "N1" not in write_ris(FULL)


def test_a_bound_counts_for_undated_articles_only() -> None:
    assert refer(date="1992", not_before="1991-01-01").not_before is None
    assert refer(not_before="1991-01-01").not_before == "1991-01-01"


def test_every_text_is_one_line() -> None:
    broken = make_reference(
        Article(
            id="1", headline="الف\r\nTY  - BOOK\x00\x0b\x85\u2028ب", body="", publication="a\nb", section="\t"
        ),
        "c\rd",
        None,
    )
    assert broken.title == "الف TY - BOOK ب"
    assert (broken.paper, broken.section, broken.archive) == ("a b", None, "c d")
