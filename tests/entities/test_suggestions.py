"""Names that no table lists, gathered for an editor."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.entities.test_authority import write
from waraq.entities import Tagger, Text, find_new, merge_found, rank
from waraq.entities.suggestions import EXAMPLES
from waraq.entity import Kind

TEXTS = [
    Text("a", "", "ترجمان ریحان کوہستانی نے کہا کہ پل بنے گا۔"),
    Text("b", "", "ترجمان ریحان\nکوہستانی نے کہا۔ ترجمان رِیحان کوہستانی نے کہا۔"),
    Text("c", "", "ترجمان زبیر کوہستانی نے لاہور میں کہا۔"),
    Text("d", "", "لاہور میں بارش ہوئی۔"),
]
NAME = "ریحان کوہستانی"


def test_names_are_gathered_by_their_letters_and_ranked_by_articles() -> None:
    tagger = Tagger.load()
    first, *rest = rank(find_new(tagger, TEXTS), tagger, 10)
    assert (first.kind, first.name, first.articles) == (Kind.PERSON, NAME, 2)
    assert first.id not in tagger.entities
    assert [(each.article, each.name) for each in first.examples] == [("a", NAME), ("b", NAME)]
    assert first.examples[0].before == "ترجمان"
    assert first.examples[0].after.startswith("نے کہا")
    assert "زبیر کوہستانی" in [each.name for each in rest]
    assert not any("لاہور" in each.name for each in (first, *rest))
    assert rank(find_new(tagger, TEXTS), tagger, 1) == [first]


def test_portions_come_to_the_same_as_all_at_once() -> None:
    tagger = Tagger.load()
    texts = [*TEXTS, *(text._replace(id=f"{text.id}{number}") for number in range(3) for text in TEXTS)]
    found = find_new(tagger, texts[:3])
    for text in texts[3:]:
        merge_found(found, find_new(tagger, [text]))
    whole = rank(find_new(tagger, texts), tagger, 10)
    assert rank(found, tagger, 10) == whole
    assert (whole[0].articles, len(whole[0].examples)) == (8, EXAMPLES)


@pytest.mark.parametrize(
    "row",
    [
        {"id": "person/x", "name": NAME, "hidden": "yes"},
        {"id": "place/x", "name": "کوہسار نگر", "aliases": "رِیحان کوہستانی", "ambiguous": "رِیحان کوہستانی"},
    ],
)
def test_what_a_table_has_or_hides_is_not_suggested(tmp_path: Path, row: dict[str, str]) -> None:
    tagger = Tagger.load(write(tmp_path, "people.tsv" if "person" in row["id"] else "places.tsv", row))
    found = find_new(tagger, TEXTS) | find_new(Tagger.load(), TEXTS)
    assert NAME not in [each.name for each in rank(found, tagger, 10)]


def test_an_id_is_taken_once(tmp_path: Path) -> None:
    free = rank(find_new(Tagger.load(), TEXTS), Tagger.load(), 1)[0].id
    write(tmp_path, "people.tsv", {"id": free, "name": "کوئی اور"}, {"id": f"{free}-2", "hidden": "yes"})
    tagger = Tagger.load(tmp_path)
    assert rank(find_new(tagger, TEXTS), tagger, 1)[0].id == f"{free}-3"


def test_what_can_not_stand_in_a_table_is_cleaned() -> None:
    tagger = Tagger.load()
    text = Text("a", "", "ترجمان ریحان\n کوہستانی\x07 نے\tکہا۔")
    for each in rank(find_new(tagger, [text]), tagger, 10):
        shown = "".join([each.name, *(part for example in each.examples for part in example)])
        assert shown.isprintable()
