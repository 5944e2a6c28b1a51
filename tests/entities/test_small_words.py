"""The small words that the finder of names goes by are a table."""

from __future__ import annotations

from pathlib import Path

import pytest

from waraq.entities import small_words
from waraq.entities.small_words import SmallWords, load_small_words
from waraq.errors import DataError


def test_every_role_has_words() -> None:
    words = load_small_words()
    assert [role for role in SmallWords._fields if not getattr(words, role)] == []
    assert words.genitive | words.agent < words.postposition


def test_a_role_that_nothing_goes_by_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "small_words.tsv"
    table.write_text("word\trole\twhy\nنے\tsubject\tof a verb\n", "utf-8")
    monkeypatch.setattr(small_words, "data_file", lambda _: table)
    load_small_words.cache_clear()
    with pytest.raises(DataError, match=r"2:4: role: must be postposition"):
        load_small_words()
    monkeypatch.undo()
    load_small_words.cache_clear()
