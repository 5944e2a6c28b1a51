"""Names that articles are credited to: told apart, joined by their folded forms, noted when they change."""

from __future__ import annotations

from pathlib import Path

from tests.store.house import fill, ids, record
from waraq.article import Article, Credit, Dateline
from waraq.store import CreditCount, Part, Store, list_credits


def name(byline: str | None = None, publication: str | None = None, *given: tuple[str, str]) -> list[str]:
    line = Dateline(credits=tuple(Credit(kind, text) for kind, text in given))
    article = Article(id="a", headline="خبر", body="", byline=byline, publication=publication, dateline=line)
    return [each.key for each in list_credits(article)]


def test_spellings_that_search_takes_for_one_have_one_address() -> None:
    forms = ("احمد علی", "احمد  علي", "احمد علی۔", "احمَد علی")
    assert len({key for form in forms for key in name(form)}) == 1
    assert name("اے ایف پی") == name("AFP")


def test_others_have_others_though_they_sound_alike() -> None:
    (first,), (second,) = name("سدثا"), name("سدصا")
    assert first[: -len("-eb0fc0")] == second[: -len("-eb0fc0")] == "author/sadsa"
    assert first != second


def test_each_kind_of_credit_has_its_pages() -> None:
    given = [("desk", "مانیٹرنگ ڈیسک"), ("agency", "اے پی پی"), ("reporter", "نامہ نگار")]
    kinds = [key.partition("/")[0] for key in name("احمد علی", "مشرق", *given, ("byline", "سارہ خان"))]
    assert kinds == ["publication", "desk", "desk", "desk", "author", "author"]
    assert name(None, None, ("paper", "نوائے وقت")) == []


def test_a_paper_or_an_agency_is_no_author() -> None:
    assert [key.partition("/")[0] for key in name("مشرق", "مشرق")] == ["publication"]
    assert [key.partition("/")[0] for key in name("اے پی پی", None, ("agency", "اے پی پی"))] == ["desk"]


def test_what_holds_no_word_has_no_page() -> None:
    assert name("😀", "—") == []


def test_the_form_of_most_articles_is_shown_whatever_came_first(tmp_path: Path) -> None:
    forms = {"0000000001": "آصف علي", "0000000002": "اصف علی", "0000000003": "آصف علي"}
    records = [record(each, "2014-10-14", byline=form) for each, form in forms.items()]
    for number, order in enumerate((records, records[::-1])):
        store = Store(tmp_path / str(number), "p")
        fill(store, *order)
        [found] = store.credits.count("author/")
        assert found == CreditCount(list_credits(records[0].article)[0].key, "آصف علي", 3)
        assert store.credits.find(found.key) == found
        assert ids(store, credit=found.key) == sorted(forms)
        store.close()


def test_a_change_notes_the_names_before_and_after(tmp_path: Path) -> None:
    store = Store(tmp_path / "store", "p")
    before = record("0000000001", "2014-10-14", byline="احمد علی", publication="مشرق")
    fill(store, before)
    store.pages.keep_site("x")
    fill(store, record("0000000001", "2014-10-14", byline="سارہ خان", publication="مشرق"))
    old, new = (name(each)[0] for each in ("احمد علی", "سارہ خان"))
    noted = {part.key: part for part in store.pages.stale() if part.kind == "credit"}
    paper = noted.pop(list_credits(before.article)[0].key)
    assert paper == Part("credit", paper.key, "2014-10-14", "2014-10-14")  # shown otherwise, and in its place
    assert noted == {key: Part("credit", key, "2014-10-14", "~") for key in (old, new)}
    assert store.credits.find(old) is None
    store.files.forget(list(store.files.all()))
    assert store.credits.find(new) is None


def test_an_embargo_ends_for_credits_too(tmp_path: Path) -> None:
    store = Store(tmp_path / "store", "p")
    fill(store, record("0000000001", byline="سارہ خان", embargo_until="2014-10-14"), status="embargoed")
    assert list(store.credits.count()) == []
    store.lift_embargoes("2014-10-14")
    assert [each.name for each in store.credits.count()] == ["سارہ خان"]
