"""Bodies in languages that run from left to right."""

from __future__ import annotations

import pytest

from tests.markup.interface import STRINGS
from waraq.markup import make_renderer

RENDERER = make_renderer(STRINGS)


@pytest.mark.parametrize("end", ["", "\n\n**!**"], ids=["plain", "markdown"])
def test_an_english_body_is_not_foreign_to_itself(end: str) -> None:
    body = "The score was 249, said Imran (عمران خان).\n\n50% of the votes.\n\nپورا پیرا اردو میں۔" + end
    html = RENDERER.render(body, lang="en-GB").html
    assert html.startswith(
        '<p>The score was 249, said Imran (<bdi lang="und-Arab" dir="rtl">عمران خان</bdi>).</p>\n'
        "<p>50% of the votes.</p>\n"
        '<p dir="rtl"><bdi lang="und-Arab" dir="rtl">پورا پیرا اردو میں۔</bdi></p>\n'
    )


def test_one_in_persian_marks_what_is_latin() -> None:
    shown = '<p><bdi lang="und-Latn" dir="ltr">Reuters</bdi> گفت.</p>\n'
    assert RENDERER.render("Reuters گفت.", lang="fa").html == shown


def test_roman_urdu_runs_from_left_to_right() -> None:
    assert RENDERER.render("Lahore mein barish", lang="ur-Latn").html == "<p>Lahore mein barish</p>\n"
