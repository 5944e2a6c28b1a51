"""What articles are about: the terms and names that tell it, and their weights."""

from __future__ import annotations

from math import isclose, sqrt

from tests.warm import shipped_tagger
from waraq.related import Passage, Topic, TopicFinder

TEXT = (
    "لاہور (نامہ نگار) – بوشہر نیوکلیئر پاور پلانٹ میں زلزلے کے بعد نیوکلیئر ماہرین نے معائنہ کیا۔"
    " ماہرین کے مطابق تابکاری نہیں ہوئی۔"
)


def find(headline: str, text: str, start: int = 0, added: tuple[str, ...] = ()) -> tuple[Topic, ...]:
    tag = shipped_tagger().tag_listed
    return TopicFinder.load().find(Passage(headline, tag(headline)), Passage(text, tag(text), start), added)


def keys(*texts: str, **more: object) -> list[str]:
    return [topic.key for topic in find(*texts, **more)]


def test_names_and_rare_words_are_topics_and_common_ones_are_not() -> None:
    found = keys("بوشہر میں زلزلہ", TEXT)
    assert {"زلزلہ", "نیوکلییر", "تابکاری"} <= set(found)
    assert any(key.startswith("place/bushehr") or "bushehr" in key for key in found)
    assert not {"نہیں", "مطابق", "بعد"} & set(found)


def test_the_dateline_is_no_part_of_the_report() -> None:
    assert "place/lahore" in keys("", TEXT)
    assert "place/lahore" not in keys("", TEXT, start=TEXT.index("–") + 2)


def test_forms_of_a_word_are_one_topic_printed_as_the_article_has_it() -> None:
    [flood, *_] = find("", "سیلابوں سے تباہی، سیلاب کا پانی")
    assert flood.key == "سیلاب"
    assert flood.printed == "سیلابوں"


def test_spellings_of_other_keyboards_give_the_same_topics() -> None:
    assert keys("زلزلہ", "كابينہ كي كارروائي پر تابكاري") == keys("زلزلہ", "کابینہ کی کارروائی پر تابکاری")


def test_a_word_that_no_list_has_counts_where_it_comes_again_or_in_the_headline() -> None:
    assert "ززغغب" not in keys("", "زلزلہ ززغغب")
    assert "ززغغب" in keys("", "زلزلہ ززغغب ززغغب")
    assert "ززغغب" in keys("ززغغب", "زلزلہ")


def test_weights_are_those_of_a_unit_vector() -> None:
    weights = [topic.weight for topic in find("بوشہر میں زلزلہ", TEXT)]
    assert weights == sorted(weights, reverse=True)
    assert isclose(sqrt(sum(weight**2 for weight in weights)), 1000, abs_tol=3)


def test_what_an_editor_added_is_a_topic_that_has_no_word() -> None:
    [topic] = [each for each in find("", "زلزلہ آیا", added=("person/imran-khan",)) if "/" in each.key]
    assert (topic.key, topic.printed) == ("person/imran-khan", "")


def test_nothing_tells_nothing() -> None:
    assert find("", "") == ()
    assert find("یہ وہ ہے", "12 34 !؟") == ()
