"""Direction and language by markup."""

from __future__ import annotations

from unicodedata import bidirectional

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.markup.interface import STRINGS
from waraq.entity import Kind, Mention
from waraq.markup import make_renderer
from waraq.markup.foreign_runs import ForeignScripts
from waraq.markup.rtl import ALM, has_only_left_to_right

RENDERER = make_renderer(STRINGS)
SCRIPTS = ForeignScripts.load()


@pytest.mark.parametrize(
    "text, runs",
    [
        ("اخبار New York Times نے", ["New York Times"]),
        ("طیارہ F-16، C-130 اور B-52", ["F-16", "C-130", "B-52"]),
        ("کمپنی (Google Inc.) نے", ["Google Inc"]),
        ("رپورٹ Foo (bar) میں", ["Foo (bar)"]),
        ("Reuters 2014 میں", ["Reuters"]),
        ("Boeing 747 MAX میں", ["Boeing 747 MAX"]),
        ("پتا https://a.example/b/ ہے", ["https://a.example/b/"]),
        ("@waraq اور #urdu", ["@waraq", "#urdu"]),
        ("زبان C++ اور C# ہے", ["C++", "C#"]),
        ("3D اور 4G", ["3D", "4G"]),
        ("हिन्दी भाषा اور English", ["हिन्दी भाषा", "English"]),
        ("Москва شہر", ["Москва"]),
        ("café میں", ["café"]),
        ("صرف اردو 2014", []),
        ("", []),
    ],
)
def test_runs(text: str, runs: list[str]) -> None:
    assert [text[run.start : run.end] for run in SCRIPTS.find_runs(text)] == runs


def test_each_script_has_its_language_and_direction() -> None:
    shown = RENDERER.render("यह اور BBC اور שלום").html
    assert '<bdi lang="hi" dir="ltr">यह</bdi>' in shown
    assert '<bdi lang="und-Latn" dir="ltr">BBC</bdi>' in shown
    assert '<bdi lang="he" dir="rtl">שלום</bdi>' in shown


def test_what_stands_in_a_tag_is_escaped() -> None:
    html = make_renderer(STRINGS, latin_lang='"><b>&').render("BBC نے").html
    assert html.startswith('<p><bdi lang="&quot;&gt;&lt;b&gt;&amp;" dir="ltr">BBC</bdi>')


def test_a_site_may_know_its_latin_language() -> None:
    assert (
        '<bdi lang="en" dir="ltr">BBC</bdi>' in make_renderer(STRINGS, latin_lang="en").render("BBC نے").html
    )


def test_runs_inside_links_and_emphasis() -> None:
    assert (
        '<em><bdi lang="und-Latn" dir="ltr">The Hindu</bdi></em>' in RENDERER.render("*The Hindu* اخبار").html
    )


@pytest.mark.parametrize("text", ["50% ووٹ", "12-05-2014 کو", "۵۰٪ ووٹ", "2014/5/12 کو", "**50%** ووٹ"])
def test_a_leading_number_is_steadied(text: str) -> None:
    assert ALM in RENDERER.render(text).html
    assert ALM not in RENDERER.render(text).text


@pytest.mark.parametrize("text", ["50 افراد", "ووٹ 50% تھے", "2014 میں", "-", "%", "- 5% سے"])
def test_others_are_left_alone(text: str) -> None:
    shown = RENDERER.render(text).html
    assert (ALM in shown) == (text == "- 5% سے")  # a list item opens a block of its own


def test_a_foreign_block_runs_its_own_way() -> None:
    html = RENDERER.render("An English paragraph.\n\nاردو پیراگراف۔\n\n# NATO\n\nBBC نے کہا\n\n2024").html
    assert '<p dir="ltr"><bdi lang="und-Latn" dir="ltr">An English paragraph</bdi>.</p>' in html
    assert '<h2 dir="ltr">' in html
    assert html.count("<p>") == 3


@given(st.lists(st.text(st.sampled_from("aéZ١1 .\n-ابשनЯ三\u200f\u0301"), max_size=4), max_size=3))
def test_only_the_directions_of_letters_count(texts: list[str]) -> None:
    directions = {bidirectional(char) for char in "".join(texts)}
    assert has_only_left_to_right(texts) == ("L" in directions and not directions & {"R", "AL"})


def test_what_opens_a_block_is_steadied_where_it_stands() -> None:
    shown = RENDERER.render("12-05-2014: خبر", dateline=lambda text: text.find(":") + 1).html
    assert shown == f'<p><span class="dateline">{ALM}12-05-2014:</span> خبر</p>\n'


def test_foreign_words_are_marked_within_a_link_and_do_not_reach_across_its_edge() -> None:
    def tag(text: str) -> list[Mention]:
        return [Mention(text.find("York"), text.find("York") + 4, Kind.PLACE, "place/york")]

    shown = RENDERER.render("وہ New York Times میں", tag=tag).html
    opening = '<bdi lang="und-Latn" dir="ltr">'
    link = f'<a class="entity" data-kind="place" href="../../place/york/">{opening}York</bdi></a>'
    assert shown == f"<p>وہ {opening}New</bdi> {link} {opening}Times</bdi> میں</p>\n"
