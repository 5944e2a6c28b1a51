"""What is derived of one article file."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.markup.interface import STRINGS
from tests.warm import shipped_tagger
from waraq.article import Article
from waraq.entities import Tagger
from waraq.errors import RecordError
from waraq.markup import make_renderer
from waraq.plugins.derive import Deriver
from waraq.plugins.leads import LEAD_LENGTH, make_lead

HEAD = "---\nid: 3kq7m2x9tb\nheadline: دریا میں سیلاب\n"


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return shipped_tagger()


@pytest.fixture
def deriver(tagger: Tagger, tmp_path: Path) -> Deriver:
    (tmp_path / "articles").mkdir()
    return Deriver(tmp_path, tagger, make_renderer(STRINGS))


def write(deriver: Deriver, text: str) -> Path:
    path = deriver.content / "articles" / "a.md"
    path.write_text(text, "utf-8")
    return path


def test_a_record_is_of_the_file_as_it_is(deriver: Deriver) -> None:
    path = write(deriver, f"{HEAD}section: اسپورٹس\n---\nلاہور (نامہ نگار) – پانی بڑھ گیا۔\n")
    record, notices, _ = deriver.derive(path)
    assert (record.path, record.digest) == ("articles/a.md", hashlib.sha256(path.read_bytes()).hexdigest())
    assert (record.article.section, record.article.body, notices) == ("کھیل", "", [])
    assert (record.lead, record.entities) == ("پانی بڑھ گیا۔", ("place/lahore",))
    assert '<span class="dateline">' in record.html


def test_the_lead_begins_with_the_text_and_the_dateline_stands_in_a_paragraph(deriver: Deriver) -> None:
    path = write(deriver, f"{HEAD}---\n# لاہور: خبر\n\nکراچی (نامہ نگار) – پانی بڑھ گیا۔\n")
    record, _, _ = deriver.derive(path)
    assert record.lead.startswith("خبر کراچی (نامہ نگار)")
    assert record.html.count('<span class="dateline">') == 1


@pytest.mark.parametrize("gap", [" ", "\n\n", " " * 600])
@pytest.mark.parametrize("count", [1, 20, 90, 400])
def test_a_lead_is_the_beginning_of_all_words(gap: str, count: int) -> None:
    words = [f"{'خبر' * (number % 7)}{number}" for number in range(count)]
    lead = make_lead(gap.join(words), Article(id="a", headline="خبر", body=""))
    told = lead.removesuffix(" …")
    assert " ".join(words).startswith(told)
    assert told.split() == words[: len(told.split())]
    following = words[len(told.split()) :][:1]
    assert all(len(f"{told} {word}") >= LEAD_LENGTH for word in following)
    assert len(told) <= LEAD_LENGTH


def test_entities_that_an_editor_adds_must_exist(deriver: Deriver) -> None:
    path = write(
        deriver, f"{HEAD}entities:\n  add: [place/karachi, person/none]\n  drop: [place/lahore]\n---\nلاہور\n"
    )
    record, notices, _ = deriver.derive(path)
    assert record.entities == ("place/karachi",)
    assert ["person/none" in notice.reason and not notice.fatal for notice in notices] == [True]


def test_a_headline_must_be_seen(deriver: Deriver) -> None:
    path = write(deriver, "---\nid: 3kq7m2x9tb\nheadline: \u200f\u202e\n---\nمتن\n")
    with pytest.raises(RecordError, match="headline"):
        deriver.derive(path)
