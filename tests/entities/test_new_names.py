"""Names that no table lists: tests/golden/new_names.json, and the words they are made of."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.warm import shipped_tagger
from waraq.entities import new_things, ordinary_words, person_names, tables
from waraq.entities.ordinary_words import is_glued, is_ordinary, load_news_phrases, load_news_words
from waraq.entities.person_names import SHORTEST, Part, PersonWords, load_person_names
from waraq.entities.rules import Rules
from waraq.entities.runs import LEAST_SCORE
from waraq.entities.second_mentions import FullName, find_second_mentions, is_akin
from waraq.entities.weigh_names import weigh
from waraq.entity import Entity, Kind
from waraq.errors import DataError
from waraq.text import fold, kept_tables, read_passage

CASES = json.loads((Path(__file__).parents[1] / "golden" / "new_names.json").read_text("utf-8"))
TAGGER = shipped_tagger()
WORDS = PersonWords.of([])
GIVEN, FAMILY, UNKNOWN, COMMON = Part.GIVEN, Part.FAMILY, Part.UNKNOWN, Part.COMMON


def tag_new(text: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.rule) for m in TAGGER.tag(text) if not m.entity]


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_golden(case: dict) -> None:
    text = case["input"]
    found = [[text[m.start : m.end], m.kind.value, m.rule] for m in TAGGER.tag(text)]
    assert found == case["expected"], case["comment"]


def test_the_table_is_large_and_marks_ordinary_words() -> None:
    words = load_person_names()
    assert len(words) >= 3500
    assert all(words[word] & COMMON for word in ("عمر", "حسن", "فتح", "باب", "جو"))
    assert all(words[fold(word)].is_sure for word in ("عمران", "عدنان", "جنجوعہ", "سٹیون", "اسٹیون"))


def test_every_ordinary_word_of_a_known_name_was_judged() -> None:
    rows = tables.read_rows(tables.data_file(person_names.PERSON_NAMES), person_names.COLUMNS)
    judged = {word for row in rows for word in read_passage(row["word"]).words}
    judged |= Rules.load().no_names | load_news_words()
    missing = {
        word: name
        for entity in TAGGER.entities.values()
        if entity.kind is Kind.PERSON
        for name in (entity.name, *entity.aliases)
        if len(words := read_passage(name).words) > 1
        for word in words
        if len(word) >= SHORTEST and word not in judged and is_ordinary(word)
    }
    assert missing == {}, (
        "add a row to data/person_names.tsv for each of these words: what it is in a name (given, family,"
        " link, honorific, first; nothing if it is no name by itself), yes under common if it is also an"
        " ordinary word, and why"
    )


def test_ordinary_words_of_people_are_no_names_without_a_row() -> None:
    person = Entity(id="person/x", kind=Kind.PERSON, name="صورتحال کوہستانیار")
    words = PersonWords.of([person])
    assert words.look("صورتحال") is Part.NONE
    assert words.look("کوہستانیار") is FAMILY
    assert PersonWords.of([person], {"کوہستانیار"}).look("کوہستانیار") is UNKNOWN


@pytest.mark.parametrize(
    ("word", "part"),
    [
        ("گھشپرین", UNKNOWN),
        ("نوازشریف", GIVEN | FAMILY),  # two names without a space
        ("کیخلاف", Part.NONE),  # two ordinary words without a space
        ("اوبامانے", Part.NONE),  # a postposition at its end
        ("ڈارنے", Part.NONE),  # the same behind a short name
        ("چیمپینز", Part.NONE),  # an English plural
        ("پلےیرز", Part.NONE),  # a letter that a conversion mixed up
        ("پاکستان", Part.NONE),
        ("گھش", UNKNOWN),
        ("گھ", Part.NONE),
        ("گھشپرینگھشپرین", Part.NONE),
        ("abc", Part.NONE),
        ("گھ2شپر", Part.NONE),
        ("", Part.NONE),
    ],
)
def test_unlisted_words(word: str, part: Part) -> None:
    assert WORDS.look(word) == part


def test_glued_words() -> None:
    assert is_glued("طورپر")
    assert not is_glued("ہے")
    assert not is_glued("")
    assert is_ordinary("صورتحال")
    assert not is_ordinary("گھشپرین")
    assert "بالی وڈ" in load_news_phrases()
    assert "بالی" not in load_news_words()


@pytest.mark.parametrize(
    ("parts", "title", "after", "rule", "least"),
    [
        ([GIVEN], "ڈاکٹر", "", "title", LEAST_SCORE),
        ([GIVEN, FAMILY], "", "", "names", LEAST_SCORE),
        ([UNKNOWN, UNKNOWN], "ڈاکٹر", "", "title", LEAST_SCORE),
        ([UNKNOWN], "ڈاکٹر", "نے", "title", LEAST_SCORE),
        ([GIVEN | COMMON], "ڈاکٹر", "کو", "title", LEAST_SCORE),
        ([GIVEN | COMMON, FAMILY | COMMON], "", "28", "names", LEAST_SCORE),
        ([UNKNOWN, UNKNOWN], "", "نے", "agent", 0.6),
        ([FAMILY], "", "کا", "lone name", LEAST_SCORE),
    ],
)
def test_what_counts(parts: list[Part], title: str, after: str, rule: str, least: float) -> None:
    found, score, reason = weigh(parts, title, after)
    assert found == rule
    assert score >= least
    assert reason


@pytest.mark.parametrize(
    ("parts", "title", "after"),
    [
        ([UNKNOWN], "ڈاکٹر", "آئے"),
        ([GIVEN | COMMON, FAMILY | COMMON], "", "آئے"),
        ([GIVEN | COMMON, FAMILY | COMMON], "", "کو"),
        ([UNKNOWN, UNKNOWN, UNKNOWN], "", "نے"),
        ([UNKNOWN, UNKNOWN], "", "کو"),
        ([FAMILY], "", ""),
        ([Part.LINK], "", "نے"),
    ],
)
def test_what_does_not_count(parts: list[Part], title: str, after: str) -> None:
    assert weigh(parts, title, after)[1] < LEAST_SCORE


def test_words_that_may_be_names_are_when_they_have_what_people_have() -> None:
    parts = [GIVEN | COMMON, FAMILY | COMMON]
    assert weigh(parts, "", "کی")[1] < LEAST_SCORE <= weigh(parts, "", "کی", told="کی اہلیہ")[1]


def test_an_explanation_tells_the_reason_and_the_suggestions() -> None:
    found = {e.text: (e.entity, e.rule, e.reason) for e in TAGGER.explain("دیکھو عدنان یہاں، جے یو زیڈ آئے")}
    assert found == {
        "عدنان": (None, "lone name", "a word of people's names, alone"),
        "جے یو زیڈ": (None, "acronym", "an acronym"),
    }


def test_second_mentions_mean_the_last_full_name_before() -> None:
    passage = read_passage("برنڈ کلوستوہر آئے۔ لارس کلوستوہر گئے۔ کلوستوہر نے کہا۔ برنڈ کلوستوہر")
    full = [FullName(0, 2, "person/a"), FullName(3, 5, "person/b")]
    found = list(find_second_mentions(passage, full, {"برنڈ": GIVEN, "لارس": GIVEN}, {0, 1, 3, 4}))
    assert found == [(6, "person/b", "لارس کلوستوہر", "family name")]


def test_spellings_of_one_name_are_akin_and_ordinary_words_never() -> None:
    nawaz = Entity(id="person/n", kind=Kind.PERSON, name="نواز شریف", aliases=("میاں نواز شریف",))
    merkel = Entity(id="person/m", kind=Kind.PERSON, name="انگیلا میرکل")
    assert is_akin("اینگیلا", merkel)
    assert is_akin("نواز", nawaz)
    assert not is_akin("میں", nawaz)
    assert not is_akin("عمر", merkel)


def test_a_family_name_behind_a_known_name_belongs_to_it() -> None:
    text = "من موہن سنگھ نے کہا"
    assert [text[m.start : m.end] for m in TAGGER.tag(text)] == ["من موہن سنگھ"]
    assert tag_new("عمران خان وڑائچ") == []
    again = "احمد الشرع احمد آباد"
    assert [again[m.start : m.end] for m in TAGGER.tag(again)] == ["احمد الشرع", "احمد آباد"]


@pytest.mark.parametrize(
    "text",
    [
        "عدنان " * 500,
        "بن " * 500,
        "جو جو جو نے",
        "ڈاکٹر",
        "ڈاکٹر نے",
        "وزیر اعظم وزیر اعظم",
        "\u200c عدنان\u200c\u200cکھوکھر \u202e نے",
        "پورپور آباد ضلع ضلع شہر",
        "ایس ایم ایس ایم ایس ایم قدوائی",
        "نے نے نے",
    ],
)
def test_hostile_texts_yield_mentions_in_order(text: str) -> None:
    end = 0
    for mention in TAGGER.tag(text):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("عدنان\tnickname\t\twhy", "parts: must be among given, family"),
        ("عدنان\tgiven\tno\twhy", "common: must be yes or empty"),
    ],
)
def test_a_wrong_row_is_told(row: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "names.tsv"
    table.write_text("word\tparts\tcommon\twhy\n" + row + "\n", "utf-8")
    monkeypatch.setattr(person_names, "data_file", lambda _: table)
    monkeypatch.setattr(kept_tables, "_folders", [])  # where other tests of this process kept the table
    load_person_names.cache_clear()
    with pytest.raises(DataError, match=told):
        load_person_names()
    monkeypatch.undo()
    load_person_names.cache_clear()


def test_a_wrong_side_of_a_place_word_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "places.tsv"
    table.write_text("side\tphrase\twhy\nabove\tشہر\twhy\n", "utf-8")
    monkeypatch.setattr(new_things, "data_file", lambda _: table)
    with pytest.raises(DataError, match="side: must be before, after, ending"):
        new_things.ThingsFinder.load(WORDS, Rules.load())


def test_the_words_of_the_news_are_in_no_other_table() -> None:
    assert sorted(load_news_words() & load_person_names().keys()) == []
    assert ordinary_words.RARE > 0


def test_the_table_of_names_has_single_words() -> None:
    """They are folded all at once, which gives what dividing into words does of one word only."""
    words = [
        row["word"]
        for row in tables.read_rows(tables.data_file(person_names.PERSON_NAMES), person_names.COLUMNS)
    ]
    assert [word for word in words if read_passage(word).words != [fold(word)]] == []
