"""What is kept of texts between builds: the groups depend on the articles alone, not on what came before."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ingest.alike_texts import make_variants, put_all, read_tables
from waraq.ingest.duplicates import Crowded, Duplicates, Group, links, make_sketch

CROWD = 3
# Other texts, which have the same runs of three words, and so all bands.
TURNS = [" ".join(["سیلاب", "آیا", "پھر"] * times) for times in range(2, 8)]
TEXTS = [*make_variants(7, 1), *TURNS, "سیلاب", make_variants(1, 1)[0].replace(" ", ""), ""]
STEPS = st.lists(
    st.tuples(
        st.sampled_from("abcdefghij"),
        st.sampled_from(("", "2014", "2014-10-14")),
        st.sampled_from((*TEXTS, None)),
    ),
    max_size=25,
)


def take(
    path: Path, steps: Iterable[tuple[str, str, str | None]], at_once: int = links.AT_ONCE, large: int = 1
) -> tuple[list[Group], Crowded]:
    """What is found after the steps: articles with date and text, or without text to be forgotten.

    Bands are put in order for so many texts `at_once`, and looked for in that
    of two ways which one of so many fresh texts as `large` is enough for.
    """
    with (
        patch.object(links, "AT_ONCE", at_once),
        patch.object(links, "_LARGE", large),
        Duplicates(path, CROWD) as known,
    ):
        for id_, date, text in steps:
            if text is None:
                known.forget([id_])
            else:
                known.put(id_, "1", date, make_sketch(text))
        return list(known.groups()), known.crowded()


@settings(max_examples=25)
@given(
    steps=STEPS,
    order=st.randoms(use_true_random=False),
    stop=st.integers(0, 25),
    at_once=st.sampled_from((1, 2, 5, links.AT_ONCE)),
    large=st.sampled_from((0, 1, 1 << 20)),
)
def test_the_groups_are_those_of_a_fresh_run(steps, order, stop, at_once, large) -> None:
    last = {id_: (id_, date, text) for id_, date, text in steps}
    fresh = [each for each in last.values() if each[2] is not None]
    order.shuffle(fresh)
    with TemporaryDirectory() as folder:
        grown, new = Path(folder, "grown"), Path(folder, "new")
        take(grown, steps[:stop])
        assert take(grown, steps[stop:], at_once, large) == take(new, fresh)
        assert read_tables(grown) == read_tables(new)


def test_a_crowd_that_shrinks_is_compared_again(tmp_path: Path) -> None:
    put_all(tmp_path / "shrunk", TURNS, CROWD)
    put_all(tmp_path / "small", TURNS[:CROWD], CROWD)
    assert [len(rows) for rows in read_tables(tmp_path / "shrunk")] == [48, 48 * len(TURNS), 0]
    with Duplicates(tmp_path / "shrunk", CROWD) as known:
        known.forget(f"{number:04}" for number in range(CROWD, len(TURNS)))
    assert read_tables(tmp_path / "shrunk") == read_tables(tmp_path / "small")
    assert len(read_tables(tmp_path / "small")[2]) == CROWD * (CROWD - 1) / 2


def test_new_articles_are_compared_with_those_of_earlier_builds(tmp_path: Path) -> None:
    path = tmp_path / "cache" / "duplicates.sqlite"
    first, second = make_variants(2, 1)
    put_all(path, [first])
    with Duplicates(path) as known:
        assert known.compare([("0000", "1"), ("new", "1")]) == (["new"], [])
        known.put("new", "1", "", make_sketch(second))
        assert [each.primary for each in known.groups()] == ["0000"]


def test_what_changed_and_what_is_gone_is_told(tmp_path: Path) -> None:
    path = tmp_path / "duplicates.sqlite"
    put_all(path, make_variants(3, 2))
    with Duplicates(path) as known:
        found = known.compare([("0002", "2"), ("0000", "1"), ("0003", "1")])
        assert found == (["0002", "0003"], ["0001"])
        known.forget([*found.gone, "never there"])
        assert known.compare([("0002", "1"), ("0000", "1")]) == ([], [])


@pytest.mark.parametrize("large", [0, 1 << 20])
def test_a_crowd_costs_linear_time_and_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, large: int
) -> None:
    monkeypatch.setattr(links, "AT_ONCE", 200 if large else 20)
    monkeypatch.setattr(links, "_LARGE", large)
    texts = make_variants(400, 1)
    steps: list[int] = []
    with Duplicates(tmp_path / "duplicates.sqlite", 8) as known:
        known._db.set_progress_handler(lambda: steps.append(len(steps)), 100)  # once in 100 steps of SQLite
        counts = []
        for half in (range(200), range(200, 400)):
            before = len(steps)
            for number in half:
                known.put(f"{number:04}", "1", "", make_sketch(texts[number]))
            counts.append(len(steps) - before)
        crowded = known.crowded()
    assert counts[0] > 200
    assert counts[1] < 1.2 * counts[0]
    assert crowded.bands > 20
    assert (crowded.articles, crowded.examples) == (400, ("0000", "0001", "0002"))


def test_copies_of_one_text_are_no_crowd(tmp_path: Path) -> None:
    path = tmp_path / "duplicates.sqlite"
    text, near = make_variants(2, 1)
    put_all(path, [*[text] * 300, near], CROWD)
    with Duplicates(path, CROWD) as known:
        (found,) = known.groups()
        assert len(found.members) == 300
        assert found.members[-1].kind == "near"
        assert known.crowded() == (0, 0, ())
