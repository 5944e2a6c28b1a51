"""What readers find: order, phrases, exclusions, spellings."""

from __future__ import annotations

from pathlib import Path

import pytest

from waraq.errors import IndexFormatError
from waraq.search import SearchDocument, Searcher, matching, search, update_index
from waraq.search import searcher as searcher_module


def ids(searcher: Searcher, query: str) -> list[str]:
    return [hit.id for hit in searcher.search(query, 100).hits]


def ids_with_all(searcher: Searcher, query: str) -> set[str]:
    return {hit.id for hit in searcher.search(query, 100).hits if hit.matched_all}


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("پيوٹن", "پیوٹن"), ("كراچي", "کراچی"), ("پرعزم", "پُرعزم"), ("غالبؔ", "غالب"), ("۱۳ فیصد", "13 فیصد"),
        ("12500", "۱۲٬۵۰۰"), ("کامیاب", "کام‌یاب"), ("NASA", "nasa"),
    ],
)  # fmt: skip
def test_spellings_of_a_word_find_the_same(searcher: Searcher, typed: str, printed: str) -> None:
    assert ids(searcher, typed) == ids(searcher, printed)
    assert ids(searcher, typed) or typed == "پرعزم"


@pytest.mark.parametrize(("typed", "inflected"), [("حکومت", "حکومتوں"), ("کتاب", "کتابوں")])
def test_inflected_forms_find_the_same_articles(searcher: Searcher, typed: str, inflected: str) -> None:
    assert set(ids(searcher, typed)) == set(ids(searcher, inflected))


def test_of_equal_articles_those_with_the_form_as_typed_come_first(tmp_path: Path) -> None:
    forms = ("کتاب", "کتابوں", "کتب", "کتابیں")
    update_index(
        tmp_path, [SearchDocument(id=form, url=f"a/{n}/", headline=form) for n, form in enumerate(forms)]
    )
    for form in forms:
        hits = search(tmp_path, form).hits
        assert (hits[0].id, len(hits)) == (form, len(forms))


def test_forms_of_one_declension_are_nearer_than_others(tmp_path: Path) -> None:
    forms = ("پوچھے", "پوچھا", "پوچھنے", "پوچھنا")
    update_index(
        tmp_path, [SearchDocument(id=form, url=f"a/{n}/", headline=form) for n, form in enumerate(forms)]
    )
    assert [hit.id for hit in search(tmp_path, "پوچھنا").hits] == ["پوچھنا", "پوچھنے", "پوچھا", "پوچھے"]


def test_articles_with_all_words_come_first(searcher: Searcher) -> None:
    result = searcher.search("سندھ سیلاب خیمے", 100)
    assert result.hits[0].id == "flo1"
    assert [hit.matched_all for hit in result.hits] == sorted(
        (h.matched_all for h in result.hits), reverse=True
    )
    assert result.total_all == 1 < result.total == len(result.hits)
    assert {word for hit in result.hits[1:] for word in hit.missing} <= {"سندھ", "سیلاب", "خیمے"}
    assert all(hit.missing for hit in result.hits[1:])


def test_more_words_outrank_a_higher_score(searcher: Searcher) -> None:
    result = searcher.search("پاکستان کراچی جناح زرافہ", 100)
    matched = [4 - len(hit.missing) for hit in result.hits]
    assert matched == sorted(matched, reverse=True)
    assert result.missing == ("زرافہ",)
    assert result.total_all == 0


def test_a_word_in_the_headline_counts_more(searcher: Searcher) -> None:
    assert ids(searcher, "مہنگائی")[0] == "eco2"
    assert ids(searcher, "انتخابات")[0] == "pol1"


def test_a_phrase_wants_the_words_together(searcher: Searcher) -> None:
    assert ids_with_all(searcher, "عالمی بینک") == {"eco1", "eco2", "eco3"}
    assert set(ids(searcher, "”عالمی بینک“")) == {"eco1", "eco2"}
    assert set(ids(searcher, '"جامعہ کراچی"')) == {"edu1"}
    assert set(ids(searcher, '"کراچی جامعہ"')) == {"edu2"}


def test_a_phrase_counts_its_common_words(searcher: Searcher) -> None:
    assert ids(searcher, '"امن کا سفر"') == ["quo1"]
    assert ids(searcher, '"امن کی سفر"') == []


def test_a_phrase_does_not_run_from_one_name_into_the_next(searcher: Searcher) -> None:
    assert ids(searcher, '"چین اسلام"') == []
    assert ids(searcher, '"اسلام آباد"') == ["sci2"]


def test_exclusions(searcher: Searcher) -> None:
    assert "flo2" in ids(searcher, "سیلاب")
    assert "flo2" not in ids(searcher, "سیلاب -نوشہرہ")
    assert set(ids(searcher, "کراچی")) - set(ids(searcher, 'کراچی -"جامعہ کراچی"')) == {"edu1"}


@pytest.mark.parametrize(
    ("query", "note"), [("", "empty"), ("؟ ۔", "empty"), ("-سیلاب", "empty"), ("کے کی میں", "common")]
)
def test_a_query_without_words_says_why(searcher: Searcher, query: str, note: str) -> None:
    result = searcher.search(query)
    assert (result.note, result.total, result.hits) == (note, 0, ())


def test_pages(searcher: Searcher) -> None:
    whole = ids(searcher, "پاکستان")
    assert [hit.id for hit in searcher.search("پاکستان", 2, 1).hits] == whole[1:3]
    assert searcher.search("پاکستان", 5, 10_000).hits == ()
    assert searcher.search("پاکستان", -1, -5).hits == ()
    assert searcher.search("پاکستان", 0).total == len(whole)


def test_a_hit_carries_what_a_result_shows(searcher: Searcher) -> None:
    hit = searcher.search("پيوٹن").hits[0]
    assert (hit.id, hit.url, hit.date, hit.date_text) == ("rus1", "a/rus1/", "2025-12-12", "12 دسمبر 2025ء")
    assert (hit.section, hit.publication) == ("عالمی خبریں", "مشرق نامہ")
    assert "".join(segment.text for segment in hit.title) == hit.headline
    assert {segment.text for segment in hit.excerpt if segment.marked} == {"پیوٹن"}


def test_too_many_candidates_for_a_phrase_are_told(
    searcher: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = searcher.search("”عالمی بینک“")
    assert not whole.partial
    monkeypatch.setattr(searcher_module, "MOST_CHECKED", 1)
    cut = searcher.search("”عالمی بینک“")
    assert cut.partial
    assert cut.total <= 1 < whole.total
    assert matching.MOST_CHECKED == 200


def test_searching_a_folder(index: Path, searcher: Searcher, tmp_path: Path) -> None:
    assert search(index, "سیلاب", 3) == search(searcher, "سیلاب", 3)
    with pytest.raises(IndexFormatError, match="there is none"):
        search(tmp_path, "سیلاب")


def test_a_result_escapes_nothing_and_invents_nothing(tmp_path: Path) -> None:
    body = "<script>alert(1)</script> سیلاب & <b>طوفان</b>"
    update_index(tmp_path, [SearchDocument(id="h", url="a/h/", headline="<i>", body=body)])
    hit = search(tmp_path, "طوفان").hits[0]
    assert "".join(segment.text for segment in hit.excerpt) == body
    assert hit.headline == "<i>"
