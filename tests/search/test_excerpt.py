"""Excerpts: the densest part of a text, whole words marked in their own spelling."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from waraq.search.excerpt import ELLIPSIS, WINDOW, Segment, find_window, make_excerpt, mark_words
from waraq.search.units import contains_phrase, read_units
from waraq.text import Analyzer

FILLER = "پہاڑ دریا جنگل صحرا میدان ساحل "


def joined(segments: tuple[Segment, ...]) -> str:
    return "".join(segment.text for segment in segments)


def test_whole_words_are_marked_as_spelled(analyzer: Analyzer) -> None:
    segments = mark_words("پُرعزم لوگ، پرعزم قوم", {"پرعزم"}, analyzer)
    assert [segment.text for segment in segments if segment.marked] == ["پُرعزم", "پرعزم"]
    assert joined(segments) == "پُرعزم لوگ، پرعزم قوم"


def test_a_longer_word_is_not_marked_in_part(analyzer: Analyzer) -> None:
    assert [s for s in mark_words("سیلابزدگان کی مدد", {"سیلاب"}, analyzer) if s.marked] == []


def test_a_short_text_is_shown_whole(analyzer: Analyzer) -> None:
    assert joined(make_excerpt("دو لفظ۔", {"لفظ"}, analyzer)) == "دو لفظ۔"
    assert make_excerpt("", {"لفظ"}, analyzer) == ()


def test_without_a_find_the_beginning_is_shown(analyzer: Analyzer) -> None:
    text = FILLER * 20
    excerpt = joined(make_excerpt(text, {"زرافہ"}, analyzer))
    assert text.startswith(excerpt.removesuffix(f" {ELLIPSIS}"))
    assert excerpt.endswith(ELLIPSIS)


def test_the_window_has_the_most_different_words(analyzer: Analyzer) -> None:
    text = "بینک " * 5 + FILLER * 20 + "بینک قرض معیشت " + FILLER * 20 + "بینک قرض " * 3
    terms = {unit.text for unit in read_units("بینک قرض معیشت", analyzer)}
    segments = make_excerpt(text, terms, analyzer)
    assert {segment.text for segment in segments if segment.marked} == {"بینک", "قرض", "معیشت"}
    assert segments[0] == Segment(f"{ELLIPSIS} ", marked=False)
    assert segments[-1] == Segment(f" {ELLIPSIS}", marked=False)


def test_what_is_found_stands_in_the_middle(analyzer: Analyzer) -> None:
    units = read_units(FILLER * 20 + "زرافہ " + FILLER * 20, analyzer)
    first, last = find_window(units, {"زرافہ", *(u.text for u in read_units("زرافہ", analyzer))}, analyzer)
    place = next(i for i, unit in enumerate(units) if unit.text == read_units("زرافہ", analyzer)[0].text)
    assert last - first == WINDOW
    assert abs((first + last) // 2 - place) <= 1


@given(st.text(alphabet="سیلاب کرکٹ ،۔😀\u200cِ\n", max_size=400))
def test_an_excerpt_is_a_piece_of_the_text(text: str) -> None:
    analyzer = Analyzer.load()
    terms = {unit.text for unit in read_units(text, analyzer)[::3]}
    excerpt = joined(make_excerpt(text, terms, analyzer))
    inner = excerpt.removeprefix(f"{ELLIPSIS} ").removesuffix(f" {ELLIPSIS}")
    assert inner in text
    assert joined(mark_words(text, terms, analyzer)) == text


def test_phrases_are_adjacent_words(analyzer: Analyzer) -> None:
    def stands(phrase: str, text: str = "امن کا سفر، امن اور سفر") -> bool:
        return contains_phrase(read_units(text, analyzer), read_units(phrase, analyzer), analyzer)

    assert stands("امن کا سفر")
    assert stands("سفر امن")
    assert not stands("امن سفر")
    assert not stands("امن", "")


def test_phrases_are_found_in_every_spacing(analyzer: Analyzer) -> None:
    def stands(phrase: str, text: str) -> bool:
        return contains_phrase(read_units(text, analyzer), read_units(phrase, analyzer), analyzer)

    spellings = ["وزیر اعظم عمران خان", "وزیراعظم عمران خان", "وزیر\u200cاعظم عمران خان"]
    assert all(stands(phrase, f"کل {text} نے") for phrase in spellings for text in spellings)
    assert not stands("وزیراعظم خان", spellings[0])


def test_two_words_are_marked_as_their_compound(analyzer: Analyzer) -> None:
    segments = mark_words("سابق وزیر اعظم نے وزیراعظم ہاؤس", {"وزیراعظم"}, analyzer)
    assert [segment.text for segment in segments if segment.marked] == ["وزیر اعظم", "وزیراعظم"]
