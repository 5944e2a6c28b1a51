"""Pictures of a body: their size, what stands below them, and links in place of those of other sites."""

from __future__ import annotations

import pytest

from tests.markup.interface import STRINGS
from waraq.entity import Kind, Mention
from waraq.markup import Rendered, ShownPicture, make_renderer

RENDERER = make_renderer(STRINGS)
FIRST = '<img src="../../images/3f/a.png" alt="{}" width="1600" height="900" decoding="async">'
LATER = FIRST.replace(" decoding", ' loading="lazy" decoding')
FIGURE = '<figure class="picture">{}</figure>\n'
AWAY = 'rel="noopener noreferrer external"'


def find(address: str) -> ShownPicture | None:
    return None if "none" in address else ShownPicture("images/3f/a.png", 1600, 900)


def render(body: str) -> Rendered:
    return RENDERER.render(body, picture=find, dateline=lambda text: text.find(":") + 1, tag=find_names)


def find_names(text: str) -> list[Mention]:
    return [
        Mention(start, start + 5, Kind.PLACE, "place/lahore")
        for start in range(len(text))
        if text.startswith("لاہور", start)
    ]


@pytest.mark.parametrize(
    "body, shown",
    [
        ("![پل](images/a.png)", FIGURE.format(FIRST.format("پل"))),
        (
            "![پل](a.png)\n![گھر](b.png)",
            "".join(map(FIGURE.format, (FIRST.format("پل"), LATER.format("گھر")))),
        ),
        ("متن ![پل](a.png)", f"<p>متن {FIRST.format('پل')}</p>"),
        ("[![پل](a.png)](../x/)", f'<p><a href="../x/">{FIRST.format("پل")}</a></p>'),
        ('![ا"<ب](a.png)', FIRST.format("ا&quot;&lt;ب")),
        ('![پل](a.png "<b>نیا</b>")', "<figcaption>&lt;<bdi"),
        ("![پل](none.png)", FIGURE.format('<bdi class="picture-text">پل</bdi>')),
        ("![<پل](none.png)", '<bdi class="picture-text">&lt;پل</bdi>'),
        ("![](a.png)", "<p></p>"),
        ("![پل](https://a.example/a.png)", f'<p><a href="https://a.example/a.png" {AWAY}>پل</a></p>'),
        ("![پل](//a.example/a.png)", f'<p><a href="//a.example/a.png" {AWAY}>پل</a></p>'),
        ("[![پل](https://a.example/a.png)](../x/)", '<p><a href="../x/">پل</a></p>'),
        ("![پل](mailto:a.png)", FIGURE.format('<bdi class="picture-text">پل</bdi>')),
        ("- ![پل](a.png)", f"<li>\n{FIGURE.format(FIRST.format('پل'))}</li>"),
    ],
)
def test_images(body: str, shown: str) -> None:
    assert shown in render(body).html


def test_what_stands_below_a_picture_is_read_behind_the_report() -> None:
    made = render('![پل](a.png "لاہور کا پل")\n\nلاہور: خبر لاہور\n\n![گھر](none.png "Bazar")')
    assert made.text == "لاہور: خبر لاہور\n\nلاہور کا پل\n\nBazar"
    link = '<a class="entity" data-kind="place" href="../../place/lahore/">لاہور</a>'
    assert f'<p><span class="dateline">{link}:</span>' in made.html
    assert "<figcaption>لاہور کا پل</figcaption>" in made.html  # the first mention of the text has the link
    assert '<figcaption dir="ltr">' in made.html
    assert [mention.start for mention in made.mentions] == [0, 11, 18]
    only = render('![پل](a.png "لاہور کا پل")')
    assert f"<figcaption>{link} کا پل</figcaption>" in only.html


def test_the_text_is_the_same_whether_a_picture_is_there_or_not() -> None:
    body = 'خبر ![پل](a.png "میان") متن\n\n![پل](a.png "نیچے")'
    assert render(body).text == render(body.replace("a.png", "none.png")).text == "خبر  متن\n\nنیچے"


def test_it_says_which_pictures_it_shows() -> None:
    made = render("![پل](a.png) ![گھر](none.png)\n\n![ *گھر* ](b.png) ![](c.png)")
    assert [alternative for _, alternative in made.pictures] == ["پل", "گھر"]
