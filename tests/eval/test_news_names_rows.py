"""The marked news: every row can be read, and says what its set is."""

from __future__ import annotations

import pytest

from tests.eval.eval_news_names import Text, read_texts

TEXTS = read_texts()


def test_there_is_news_of_many_subjects() -> None:
    assert len(TEXTS) >= 140
    assert len({each.subject for each in TEXTS}) == len(TEXTS)
    assert {each.set for each in TEXTS} == {"seen", "fresh"}
    assert sum(len(each.names) for each in TEXTS) >= 1000


@pytest.mark.parametrize("text", TEXTS, ids=[each.subject for each in TEXTS])
def test_marks_are_whole(text: Text) -> None:
    assert len(text.names) >= 3
    assert not set("<>") & set(text.text)
    for start, end, _ in text.names:
        assert text.text[start:end] == text.text[start:end].strip()
