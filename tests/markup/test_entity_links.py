"""Links to entity pages: the first mention of each, and only where a link may stand."""

from __future__ import annotations

import re

import pytest

from tests.markup.interface import STRINGS
from waraq.entity import Kind, Mention
from waraq.markup import Rendered, make_renderer

RENDERER = make_renderer(STRINGS)
LINK = re.compile(r'<a class="entity"[^>]*>(.*?)</a>')
IRAN = '<a class="entity" data-kind="place" href="../../place/iran/">ایران</a>'


def tag(text: str) -> list[Mention]:
    """Every ایران, and every نواز شریف, as a tagger would give them."""
    found = []
    for word, kind, entity in (
        ("ایران", Kind.PLACE, "place/iran"),
        ("نواز شریف", Kind.PERSON, "person/nawaz-sharif"),
    ):
        start = text.find(word)
        while start >= 0:
            found.append(Mention(start, start + len(word), kind, entity))
            start = text.find(word, start + 1)
    return sorted(found, key=lambda mention: mention.start)


def render(body: str, **options: object) -> Rendered:
    return RENDERER.render(body, tag=tag, **options)


def test_only_the_first_mention_is_linked() -> None:
    rendered = render("ایران اور ایران\n\nایران")
    assert rendered.html == f"<p>{IRAN} اور ایران</p>\n<p>ایران</p>\n"
    assert [rendered.text[m.start : m.end] for m in rendered.mentions] == ["ایران"] * 3


def test_every_mention_is_linked_where_the_site_wants_that() -> None:
    rendered = make_renderer(STRINGS, every_mention=True).render("ایران، `ایران`\n\nایران", tag=tag)
    plain = make_renderer(STRINGS, every_mention=True).render("ایران اور ایران", tag=tag)
    assert plain.html == f"<p>{IRAN} اور {IRAN}</p>\n"
    code = '<code dir="ltr">ایران</code>'
    assert rendered.html == f"<p>{IRAN}، {code}</p>\n<p>{IRAN}</p>\n"


@pytest.mark.parametrize("heading", ["## ایران میں خبر", "ایران میں خبر\n---", "## خبر *ایران* میں"])
def test_not_in_a_heading_but_in_the_text_below(heading: str) -> None:
    rendered = render(f"{heading}\n\nاور ایران۔")
    assert rendered.html.count('class="entity"') == 1
    assert rendered.html.endswith(f"<p>اور {IRAN}۔</p>\n")
    assert len(rendered.mentions) == 2


@pytest.mark.parametrize("every", [False, True])
def test_but_for_the_links_the_page_is_the_same(every: bool) -> None:
    body = (
        "# ایران\n\nتہران: **ایران** اور [ایران](https://a.example/) & `ایران` <b>ایران</b>\n"
        "> ایران، *نواز شریف* نے کہا[^1]\n\n- ایران\n\n"
        "| ایران | 1 |\n|---|---|\n| نواز شریف | 2 |\n\n[^1]: ایران"
    )
    renderer = make_renderer(STRINGS, every_mention=every)
    tagged, plain = renderer.render(body, tag=tag), renderer.render(body)
    assert tagged.html.count('class="entity"') >= 2
    assert LINK.sub(r"\1", tagged.html) == plain.html
    assert tagged.text == plain.text


def test_the_address_starts_at_the_given_root() -> None:
    assert 'href="../person/nawaz-sharif/"' in render("نواز شریف", root="../").html
    assert 'class="entity" data-kind="person"' in render("نواز شریف").html


def test_not_inside_a_link_code_or_image() -> None:
    body = "[ایران](https://a.example/) `ایران` ![ایران](a.png) پھر ایران"
    shown = render(body).html
    assert shown.count('class="entity') == 1
    assert shown.endswith(f"پھر {IRAN}</p>\n")


def test_not_inside_marked_text_within_a_link() -> None:
    assert 'class="entity' not in render("[**ایران**](https://a.example/)").html


def test_a_mention_across_markup_is_counted_not_linked() -> None:
    rendered = render("نواز **شریف** اور نواز شریف")
    assert len(rendered.mentions) == 2
    assert "<p>نواز <strong>شریف</strong> اور <a " in rendered.html


def test_a_mention_inside_emphasis_and_footnotes_is_linked() -> None:
    assert f"<strong>{IRAN}</strong>" in render("**ایران**").html
    assert f"<p>{IRAN} <a" in render("بات[^1]\n\n[^1]: ایران").html


def test_a_mention_in_the_dateline_is_linked_there() -> None:
    shown = render("ایران: خبر", dateline=lambda _text: 6).html
    assert shown == f'<p><span class="dateline">{IRAN}:</span> خبر</p>\n'


def test_hostile_ids_are_escaped() -> None:
    def hostile(text: str) -> list[Mention]:
        return [Mention(0, len(text), Kind.PLACE, 'place/"><script>')]

    shown = RENDERER.render("ایران", tag=hostile).html
    assert "<script" not in shown
    assert "&quot;&gt;&lt;script&gt;" in shown
