"""Roman Urdu: spellings of one word meet, and reach their Urdu word among the first ten."""

from __future__ import annotations

import hashlib
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.eval.eval_roman import FREQUENCIES, Recall, build_index, measure_recall, read_spellings
from waraq.errors import DataError
from waraq.text import fold
from waraq.text import roman_tables as module
from waraq.text.roman_index import MOST_WORDS, RomanIndex, rank_roman
from waraq.text.roman_keys import load_spelled_sounds, read_urdu, roman_key, split_roman, urdu_keys
from waraq.text.roman_sounds import hear_latin, hear_urdu, measure_distance
from waraq.text.roman_tables import load_roman_tables
from waraq.text.tables import parse_table, read_table

SPELLINGS = read_spellings()
SOUNDS = st.text(sorted(load_roman_tables().sounds), max_size=12)
LATIN = st.text("abcdefghijklmnopqrstuvwxyz' -", max_size=40)


@pytest.fixture(scope="module")
def samples() -> RomanIndex:
    return build_index(None, SPELLINGS)


@pytest.mark.parametrize(
    "word, spellings",
    [
        ("پاکستان", "pakistan PAKISTAN pakistaan pakstan Pakistan's"),
        ("پیوٹن", "putin pyutin pootin"),
        ("صدر", "sadr sadar saddar"),
        ("شہباز", "shehbaz shahbaz shahbaaz"),
        ("خبریں", "khabrain khabren khabrein xabrein"),
        ("حکومت", "hukumat hakoomat hukoomat hukoomaat"),
        ("زندگی", "zindagi zindagy zindgi"),
        ("شہر", "sheher shehar shahr shehr"),
        ("وقت", "waqt vaqt wakt"),
        ("نہیں", "nahi nahin nahee"),
        ("معلوم", "maloom malum ma'loom ma’loom"),
        ("رمضان", "ramzan ramadan"),
        ("فوراً", "foran fauran"),
        ("ایجنسی", "agency ejansi"),
        ("اسحاق", "ishaq is-haq iss'haq"),
        ("لڑکا", "larka ladka"),
        ("اسکول", "school iskool skul"),
        ("یوکرین", "ukraine yukrain"),
        ("عبدالرحمن", "abdurrahman abdulrehman"),
    ],
)
def test_spellings_share_a_key_with_their_word(word: str, spellings: str) -> None:
    missing = [
        each for each in spellings.split() if roman_key("".join(split_roman(each))) not in urdu_keys(word)
    ]
    assert missing == []


@pytest.mark.parametrize("word", ["بھارت", "آئین", "آزادی", "مؤقف", "گئے", "لکھا"])
def test_folding_changes_no_key(word: str) -> None:
    assert fold(word) != word
    assert urdu_keys(fold(word)) == urdu_keys(word)


def test_arabic_keyboard_and_marks_change_no_key() -> None:
    assert urdu_keys("كراچي") == urdu_keys("کراچی")
    assert urdu_keys("پُرعزم") == urdu_keys("پرعزم")


def test_other_words_have_other_keys() -> None:
    assert roman_key("karachi") not in urdu_keys("لاہور")
    assert len({roman_key(word) for word in ("karachi", "lahore", "multan", "peshawar", "quetta")}) == 5


@pytest.mark.parametrize("nothing", ["", "۱۲۳", "1947", "۔؟!", "\x00", "e", "-e-", "ʼ", "پاکستان"])
def test_queries_without_latin_letters_find_nothing(samples: RomanIndex, nothing: str) -> None:
    assert rank_roman(nothing, samples) == ()
    assert samples.match(nothing) == ()


def test_izafat_is_dropped_and_neighbours_are_joined(samples: RomanIndex) -> None:
    readings = {(r.start, r.end): r.words for r in rank_roman("wazeer e azam", samples)}
    assert readings[0, 1][0] == "وزیر"
    assert readings[0, 2][0] == "وزیراعظم"
    assert [r.words[0] for r in rank_roman("sadr-e-pakistan", samples)] == ["صدر", "پاکستان"]


def test_unknown_word_keeps_its_place(samples: RomanIndex) -> None:
    assert [bool(r.words) for r in rank_roman("sadr xyzzyq putin", samples)] == [True, False, True]


def test_frequent_words_go_first_among_equals() -> None:
    assert [m.word for m in RomanIndex([("سدر", 1), ("صدر", 500)]).match("sadr")] == ["صدر", "سدر"]
    assert [m.word for m in RomanIndex([("سدر", 400), ("صدر", 1), ("سدر", 400)]).match("sadr", 1)] == ["سدر"]


def test_vowels_tell_words_of_one_key_apart(samples: RomanIndex) -> None:
    index = RomanIndex([("کتاب", 5), ("کتب", 5), ("قطب", 5), ("کاتب", 5)])
    firsts = {typed: index.match(typed)[0].word for typed in ("kitaab", "kutub", "qutb", "kaatib")}
    assert firsts == {"kitaab": "کتاب", "kutub": "کتب", "qutb": "قطب", "kaatib": "کاتب"}


