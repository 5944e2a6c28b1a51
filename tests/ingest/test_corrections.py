"""A record without an id, in a file of many, is known again when its text is corrected."""

from __future__ import annotations

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.ingest.stories import Story, correct, make_story, read_all, read_ids, run, write
from tests.soak import choose
from waraq.ingest import Report, ingest, walk_articles
from waraq.ingest.writer import ArticleWriter

WEATHER = "موسم کا حال"


@pytest.fixture(params=[True, False], ids=["with a cache", "without one"])
def cache(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def follow(house: Path, cache: bool, before: list[Story], after: list[Story]) -> Report:
    """What a run makes of a file that changed; another run after it changes nothing."""
    write(house, a=before)
    run(house, cache)
    write(house, a=after)
    report = run(house, cache)
    made = read_all(house)
    again = run(house, cache)
    assert (again.written, again.updated, again.conflict) == (0, 0, report.conflict)
    assert read_all(house) == made
    return report


STORIES = [make_story(number) for number in range(4)]


@pytest.mark.parametrize(
    "change",
    [
        {"body": correct(STORIES[1])["body"]},
        {"body": correct(STORIES[1], 15)["body"], "headline": "اور ہی عنوان"},
        {"body": " ".join(STORIES[1]["body"].split()[:17])},  # most of it is cut off
        {"headline": "درست کیا ہوا عنوان"},
    ],
)
def test_a_correction_keeps_its_article(tmp_path: Path, cache: bool, change: Story) -> None:
    write(tmp_path, a=STORIES)
    run(tmp_path, cache)
    before = read_ids(tmp_path)
    changed = STORIES[1] | change
    report = follow(tmp_path, cache, STORIES, [changed, *STORIES[2:], STORIES[0]])
    assert (report.written, report.updated, report.problems) == (0, 1, ())
    assert read_ids(tmp_path)[changed["body"]] == before[STORIES[1]["body"]]


def test_a_short_text_is_known_by_its_headline_too(tmp_path: Path, cache: bool) -> None:
    short = [make_story(1, body="لاہور میں بارش ہوئی۔"), make_story(2)]
    report = follow(tmp_path, cache, short, [short[0] | {"body": "لاہور میں شدید بارش ہوئی۔"}, short[1]])
    assert (report.written, report.updated) == (0, 1)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # What is printed each day below one headline, in nearly the same words, with another date or number.
        (make_story(1, headline=WEATHER), correct(make_story(1, headline=WEATHER, date="2014-10-20"))),
        (
            make_story(1, headline=WEATHER, date="", body="آج درجہ حرارت 31 ڈگری رہے گا " * 12),
            make_story(1, headline=WEATHER, date="", body="آج درجہ حرارت 31 ڈگری رہے گا " * 11 + "اور 32"),
        ),
        (
            make_story(1, headline=WEATHER, date="", body="لاہور میں آج موسم خشک رہے گا۔"),
            make_story(1, headline=WEATHER, date="", body="لاہور میں آج موسم سرد رہے گا۔"),
        ),
        (make_story(1, headline=WEATHER), make_story(4, headline=WEATHER)),  # of the same day
        (make_story(1), make_story(4)),
        (make_story(1, publication="جنگ"), correct(make_story(1, publication="مشرق"))),
    ],
)
def test_another_story_is_another_article(tmp_path: Path, cache: bool, before: Story, after: Story) -> None:
    report = follow(tmp_path, cache, [before, STORIES[2]], [after, STORIES[2]])
    assert (report.written, report.updated) == (1, 0)
    assert [problem.reason.partition(" [")[0] for problem in report.problems] == ["its source a.jsonl"]


def test_a_text_without_a_date_is_known_by_most_of_its_words(tmp_path: Path, cache: bool) -> None:
    story = make_story(1, 60, date="")
    report = follow(tmp_path, cache, [story, STORIES[2]], [correct(story), STORIES[2]])
    assert (report.written, report.updated) == (0, 1)


def test_the_most_alike_is_taken_and_each_once(tmp_path: Path, cache: bool) -> None:
    one, other = STORIES[1], correct(STORIES[1], 3)
    write(tmp_path, a=[one, other])
    run(tmp_path, cache)
    before = read_ids(tmp_path)
    third, fourth, fifth = correct(one, 20), correct(other, 10), correct(correct(one, 8), 25)
    report = follow(tmp_path, cache, [one, other], [fifth, fourth, third])
    assert (report.written, report.updated) == (1, 2)
    after = read_ids(tmp_path)
    assert after[third["body"]] == before[one["body"]]
    assert after[fourth["body"]] == before[other["body"]]


def test_a_correction_that_stands_there_twice_is_one_article(tmp_path: Path, cache: bool) -> None:
    changed = correct(STORIES[0])
    report = follow(tmp_path, cache, STORIES, [changed, *STORIES[1:], changed])
    assert (report.written, report.updated, report.repeated) == (0, 1, 1)
    assert ingest(tmp_path / "seeds", tmp_path / "content", write=False).repeated == 1


