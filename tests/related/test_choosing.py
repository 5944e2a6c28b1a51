"""Which articles are shown beside one, and why."""

from __future__ import annotations

from waraq.related import choose_related
from waraq.related.choosing import MOST

WEIGHTS = {"place/bushehr": 600, "زلزلہ": 500, "تابکاری": 400, "ایران": 300}


def chosen(found: dict[str, dict[str, int]], **more: object) -> list[str]:
    return [each.article for each in choose_related(WEIGHTS, found, **more)]


def test_the_one_that_shares_most_comes_first_with_the_weightiest_reason_first() -> None:
    found = {"little": {"زلزلہ": 400, "ایران": 300}, "much": {"زلزلہ": 500, "place/bushehr": 700}}
    first, second = choose_related(WEIGHTS, found)
    assert (first.article, first.shared) == ("much", ("place/bushehr", "زلزلہ"))
    assert (second.article, second.shared) == ("little", ("زلزلہ", "ایران"))


def test_little_in_common_is_not_shown_and_one_word_needs_more() -> None:
    assert chosen({"a": {"ایران": 100, "تابکاری": 100}}) == []
    assert chosen({"a": {"زلزلہ": 400}}) == []
    assert chosen({"a": {"زلزلہ": 200, "ایران": 340}}) == ["a"]
    assert chosen({"a": {"زلزلہ": 600}}) == ["a"]


def test_the_next_ones_are_about_other_things() -> None:
    quake = {"زلزلہ": 560, "place/bushehr": 500}
    found = {"1": quake, "2": quake, "3": quake, "rays": {"تابکاری": 500, "ایران": 500}}
    assert chosen(found)[:2] == ["3", "rays"]


def test_of_alike_ones_one_is_shown_and_only_so_many() -> None:
    found = {str(number): {"زلزلہ": 700} for number in range(9)}
    assert len(chosen(found)) == MOST
    assert chosen(found, same=lambda _: "story") == ["8"]


def test_the_order_of_what_was_found_says_nothing() -> None:
    found = {str(number): {"زلزلہ": 600, "ایران": 300} for number in range(9)}
    assert chosen(found) == chosen(dict(reversed(found.items())))