def test_every_letter_has_a_rule() -> None:
    rules = load_roman_tables().rules
    rows = read_table("collation.tsv", ["letters", "level", "heading", "why"])
    alphabet = sorted({fold(row[0]) for row in rows if row[0] == row[2]} - {""})
    assert len(alphabet) == 37
    assert [letter for letter in "abcdefghijklmnopqrstuvwxyz" if letter not in rules] == []
    assert [letter for letter in alphabet if letter.isalpha() and not hear_urdu(letter + "ا" + letter)] == []
    assert [letter for letter in alphabet if letter not in rules] == []


def test_every_rule_and_sound_can_be_met() -> None:
    tables = load_roman_tables()
    assert [rule for rule in tables.rules if fold(rule) != rule] == []
    heard = {sound for readings in tables.rules.values() for sound in "".join(readings)}
    assert set(tables.sounds) - heard == set()
    assert [
        sounds for sounds in load_spelled_sounds().values() if not set(sounds) <= set(tables.sounds)
    ] == []


@given(LATIN)
def test_keys_of_typed_words_are_plain_and_alike(typed: str) -> None:
    key = roman_key(typed)
    assert key.isascii()
    assert roman_key(typed.upper()) == key
    assert all(first != second for first, second in pairwise(key))


@given(st.text(max_size=60))
def test_any_text_has_few_readings_and_ascii_keys(text: str) -> None:
    assert len(read_urdu(text)) <= 9
    assert all(key.isascii() for key in urdu_keys(text))
    assert hear_latin(text).isascii()
    assert all(word and word == fold(word) for word in split_roman(text))


@given(SOUNDS, SOUNDS)
def test_distance_is_none_to_itself_and_positive(typed: str, written: str) -> None:
    assert measure_distance(typed, typed) == 0
    assert measure_distance(typed, written) >= 0


def test_what_a_search_takes_for_one_word_is_given_once() -> None:
    index = RomanIndex([("لئے", 5), ("لیے", 9), ("لئے", 2), ("ہوئے", 12), ("لا", 0)])
    assert [match.word for match in index.match("liye")] == ["لیے"]
    assert len(index) == 2
    index = RomanIndex([("اسٹیڈیم", 100), ("سٹیڈیم", 5)])
    assert [match.word for match in index.match("stadium")] == ["اسٹیڈیم"]


def test_only_the_first_words_of_a_query_are_read(samples: RomanIndex) -> None:
    readings = rank_roman("sadr " * 2_000, samples)
    assert max(reading.end for reading in readings) == MOST_WORDS


def test_long_words_cost_no_more_than_words() -> None:
    index = RomanIndex([("ض" * 200_000, 1), ("صدر", 1)])
    start = time.process_time()
    assert index.match("sh" * 200_000) == ()
    assert len(urdu_keys("ثضں" * 100_000)) <= 8
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "table, bad, place",
    [
        ("roman_keys.tsv", ["from\tto\twhy", "a\t?\tx"], "roman_keys.tsv:2:3"),
        ("roman_keys.tsv", ["from\tto\twhy", "a\ta|e\tx"], "roman_keys.tsv:2:3"),
        ("roman_keys.tsv", ["from\tto\twhy", "-\ta\tx"], "roman_keys.tsv:2:1"),
        ("roman_costs.tsv", ["pair\tcost\twhy", "a?\t1\tx"], "roman_costs.tsv:2:1"),
        ("roman_costs.tsv", ["pair\tcost\twhy", "ab\t1\tx", "ba\t1\tx"], "roman_costs.tsv:3:1"),
        ("roman_costs.tsv", ["pair\tcost\twhy", "ab\t-1\tx"], "roman_costs.tsv:2:4"),
        (
            "roman_sounds.tsv",
            ["sound\tstart\tinside\ttyped\twritten\twhy", "ab\ta\ta\t1\t1\tx"],
            "sounds.tsv:2:1",
        ),
    ],
)
def test_wrong_table_is_refused(monkeypatch, table: str, bad: list[str], place: str) -> None:
    def read(name: str, header: list[str]):
        return parse_table(name, enumerate(bad, 1), header) if name == table else read_table(name, header)

    monkeypatch.setattr(module, "read_table", read)
    with pytest.raises(DataError, match=place):
        load_roman_tables.__wrapped__()


def test_list_is_large_and_divided_by_hash() -> None:
    by_word: dict[str, list[str]] = {}
    for spelling in SPELLINGS:
        by_word.setdefault(spelling.word, []).append(spelling.latin)
        held = int(hashlib.sha256(spelling.word.encode()).hexdigest(), 16) % 3 == 0
        assert spelling.set == ("held" if held else "tune")
    assert len(by_word) >= 420
    assert len({fold(word) for word in by_word}) == len(by_word)
    assert [word for word, found in by_word.items() if not 2 <= len(set(found)) == len(found) <= 4] == []


def check_recall(recall: Recall) -> None:
    assert recall.count > 400
    assert recall.ten >= 0.95 * recall.count
    assert recall.first >= 0.80 * recall.count


@pytest.mark.parametrize("part", ["tune", "held"])
def test_spellings_reach_their_word_in_the_samples(samples: RomanIndex, part: str) -> None:
    check_recall(measure_recall(samples, [each for each in SPELLINGS if each.set == part]))


def test_held_spellings_reach_their_word_in_a_large_vocabulary() -> None:
    index = build_index(FREQUENCIES, SPELLINGS)
    check_recall(measure_recall(index, [each for each in SPELLINGS if each.set == "held"]))