def test_both_texts_in_the_sources_are_two_articles_in_any_order(tmp_path: Path, cache: bool) -> None:
    changed = correct(STORIES[0])
    follow(tmp_path, cache, STORIES, [changed, *STORIES[1:]])
    ids = read_ids(tmp_path)
    write(tmp_path, a=[*STORIES, changed])
    assert run(tmp_path, cache).written == 1
    assert ids.items() < read_ids(tmp_path).items()
    # The older text alone gets its article back.
    write(tmp_path, a=[STORIES[3], *STORIES[:3]])
    assert run(tmp_path, cache).written == 0


def test_an_edited_article_is_not_touched(tmp_path: Path, cache: bool) -> None:
    write(tmp_path, a=STORIES)
    run(tmp_path, cache)
    [path] = [path for path in walk_articles(tmp_path / "content") if "خبر 1" in path.read_text("utf-8")]
    path.write_text(path.read_text("utf-8").replace("خبر 1", "خبر ایک"), "utf-8")
    edited = path.read_bytes()
    changed = correct(STORIES[1])
    report = follow(tmp_path, cache, STORIES, [STORIES[0], changed, *STORIES[2:]])
    assert (report.written, report.updated, report.conflict) == (0, 0, 1)
    assert path.read_bytes() == edited
    assert changed["body"] in path.with_name(f"{path.name}.new").read_text("utf-8")
    # The remedy works.
    [notice] = report.problems
    sha256 = notice.remedy.split("sha256: ")[1][:64]
    lines = path.read_text("utf-8").split("\n")
    lines = [f"  sha256: {sha256}" if line.startswith("  sha256:") else line for line in lines]
    path.write_text("\n".join(lines), "utf-8")
    assert run(tmp_path, cache).problems == ()
    assert not path.with_name(f"{path.name}.new").exists()


class Killed(BaseException):
    """No error that anything could catch."""


def test_a_killed_run_chooses_the_same(tmp_path: Path, cache: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    one = STORIES[1]
    before = [one, correct(one, 3), *STORIES[2:]]
    after = [make_story(9), correct(one, 20), correct(one, 21), correct(correct(one, 3), 9), *STORIES[3:]]
    whole = tmp_path / "whole"
    whole.mkdir()
    follow(whole, cache, before, after)
    write_file = ArticleWriter.write
    for writes in range(4):
        house = tmp_path / str(writes)
        house.mkdir()
        write(house, a=before)
        run(house, cache)
        write(house, a=after)
        left = writes

        def write_some(self: ArticleWriter, *article: object) -> bool:
            nonlocal left
            if not left:
                raise Killed
            left -= 1
            return write_file(self, *article)

        with monkeypatch.context() as patch:
            patch.setattr(ArticleWriter, "write", write_some)
            patch.setattr("waraq.ingest.ledger.Ledger.close", lambda ledger: ledger.db.close())
            with pytest.raises(Killed):
                run(house, cache)
        run(house, cache)
        assert read_all(house) == read_all(whole)


CHANGES = st.lists(
    st.tuples(st.sampled_from(["correct", "divide", "join", "shuffle", "add"]), st.integers(0, 1000)),
    max_size=6,
)


@settings(max_examples=choose(15, 300), deadline=None)
@example(changes=[("divide", 0)], random=Random(1))  # all stay in one file
@given(changes=CHANGES, random=st.randoms(use_true_random=False))
def test_articles_stay_what_they_are_whatever_happens(changes, random) -> None:
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        houses = (Path(one), Path(other))
        files = {"a": [make_story(number) for number in range(5)]}
        ids: list[str] = []
        for change, number in [("", 0), *changes]:
            story = files["a"][number % len(files["a"])] if files["a"] else None
            place = None if story is None else files["a"].index(story)
            if change == "correct" and place is not None:
                files["a"][place] = correct(story, number)
            elif change == "divide":
                files = {"a": files["a"][number % 3 :], "b": [*files.get("b", []), *files["a"][: number % 3]]}
            elif change == "join":
                files = {"a": [each for records in files.values() for each in records]}
            elif change == "shuffle":
                random.shuffle(files["a"])
            elif change == "add":
                files["a"] = [make_story(5000 + number), *files["a"]]
            texts = {each["body"] for records in files.values() for each in records}
            for house, cached in zip(houses, (True, False), strict=True):
                kept = {name: records for name, records in files.items() if records}  # no file is empty
                mixed = {name: random.sample(records, len(records)) for name, records in kept.items()}
                write(house, **mixed)
                report = run(house, cached)
                assert report.refused == 0
                assert run(house, cached).updated == 0
            now = read_ids(houses[0])
            assert now.keys() == texts
            assert set(ids) <= set(now.values())
            ids = list(now.values())
            assert read_all(houses[0]) == read_all(houses[1])
