"""A site converted for use from a folder: links that name files, scripts in place of modules and data."""

from __future__ import annotations

import re
import shutil
from base64 import b64decode
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.archive_project import BuiltSite, copy_project, run_waraq
from waraq.errors import WaraqError
from waraq.plugins.offline import convert_address, convert_page, convert_site


@pytest.fixture(scope="module")
def converted(built_site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("folder") / "output"
    shutil.copytree(built_site.output, output)
    convert_site(output)
    return output


def read_files(output: Path) -> dict[str, bytes]:
    return {
        path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()
    }


def test_every_link_and_script_leads_to_a_file(converted: Path) -> None:
    followed = 0
    for page in converted.rglob("*.html"):
        html = page.read_text("utf-8")
        assert 'type="module"' not in html
        assert "preload" not in html
        if page.name == "404.html":
            continue  # a host's own page, with links from the root of the site
        for address in re.findall(r'<(?:a|form|script)\s[^>]*?\b(?:href|src|action)="([^"]+)"', html):
            parts = urlsplit(address)
            if parts.scheme == "" and parts.path != "":
                assert (page.parent / unquote(parts.path)).is_file(), f"{page}: {address}"
                followed += 1
    assert followed > 1000


def test_every_file_of_the_index_is_a_script(built_site: BuiltSite, converted: Path) -> None:
    before, after = read_files(built_site.output), read_files(converted)
    data = {name for name in before if name.endswith(".bin")} | {"search/manifest.json"}
    assert not data & set(after)
    for name in data:
        found = re.fullmatch(rb'waraq\.give\("([A-Za-z0-9+/=]+)"\)\n', after[f"{name}.js"])
        assert found is not None
        assert b64decode(found[1]) == before[name]


def test_other_files_stay_as_they_are(built_site: BuiltSite, converted: Path) -> None:
    before, after = read_files(built_site.output), read_files(converted)
    same = {name for name in before if not name.startswith("search/") and not name.endswith(".html")}
    assert "theme/css/waraq.css" in same
    assert {name: before[name] for name in same} == {name: after[name] for name in same}


def test_converting_again_changes_nothing(converted: Path) -> None:
    before = read_files(converted)
    convert_site(converted)
    assert read_files(converted) == before


@pytest.mark.parametrize(
    "address, wanted",
    [
        ("", ""),
        ("?q=a/", "?q=a/"),
        ("../search/?q=%D8%A7#x/", "../search/index.html?q=%D8%A7#x/"),
        ("mailto:a@example.org/", "mailto:a@example.org/"),
        ("//example.org/", "//example.org/"),
        ("../a/3kq7m2x9tb/index.html", "../a/3kq7m2x9tb/index.html"),
    ],
)
def test_addresses(address: str, wanted: str) -> None:
    assert convert_address(address) == wanted


def test_text_that_looks_like_a_link_is_text() -> None:
    text = '<p>href="a/" &lt;a href=&quot;b/&quot;&gt;</p><p data-edition="{&#34;href&#34;:&#34;c/&#34;}">'
    assert convert_page(text) == text


def test_a_page_of_another_version_is_refused() -> None:
    page = '<script type="module" src="../search/client/search-0123456789.js"></script>'
    with pytest.raises(WaraqError, match="Build the site again"):
        convert_page(page)


@pytest.mark.parametrize("way", ["option", "setting"])
def test_a_build_can_convert_its_site(way: str, tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    shutil.rmtree(project / "seeds")
    if way == "setting":
        settings = (project / "pelicanconf.py").read_text("utf-8")
        (project / "pelicanconf.py").write_text(
            settings.replace('"OFFLINE": False', '"OFFLINE": True'), "utf-8"
        )
    done = run_waraq(project, "build", "--zip", "site.zip", *(["--offline"] if way == "option" else []))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "output/ -> site.zip: " in done.stdout
    assert (project / "site.zip").is_file()
    assert (project / "output/search/manifest.json.js").is_file()
    assert 'href="../index.html"' in (project / "output/search/index.html").read_text("utf-8")
