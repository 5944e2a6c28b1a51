"""The old address of a name that was merged into another: a page that leads on."""

from __future__ import annotations

from pathlib import Path

import html5lib
import pytest

from tests.plugins.newspaper import Newspaper
from waraq.errors import TablesError
from waraq.plugins import sitemap
from waraq.plugins.offline import convert_page
from waraq.plugins.summary import read_summary


class Archive(Newspaper):
    """An archive of a few articles that name Lahore, with a table of places."""

    def list_places(self, *lines: str) -> None:
        folder = self.folder / "content/authority"
        folder.mkdir(exist_ok=True)
        header = "id\tname\tmerged_into\thidden"
        (folder / "places.tsv").write_text("\n".join([header, *lines, ""]), "utf-8")

    def page(self, url: str) -> Path:
        return self.output / url / "index.html"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = Archive(tmp_path)
    archive.waraq["PER_PAGE"] = 1
    archive.list_places("place/new\tنیا شہر\t\t")
    archive.write(3, "نیا شہر بسایا گیا۔")
    archive.build()
    return archive


def test_a_merged_name_leads_to_the_other_and_back_again(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert archive.page("place/lahore/1").is_file()
    before = archive.page("place/lahore").read_bytes()
    monkeypatch.setattr(sitemap, "SMALL", 1)  # a file a year
    archive.list_places("place/new\tنیا شہر\t\t", "place/lahore\t\tplace/new\t")
    archive.build()
    page = archive.page("place/lahore").read_text("utf-8")
    assert '<meta http-equiv="refresh" content="0; url=../../place/new/">' in page
    assert '<link rel="canonical" href="https://paper.example/place/new/">' in page
    assert '<meta name="robots" content="noindex">' in page
    assert '<a href="../../place/new/"><bdi>نیا شہر</bdi></a>' in page
    assert "<script" not in page
    html5lib.HTMLParser(strict=True).parse(page)
    assert not archive.page("place/lahore/1").exists()
    assert archive.page("place/new/3").is_file()
    assert "place/lahore" not in archive.page("place").read_text("utf-8")
    listed = "".join(path.read_text("utf-8") for path in archive.output.glob("sitemap*.xml"))
    assert "/place/lahore/" not in listed
    assert "/place/new/" in listed

    archive.list_places("place/new\tنیا شہر\t\t")
    archive.build()
    assert archive.page("place/lahore").read_bytes() == before
    listed = "".join(path.read_text("utf-8") for path in archive.output.glob("sitemap*.xml"))
    assert "/place/lahore/" in listed


def test_nothing_leads_to_a_page_that_is_not_there(archive: Archive) -> None:
    """The other's page comes and goes with the articles, and what leads there with it."""
    archive.list_places("place/new\tنیا شہر\t\t", "place/old\tکوئی نہیں\tplace/new\t")
    archive.build()
    assert archive.page("place/old").is_file()
    archive.write(3)
    archive.build()
    assert not archive.page("place/new").exists()
    assert not archive.page("place/old").exists()
    archive.write(3, "نیا شہر بسایا گیا۔")
    archive.build()
    assert archive.page("place/old").is_file()
    archive.list_places("place/new\tنیا شہر\t\t")
    archive.build()
    assert not archive.page("place/old").exists()


def test_a_hidden_name_has_no_page(archive: Archive) -> None:
    archive.list_places("place/lahore\t\t\tyes")
    archive.build()
    assert not archive.page("place/lahore").exists()
    assert "place/lahore" not in archive.page("a/0000000000").read_text("utf-8")


def test_it_leads_on_without_a_server() -> None:
    page = '<meta http-equiv="refresh" content="0; url=../../place/new/">'
    assert convert_page(page) == page.replace("new/", "new/index.html")


def test_a_build_tells_all_wrong_lines_and_leaves_the_old_site(archive: Archive) -> None:
    before = archive.page("place/lahore").read_bytes()
    archive.list_places("place/new\tنیا شہر\tplace/new\t", "place/lahore\tلاہور\t\tno")
    with pytest.raises(TablesError):
        archive.build()
    summary = read_summary(archive.folder / "cache")
    assert summary is not None
    assert "places.tsv:2:" in summary.failure
    assert "places.tsv:3:" in summary.failure
    assert archive.page("place/lahore").read_bytes() == before
