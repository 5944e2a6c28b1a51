"""Postings that are generated are those of an index, and their search can be asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.export_reader import read_card
from tools.bench.articles import make_article, make_articles
from tools.bench.generated_postings import PORTION, find_article, main
from tools.bench.goals import TABLE_OF_MANY, load_goals
from tools.bench.many import choose_three, make_cards
from waraq.search import export_index, update_index


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    main(str(PORTION), str(folder / "vectors.bin"), str(folder / "site" / "search"))
    return folder / "site"


def read_manifest(folder: Path) -> dict[str, object]:
    return dict(json.loads((folder / "manifest.json").read_text("utf-8")))


def test_generated_postings_are_those_of_an_index(site: Path, tmp_path: Path) -> None:
    update_index(tmp_path / "index", make_articles(0, PORTION))
    export_index(tmp_path / "index", tmp_path / "search")
    folders = [site / "search", tmp_path / "search"]
    shards = []
    for folder in folders:
        terms = next(folder.glob("terms-*"))
        shards.append({path.relative_to(terms): path.read_bytes() for path in terms.rglob("*.bin")})
    assert len(shards[0]) > 10
    assert shards[0] == shards[1]
    manifests = [read_manifest(folder) for folder in folders]
    assert [manifest["words"] for manifest in manifests] == [manifests[0]["words"]] * 2
    assert [manifest["dates"] for manifest in manifests] == [manifests[0]["dates"]] * 2


def test_cards_are_made_when_they_are_asked_for(site: Path) -> None:
    make = make_cards(site)
    folders = str(dict(read_manifest(site / "search")["cards"])["folders"])  # type: ignore[call-overload]
    card = make(f"/search/cards-{folders[10:20]}/0/4.bin")
    assert card is not None
    assert find_article(260).date == make_article(260).date
    assert read_card(card)["id"] == find_article(260).id
    assert make("/search/terms-0123456789/0/0.bin") is None


def test_articles_of_a_day_stand_in_the_order_of_their_ids() -> None:
    day = [find_article(number) for number in range(40, 45)]
    assert {article.id for article in day} == {article.id for article in make_articles(40, 45)}
    assert [article.id for article in day] == sorted(article.id for article in day)


def test_three_words_of_headlines_are_asked() -> None:
    queries = choose_three(60_000)
    assert queries == choose_three(60_000)
    assert len(queries) == 60
    assert sum(len(query.split()) == 3 for query in queries) > 50


def test_goals_of_many() -> None:
    assert str(load_goals(TABLE_OF_MANY)["later.three.p90"]) == "≤ 200 KB"
