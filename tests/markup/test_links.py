"""Links and images: nothing that runs code, and away is marked as away."""

from __future__ import annotations

import pytest

from tests.markup.interface import STRINGS
from waraq.markup import make_renderer

RENDERER = make_renderer(STRINGS)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#x6A;avascript:alert(1)",
        "vbscript:x",
        "data:text/html,<script>",
        "data:image/svg+xml,x",
        "file:///etc/passwd",
        "<\u0001javascript:alert(1)>",
        "blob:x",
    ],
)
def test_unsafe_links_stay_text(address: str) -> None:
    shown = RENDERER.render(f"[بات]({address})").html
    assert "<a" not in shown
    assert "<img" not in RENDERER.render(f"![بات]({address})").html


def test_external_links_are_marked() -> None:
    shown = RENDERER.render(
        "[الف](https://a.example/) [ب](../x/) [ج](//b.example) [د](mailto:a@b.example)"
    ).html
    assert shown.count('rel="noopener noreferrer external"') == 2
    assert '<a href="../x/">ب</a>' in shown
    assert '<a href="mailto:a@b.example">د</a>' in shown
