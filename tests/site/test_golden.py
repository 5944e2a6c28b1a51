"""The whole of a small site, byte by byte: every template, the feed, the sitemap, the index."""

from __future__ import annotations

import difflib
from pathlib import Path

from tests.site.golden_site import build, expected


def test_the_golden_site_is_what_it_was(tmp_path: Path) -> None:
    wanted, made = expected(), build(tmp_path)
    assert sorted(made) == sorted(wanted), "make golden writes the expected files anew"
    for name, text in wanted.items():
        if made[name] != text:
            lines = difflib.unified_diff(text.splitlines(), made[name].splitlines(), "expected", "made", n=1)
            raise AssertionError(f"{name} differs (make golden writes it anew):\n" + "\n".join(lines))


def test_hostile_text_is_text_on_every_page(tmp_path: Path) -> None:
    for name, text in build(tmp_path).items():
        if name.endswith((".html", ".atom")):
            assert "<script>alert" not in text, name
            assert "<img src=x" not in text, name
            assert 'href="javascript:' not in text, name
            assert "<q>کھیل" not in text, name
