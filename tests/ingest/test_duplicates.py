"""Which articles are grouped, and round which."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.eval.edited_copies import edit_copy
from tests.eval.eval_duplicates import FOOTER, find_alike, find_pairs
from waraq.ingest.duplicates import Duplicates, Group, Kind, Member, make_sketch, sketch
from waraq.text.frequency import load_frequencies

FLOOD = (
    "دریائے سندھ میں پانی کی سطح بلند ہونے سے سکھر اور لاڑکانہ کے درجنوں دیہات زیر آب آ گئے ہیں۔ "
    "ضلعی انتظامیہ نے متاثرین کے لیے خیمہ بستیاں قائم کر دی ہیں، جبکہ فوج کے دستے امدادی کاموں میں مصروف ہیں۔"
)
WORDS = list(load_frequencies())


def group(tmp_path: Path, **articles: str | tuple[str, str]) -> list[Group]:
    """The groups of texts, or dates and texts."""
    with Duplicates(tmp_path / "duplicates.sqlite") as known:
        for id_, given in articles.items():
            date, text = given if isinstance(given, tuple) else ("", given)
            known.put(id_, "1", date, make_sketch(text))
        return list(known.groups())


def make_text(length: int, seed: object) -> str:
    return " ".join(Random(str(seed)).choices(WORDS, k=length))


@pytest.mark.parametrize(
    "copy",
    [
        FLOOD.replace("ی", "ي").replace("ک", "ك"),
        FLOOD.replace("پانی", "پانِی"),
        FLOOD.replace("۔ ", "!\n\n").replace("،", " –"),
        FLOOD.replace("زیر آب", "زیرآب"),
        FLOOD.replace(" ", ""),
    ],
    ids=["arabic keyboard", "vowel marks", "signs and lines", "a space less", "no spaces"],
)
def test_the_same_letters_are_the_same_text(tmp_path: Path, copy: str) -> None:
    assert group(tmp_path, a=FLOOD, b=copy) == [Group("a", (Member("b", Kind.EXACT, 1.0),))]


@pytest.mark.parametrize("text", [FLOOD, "سیلاب", "سیلاب آ گیا", make_text(5_000, "long")])
def test_a_text_is_like_itself_whatever_its_length(tmp_path: Path, text: str) -> None:
    (found,) = group(tmp_path, a=text, b=f" {text}۔")
    assert found.members == (Member("b", Kind.EXACT, 1.0),)


def test_a_near_copy_is_told_with_its_similarity(tmp_path: Path) -> None:
    copy = "سکھر (نامہ نگار) " + FLOOD.replace("درجنوں", "متعدد")
    ((primary, (member,)),) = group(tmp_path, a=("2014-10-14", FLOOD), b=("2014-10-15", copy))
    runs = len(FLOOD.split()) - 2
    assert (primary, member.id, member.kind) == ("a", "b", "near")
    assert member.similarity == pytest.approx((runs - 3) / (runs + 3 + 3))


@pytest.mark.parametrize("length", [60, 300, 3_000, 12_000])
def test_half_a_text_is_the_least_that_is_like_it(tmp_path: Path, length: int) -> None:
    text, other = make_text(length, "one"), make_text(length, "other")
    words = text.split()
    much, little = (" ".join(words[: int(length * share)]) for share in (0.56, 0.44))
    (tmp_path / "less").mkdir()
    assert group(tmp_path / "less", a=text, c=little, d=other) == []
    ((primary, (member,)),) = group(tmp_path, a=text, b=much, d=other)
    assert (primary, member.id, member.similarity) == ("a", "b", pytest.approx(0.56, abs=0.04))


def test_words_that_come_again_count_once(tmp_path: Path) -> None:
    first = "لاہور میں بارش " * 9 + "سے سڑکیں ڈوب گئیں"
    second = "لاہور میں بارش " * 2 + "سے سڑکیں ڈوب گئیں"
    (found,) = group(tmp_path, a=first, b=second)
    assert found.members == (Member("b", Kind.NEAR, 1.0),)  # they have the same runs of three words


def test_texts_without_words_are_like_none(tmp_path: Path) -> None:
    assert make_sketch(" ۔ – \n") is None
    assert group(tmp_path, a="", b="", c="۔", d="۔") == []


def test_a_common_footer_makes_no_group(tmp_path: Path) -> None:
    texts = {f"a{number}": f"{make_text(12, number)} {FOOTER}" for number in range(100)}
    assert len(FOOTER.split()) >= 20
    assert group(tmp_path, **texts) == []


def test_the_earliest_is_primary_then_the_longest_then_the_first_id(tmp_path: Path) -> None:
    longer = f"{FLOOD} {make_text(10, 'longer')}"
    assert group(tmp_path, a=FLOOD, b=("2014-10-15", FLOOD), c=("2014-10-14", FLOOD))[0].primary == "c"
    assert group(tmp_path, a=("2014", FLOOD), b=("2014", FLOOD), c=("2014", longer))[0].primary == "c"
    (found,) = group(tmp_path, c=FLOOD, b=FLOOD, a=longer)
    assert (found.primary, [member.id for member in found.members]) == ("a", ["b", "c"])


def cut(name: str, **spans: tuple[int, int]) -> dict[str, str]:
    """Pieces of one text, by the numbers of their words: those that overlap are alike."""
    words = make_text(80, name).split()
    return {id_: " ".join(words[first:last]) for id_, (first, last) in spans.items()}


def list_groups(groups: list[Group]) -> list[tuple[str, list[str]]]:
    return [(each.primary, [member.id for member in each.members]) for each in groups]


def test_chains_are_no_group(tmp_path: Path) -> None:
    chain = cut("chain", a=(0, 30), b=(8, 38), c=(16, 46), d=(24, 54), e=(32, 62))
    assert list_groups(group(tmp_path, **chain)) == [("b", ["a", "c"]), ("d", ["e"])]


def test_the_version_that_all_others_are_like_is_primary_though_it_is_later(tmp_path: Path) -> None:
    texts = cut("between", a=(0, 30), b=(14, 44), c=(8, 38))
    dated = {id_: (f"2014-10-1{place}", text) for place, (id_, text) in enumerate(texts.items())}
    assert list_groups(group(tmp_path, **dated)) == [("c", ["a", "b"])]


def test_what_is_not_published_is_no_primary_of_what_is(tmp_path: Path) -> None:
    texts = cut("between", a=(0, 30), b=(14, 44), c=(8, 38))
    dates = {"a": "2014", "b": "2015", "c": "\U0010ffff2013"}
    groups = group(tmp_path, **{id_: (dates[id_], text) for id_, text in texts.items()})
    assert list_groups(groups) == [("b", ["c"])]


def test_a_member_joins_the_primary_it_is_most_like(tmp_path: Path) -> None:
    first = {"p": (8, 38), "p1": (0, 30), "p2": (1, 31), "p3": (2, 32)}
    second = {"q": (23, 53), "q1": (30, 60), "q2": (31, 61)}
    groups = dict(list_groups(group(tmp_path, **cut("stars", **first, **second, x=(16, 46)))))
    assert groups == {"p": ["p1", "p2", "p3"], "q": ["q1", "q2", "x"]}


def test_copies_of_every_kind_are_found_and_others_are_not() -> None:
    random = Random("copies")
    others = [make_text(100, f"other {number}") for number in range(50)]
    texts = {}
    for number in range(150):
        length = random.choice((12, 25, 40, 100, 300))
        words = make_text(length, number).split()
        text = " ".join(f"{word}۔" if place % 9 == 8 else word for place, word in enumerate(words))
        texts |= {f"{number}": text, f"{number}-1": edit_copy(text, others, random)}
        texts[f"{number}-2"] = edit_copy(text, others, random)
    alike, found = find_alike(texts), find_pairs(texts)
    assert len(alike) > 200
    assert len(alike & found) >= 0.97 * len(alike)
    assert found <= alike


def test_a_long_text_keeps_a_sample_that_tells_as_much(monkeypatch: pytest.MonkeyPatch) -> None:
    words = make_text(4_000, "sampled").split()
    texts = [" ".join(words[:2_800]), " ".join(words[800:])]
    sampled = [make_sketch(text) for text in texts]
    monkeypatch.setattr(sketch, "_MOST_GRAMS", 1 << 20)
    whole = [make_sketch(text) for text in texts]
    exact = sketch.measure_similarity(frozenset(whole[0].grams), whole[1].grams)
    monkeypatch.undo()
    assert len(sampled[0].grams) < len(whole[0].grams)
    assert sketch.measure_similarity(frozenset(sampled[0].grams), sampled[1].grams) == pytest.approx(
        exact, abs=0.03
    )
