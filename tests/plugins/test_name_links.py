"""Which mentions of a name lead to its page, by the site's setting."""

from __future__ import annotations

from pathlib import Path

from tests.plugins.newspaper import Newspaper

LINK = '<a class="entity" data-kind="place" href="../../place/lahore/">'


def test_a_changed_setting_links_all_mentions_and_unlinks_them(tmp_path: Path) -> None:
    paper = Newspaper(tmp_path)
    paper.write(0, "لاہور میں بارش ہوئی۔ لاہور میں سردی ہے۔\n\n## لاہور\n\nکل لاہور میں دھوپ ہو گی۔")
    page = paper.output / "a/0000000000/index.html"
    for waraq, links in (({}, 1), ({"NAME_LINKS": "all"}, 3), ({"NAME_LINKS": "first"}, 1)):
        paper.waraq = dict(waraq)
        paper.build()
        assert page.read_text("utf-8").count(LINK) == links
    assert "<h2>لاہور</h2>" in page.read_text("utf-8")
