"""The articles of the bench as sources: a hash is made once, an article is read when it is asked for."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from tools.bench import sources as sources_module
from tools.bench.articles import make_articles
from tools.bench.corpus import write_articles
from tools.bench.sources import read_sources


def test_sources_are_the_articles_in_their_order(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    write_articles(path, 0, 5)
    found = [(source.id, source.version, source.read()) for source in read_sources(path)]
    lines = path.read_bytes().splitlines(keepends=True)
    expected = zip(make_articles(0, 5), lines, strict=True)
    assert found == [(article.id, sha256(line).hexdigest(), article) for article, line in expected]


def test_articles_that_are_added_alone_are_hashed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "articles.jsonl"
    write_articles(path, 0, 5)
    before = [(source.id, source.version) for source in read_sources(path)]
    write_articles(path, 5, 8)
    hashed: list[bytes] = []
    monkeypatch.setattr(sources_module, "sha256", lambda line: hashed.append(line) or sha256(line))
    sources = [(source.id, source.version, source.read().id) for source in read_sources(path)]
    assert [source[:2] for source in sources[:5]] == before
    assert [source[2] for source in sources] == [article.id for article in make_articles(0, 8)]
    assert hashed == path.read_bytes().splitlines(keepends=True)[5:]
