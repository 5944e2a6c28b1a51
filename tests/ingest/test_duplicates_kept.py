"""What is kept of texts between builds: the groups depend on the articles alone, not on what came before."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waraq.ingest.duplicates import Crowded, Duplicates, Group, archive, links, make_sketch
from waraq.text.frequency import load_frequencies

WORDS = list(load_frequencies())
CROWD = 3
PAIRS = """SELECT min(one.words, other.words), max(one.words, other.words), similarity FROM pair
    JOIN text one ON one.number = a JOIN text other ON other.number = b ORDER BY 1, 2"""
TABLES = (
    "SELECT key FROM crowd",
    "SELECT key, words FROM band JOIN text ON number = text ORDER BY 1, 2",
    PAIRS,
)


def make_variants(count: int, changed: int) -> list[str]:
    """Texts of thirty words that are the same but for a few at changing places."""
    random = Random("variants")
    words = random.choices(WORDS, k=30)
    variants = []
    for _ in range(count):
        variant = list(words)
        for place in random.sample(range(30), changed):
            variant[place] = random.choice(WORDS)
        variants.append(" ".join(variant))
    return variants


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


def take(path: Path, steps: Iterable[tuple[str, str, str | None]]) -> tuple[list[Group], Crowded]:
    """What is found after the steps: articles with date and text, or without text to be forgotten."""
    with Duplicates(path, CROWD) as known:
        for id_, date, text in steps:
            if text is None:
                known.forget([id_])
            else:
                known.put(id_, "1", date, make_sketch(text))
        return list(known.groups()), known.crowded()


def read_tables(path: Path) -> list[list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as db:
        return [db.execute(query).fetchall() for query in TABLES]


@settings(max_examples=25)
@given(steps=STEPS, order=st.randoms(use_true_random=False), stop=st.integers(0, 25))
def test_the_groups_are_those_of_a_fresh_run(steps, order, stop) -> None:
    last = {id_: (id_, date, text) for id_, date, text in steps}
    fresh = [each for each in last.values() if each[2] is not None]
    order.shuffle(fresh)
    with TemporaryDirectory() as folder:
        grown, new = Path(folder, "grown"), Path(folder, "new")
        take(grown, steps[:stop])
        assert take(grown, steps[stop:]) == take(new, fresh)
        assert read_tables(grown) == read_tables(new)


def put_all(path: Path, texts: Sequence[str], most: int = links.MOST) -> None:
    with Duplicates(path, most) as known:
        for number, text in enumerate(texts):
            known.put(f"{number:04}", "1", "", make_sketch(text))


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


def test_a_crowd_is_compared_in_linear_time_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []
    measure = links.measure_similarity
    monkeypatch.setattr(links, "measure_similarity", lambda *sets: compared.append(1) or measure(*sets))
    counts = []
    for size in (100, 200):
        compared.clear()
        path = tmp_path / f"{size}.sqlite"
        put_all(path, make_variants(size, 1), 8)
        counts.append(len(compared))
        with Duplicates(path, 8) as known:
            crowded = known.crowded()
        assert crowded.bands > 20
        assert crowded.articles == size
        assert crowded.examples == ("0000", "0001", "0002")
    assert counts[1] < 2.2 * counts[0]


def test_copies_of_one_text_are_no_crowd(tmp_path: Path) -> None:
    path = tmp_path / "duplicates.sqlite"
    text, near = make_variants(2, 1)
    put_all(path, [*[text] * 300, near], CROWD)
    with Duplicates(path, CROWD) as known:
        (found,) = known.groups()
        assert len(found.members) == 300
        assert found.members[-1].kind == "near"
        assert known.crowded() == (0, 0, ())


def test_an_error_keeps_what_was_there_before(tmp_path: Path) -> None:
    path = tmp_path / "duplicates.sqlite"
    put_all(path, make_variants(2, 2))
    with suppress(RuntimeError), Duplicates(path) as known:
        known.forget(["0000"])
        raise RuntimeError
    with Duplicates(path) as known:
        assert known.compare([("0000", "1"), ("0001", "1")]) == ([], [])


KILLED = """
import os, signal, sys
from pathlib import Path
from waraq.ingest.duplicates import Duplicates, file, make_sketch
file._CACHE = 1  # so that pages are in the file before they are wanted there
known = Duplicates(Path(sys.argv[1]))
known.forget(["0000"])
for number in range(300):
    text = " ".join(str(number + place % 20) for place in range(30))
    known.put(f"new {number}", "1", "", make_sketch(text))
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_killed_build_keeps_what_was_there_before(tmp_path: Path) -> None:
    path = tmp_path / "duplicates.sqlite"
    put_all(path, make_variants(200, 3))
    before, size = read_tables(path), path.stat().st_size
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", KILLED, str(path)], env=environment, check=False)
    assert done.returncode == -signal.SIGKILL
    assert path.with_name("duplicates.sqlite-journal").exists()
    assert path.stat().st_size > size
    with Duplicates(path) as known:
        assert known.compare((f"{number:04}", "1") for number in range(200)) == ([], [])
    assert read_tables(path) == before


def overwrite(path: Path, at: int) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(b"\xff" * 3_000)


DAMAGES = {
    "no database": lambda path: path.write_bytes(b"no database at all"),
    "empty": lambda path: path.write_bytes(b""),
    "cut": lambda path: os.truncate(path, path.stat().st_size // 2),
    "overwritten": lambda path: overwrite(path, path.stat().st_size // 2),
    "folder": lambda path: (path.unlink(), path.mkdir(), (path / "in it").write_text("x")),
    "other table": lambda path: (
        path.unlink(),
        sqlite3.connect(path).execute("CREATE TABLE meta (a)").connection.close(),
    ),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_file_is_made_again(tmp_path: Path, damage) -> None:
    path = tmp_path / "duplicates.sqlite"
    put_all(path, make_variants(60, 3))
    damage(path)
    with Duplicates(path) as known:
        assert known.compare([("0000", "1")]) == (["0000"], [])
    put_all(path, make_variants(60, 3))
    put_all(tmp_path / "fresh.sqlite", make_variants(60, 3))
    assert read_tables(path) == read_tables(tmp_path / "fresh.sqlite")


def test_damage_that_shows_itself_late_ends_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "duplicates.sqlite"
    put_all(path, make_variants(2, 2))
    with pytest.raises(sqlite3.DatabaseError), Duplicates(path):
        raise sqlite3.DatabaseError
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_other_code_or_another_limit_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "duplicates.sqlite"
    put_all(path, make_variants(1, 1))
    with Duplicates(path, CROWD) as known:
        assert known.compare([("0000", "1")]).changed == ["0000"]
    put_all(path, make_variants(1, 1), CROWD)
    monkeypatch.setattr(archive, "make_stamp", lambda: "another")
    with Duplicates(path, CROWD) as known:
        assert known.compare([("0000", "1")]).changed == ["0000"]


def test_an_undamaged_file_is_read_whole_only_after_a_kill(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "duplicates.sqlite"
    put_all(path, make_variants(1, 1))
    monkeypatch.setattr("waraq.ingest.duplicates.file._is_whole", lambda *_: pytest.fail("it was read"))
    put_all(path, make_variants(2, 1))
    path.with_name("duplicates.sqlite.state").unlink()
    with pytest.raises(pytest.fail.Exception):
        Duplicates(path)
