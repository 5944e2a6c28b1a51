"""Addresses of sections: the same for the same sections, and never two alike."""

from __future__ import annotations

from waraq.plugins.addresses import assign_slugs


def test_sections_that_romanise_alike_are_told_apart() -> None:
    names = [f"صفحہ{'!' * number}" for number in range(300)]
    slugs = assign_slugs(names)
    assert len(set(slugs.values())) == 300
    assert assign_slugs(reversed(names)) == slugs
    assert (slugs["صفحہ"], slugs["صفحہ!"], slugs["صفحہ!!"]) == ("safha", "safha-2", "safha-3")


def test_a_number_is_not_given_twice() -> None:
    slugs = assign_slugs(["صفحہ", "صفحہ 2", "صفحہ!"])
    assert sorted(slugs.values()) == ["safha", "safha-2", "safha-3"]


def test_hostile_names_are_single_folders() -> None:
    slugs = assign_slugs(["../../x", "<b>", "۔", "a" * 5000, "{{ 7*7 }}"])
    assert all(set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") for slug in slugs.values())
    assert all(1 <= len(slug) <= 60 for slug in slugs.values())
