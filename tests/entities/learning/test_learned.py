"""Learning how people are named from a small archive."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.warm import shipped_tagger
from waraq.entities import Tagger
from waraq.entities.learning import (
    MODEL,
    Learned,
    Lesson,
    Lessons,
    choose_texts,
    digest_lessons,
    keep_learned,
    learn,
    load_learned,
    make_samples,
    measure_hidden_names,
    recall_lessons,
    train,
)
from waraq.entities.learning import learned as learned_module
from waraq.entity import Kind
from waraq.errors import Problem

PLACES = ("اجلاس میں {} بھی موجود تھے۔", "وہ کل {} سے ملے اور بات کی۔", "آج {} کو پھر بلایا گیا۔")
QUIET = "آج اجلاس میں سب لوگ بھی موجود تھے۔ وہ کل سب سے ملے اور بات کی۔ آج پھر سب کو بلایا گیا۔"
NAME = "زرکمون برلاطی"


@cache
def tagger() -> Tagger:
    return shipped_tagger()


@cache
def lessons() -> list[Lesson]:
    people = [
        each.name
        for each in tagger().entities.values()
        if each.kind is Kind.PERSON and len(each.name.split()) == 2
    ]
    texts = [" ".join([*(place.format(name) for place in PLACES), QUIET]) for name in people[:300]]
    return [Lesson(f"{number}", text) for number, text in enumerate(texts)]


@cache
def learned() -> Lessons:
    return learn(lessons(), tagger(), measure=False)


def test_a_name_is_found_where_others_are_named() -> None:
    text = f"ہوا چلی۔ اجلاس میں {NAME} بھی موجود تھے۔"
    assert not [each for each in tagger().tag(text) if each.kind is Kind.PERSON]
    finder = Learned(learned().model, tagger())
    [found] = finder.find(text)
    assert (text[found.start : found.end], found.kind, found.entity) == (NAME, Kind.PERSON, "")
    assert (found.rule, 0.7 <= found.score <= 1) == ("learned", True)
    assert finder.find(QUIET) == []


def test_a_finding_is_a_suggestion_among_what_the_tagger_explains() -> None:
    text = f"لاہور کے اجلاس میں {NAME} بھی موجود تھے۔"
    explained = Learned(learned().model, tagger()).explain(text)
    assert [(e.text, e.entity, e.rule) for e in explained if e.kind is Kind.PERSON] == [
        (NAME, None, "learned")
    ]
    assert "place/lahore" in [each.entity for each in explained]
    assert [each.start for each in explained] == sorted(each.start for each in explained)


def test_a_name_ends_at_a_comma() -> None:
    text = "وہ کل زرکمون، برلاطی سے ملے اور بات کی۔"
    found = Learned(learned().model, tagger()).find(text)
    assert [text[each.start : each.end] for each in found] == ["زرکمون", "برلاطی"]


def test_a_phrase_that_holds_no_name_is_not_found(monkeypatch: pytest.MonkeyPatch) -> None:
    finder, text = Learned(learned().model, tagger()), f"اجلاس میں {NAME} بھی موجود تھے۔"
    assert finder.find(text)
    monkeypatch.setattr(learned_module, "load_news_phrases", lambda: frozenset({"بالی وڈ", NAME}))
    learned_module.load_no_names.cache_clear()
    assert not finder.find(text)
    monkeypatch.undo()
    learned_module.load_no_names.cache_clear()


def test_what_the_tagger_has_found_is_not_found_again() -> None:
    finder = Learned(learned().model, tagger())
    for lesson in lessons():
        taken = {place for each in tagger().tag(lesson.text) for place in range(each.start, each.end)}
        assert all(taken.isdisjoint(range(each.start, each.end)) for each in finder.find(lesson.text))


def test_the_same_texts_teach_the_same_in_whatever_order_they_come() -> None:
    assert learned().model
    again = learn(choose_texts(reversed(lessons())), tagger(), measure=False)
    assert again.model == learn(choose_texts(lessons()), tagger(), measure=False).model
    assert again.words == learned().words


def test_a_sentence_with_a_word_that_may_be_a_name_teaches_nothing() -> None:
    sure = Lesson("a", "وہ کل عمران خان سے ملے۔")
    assert [sample.labels for sample in make_samples([sure], tagger())] == [
        ["O", "O", "B-P", "I-P", "O", "O"]
    ]
    assert not list(make_samples([Lesson("a", f"وہ کل {NAME} سے ملے۔")], tagger()))


def test_a_rare_word_that_several_texts_have_is_ordinary_there() -> None:
    rare = [Lesson(name, "وہ کل گھشپرین سے ملے۔") for name in "ab"]
    assert not list(make_samples(rare[:1], tagger()))
    assert [set(sample.labels) for sample in make_samples(rare, tagger())] == [{"O"}, {"O"}]
    named = Lesson("c", "ترجمان گھشپرین نے کہا")
    assert {label for sample in make_samples([*rare, named], tagger()) for label in sample.labels} == {
        "O",
        "B-P",
    }
    assert len(list(make_samples([*rare, named], tagger()))) == 1, "a name somewhere may be one elsewhere"


def test_the_editor_is_believed() -> None:
    text = "وہ کل عمران خان سے ملے۔"
    [person] = [each.entity for each in tagger().tag(text)]
    # Words of names that are nobody's leave the sentence open.
    assert not list(make_samples([Lesson("a", text, drop=(person,))], tagger()))
    evening = "وہ کل شام کو آئے"
    assert not list(make_samples([Lesson("a", evening)], tagger())), "the rules are not sure"
    [sample] = make_samples([Lesson("a", evening, add=("place/syria",))], tagger())
    assert sample.labels == ["O", "O", "B-L", "O", "O"]
    [sample] = make_samples([Lesson("a", "وہ کل لاہور کو گئے", drop=("place/lahore",))], tagger())
    assert set(sample.labels) == {"O"}


def test_hidden_people_are_looked_for() -> None:
    measured = measure_hidden_names(lessons(), tagger())
    assert measured.hidden >= measured.by_both >= measured.by_rules
    assert measured.by_both > measured.by_rules, "in places where no rule finds them"
    assert measured.found >= measured.right > 0


def test_nothing_is_learned_from_nothing() -> None:
    assert train([]) == b""
    assert Learned(b"", tagger()).find(f"اجلاس میں {NAME} بھی موجود تھے۔") == []
    assert learn([Lesson("a", "")], tagger()).measure.describe().startswith("0 mentions")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\0",
        "\ud800 نے کہا",
        "ا" * 100_000,
        "نے " * 20_000,
        "۔" * 1000,
        "\u202e\u200f\u200eا\u0300" * 500,
        "x:1\\:2 \n\t",
    ],
    ids=range(8),
)
def test_hostile_texts_are_read(text: str) -> None:
    mixed = f"{text} اجلاس میں {NAME} بھی موجود تھے۔ {text}"
    finder = Learned(learned().model, tagger())
    for each in (*finder.find(text), *finder.find(mixed)):
        assert 0 <= each.start < each.end <= len(mixed)
    train(make_samples([Lesson("\ud800", mixed, add=("person/\ud800",))], tagger()))


def test_what_was_learned_is_kept(tmp_path: Path) -> None:
    digest = digest_lessons(lessons())
    keep_learned(tmp_path / MODEL, learned(), tagger(), digest)
    assert recall_lessons(tmp_path / MODEL, tagger(), digest) == learned()
    finder = load_learned(tmp_path, tagger())
    assert isinstance(finder, Learned)
    assert finder.find(f"اجلاس میں {NAME} بھی موجود تھے۔")
    other = recall_lessons(tmp_path / MODEL, tagger(), digest_lessons(lessons()[1:]))
    assert isinstance(other, Problem)
    assert "other articles" in other.reason
    assert digest != digest_lessons([lessons()[0]._replace(drop=("x",)), *lessons()[1:]])


def cut(data: bytes) -> bytes:
    return data[:-1]


def flip(data: bytes) -> bytes:
    return data[:-50] + bytes([data[-50] ^ 1]) + data[-49:]


def empty(_: bytes) -> bytes:
    return b""


def age(data: bytes) -> bytes:
    return b"0" + data[1:]


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (cut, "damaged"),
        (flip, "damaged"),
        (None, "nothing"),
        (age, "another version"),
        (empty, "damaged"),
    ],
)
def test_a_file_of_no_use_is_told(tmp_path: Path, damage: Callable[[bytes], bytes] | None, told: str) -> None:
    path = tmp_path / MODEL
    if damage:
        keep_learned(path, learned(), tagger(), "x")
        path.write_bytes(damage(path.read_bytes()))
    problem = load_learned(tmp_path, tagger())
    assert isinstance(problem, Problem)
    assert told in problem.reason
    assert problem.remedy == "run waraq entities learn"


def test_other_tables_make_it_useless(tmp_path: Path) -> None:
    keep_learned(tmp_path / MODEL, learned(), tagger(), "x")
    (tmp_path / "people.tsv").write_text("id\tname\nperson/rashid\tراشد کوہستانی\n", "utf-8")
    assert isinstance(load_learned(tmp_path, Tagger.load(tmp_path)), Problem)


def test_from_the_score_of_the_setting_on_a_finding_is_a_name() -> None:
    text = f"لاہور کے اجلاس میں {NAME} بھی موجود تھے۔"
    [found] = Learned(learned().model, tagger()).find(text)

    def judge(sure: float | None) -> tuple[list[str], list[str | None]]:
        finder = Learned(learned().model, tagger(), sure)
        tagged = [text[each.start : each.end] for each in finder.tag(text)]
        return tagged, [each.entity for each in finder.explain(text) if each.text == NAME]

    assert judge(found.score) == (["لاہور", NAME], [""])
    assert judge(found.score + 0.001) == judge(None) == (["لاہور"], [None])
