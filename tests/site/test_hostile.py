"""Hostile sources, articles, pages and names, all in one archive, from `seeds/` to `output/`."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.archive_project import copy_project, run_waraq
from tests.site import hostile_sources
from tests.site.test_build import assert_links_lead_somewhere, fingerprint
from tests.site.test_pages import elements, parse

FORBIDDEN = ("<script>alert", "<img src=x", "\u202e", "\x07", "\x1b", "<b>زید", ">8633<", "متن 8633")


@dataclass(frozen=True)
class HostileArchive:
    project: Path
    said: dict[str, str]
    done: subprocess.CompletedProcess[str]

    @property
    def output(self) -> Path:
        return self.project / "output"

    def pages(self) -> list[Path]:
        return sorted(self.output.rglob("*.html"))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> HostileArchive:
    project = copy_project(tmp_path_factory.mktemp("hostile") / "project")
    for path in sorted((project / "seeds").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    said = hostile_sources.write_names(project / "seeds")
    said |= hostile_sources.write_bytes(project / "seeds")
    said |= hostile_sources.write_records(project / "seeds")
    said |= hostile_sources.write_content(project / "content")
    return HostileArchive(project, said, run_waraq(project, "build"))


@pytest.fixture(scope="module")
def trees(archive: HostileArchive) -> dict[Path, ET.Element]:
    """Every page, parsed strictly."""
    return {path: parse(path) for path in archive.pages()}


def test_every_culprit_is_named_with_reason_and_remedy(archive: HostileArchive) -> None:
    assert archive.done.returncode == 1
    lines = archive.done.stderr.splitlines()
    assert "Traceback" not in archive.done.stdout + archive.done.stderr
    for culprit, reason in archive.said.items():
        assert [line for line in lines if culprit in line and reason in line], (culprit, reason)
    assert all(line.startswith(("refused: ", "notice: ")) and ". Remedy: " in line for line in lines if line)
    assert not {"\x1b", "\u202e"} & set(archive.done.stderr)


def test_the_rest_of_the_site_is_there_and_sound(
    archive: HostileArchive, trees: dict[Path, ET.Element]
) -> None:
    assert len(list((archive.output / "a").iterdir())) > 100
    assert_links_lead_somewhere(archive.output, trees)
    ET.parse(archive.output / "feed.atom")
    ET.parse(archive.output / "sitemap.xml")
    for path, tree in trees.items():
        text = path.read_text("utf-8")
        assert not [each for each in FORBIDDEN if each in text], path
        ids = [element.get("id") for element in tree.iter() if element.get("id")]
        assert len(ids) == len(set(ids)), path


def test_no_link_shows_nothing(trees: dict[Path, ET.Element]) -> None:
    for path, tree in trees.items():
        if path.parent.name == "search":
            continue  # its script fills a template
        for link in elements(tree, "a"):
            assert "".join(link.itertext()).strip("\u200b\u200f "), path


def test_nothing_is_written_outside(archive: HostileArchive) -> None:
    made = {path.name for path in archive.project.iterdir()}
    assert made - {"__pycache__"} == {  # of the settings
        "seeds", "content", "themes", "plugins", "output", ".cache", "pelicanconf.py", "publishconf.py",
    }  # fmt: skip
    assert [path.name for path in archive.project.parent.iterdir()] == ["project"]
    assert {path.name for path in (archive.output / "section").iterdir()} >= {"x", "a", "q", "97-89"}


def test_json_tells_the_same_and_a_second_build_gives_the_same_bytes(archive: HostileArchive) -> None:
    before = fingerprint(archive.output)
    again = run_waraq(archive.project, "build", "--json")
    assert again.returncode == 1
    told = json.loads(again.stdout)
    assert told["ingest"]["written"] == told["counts"]["derived"] == 0
    assert len(told["problems"]) >= len(archive.said)
    assert fingerprint(archive.output) == before
