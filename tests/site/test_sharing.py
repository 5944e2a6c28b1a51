"""Pages are the same whichever process writes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.archive_project import SITEURL, build_here, copy_project
from tests.site.test_build import fingerprint
from waraq.ingest import ingest
from waraq.plugins import press
from waraq.plugins.press import can_be_shared
from waraq.store import Part
from waraq.workers import divide


def build(project: Path, output: Path) -> dict[str, str]:
    waraq = {"CACHE": project / ".cache"}
    build_here(project / "content", output, project / "themes/waraq", waraq, SITEURL=SITEURL)
    return fingerprint(output)


def test_pages_are_those_of_one_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    portions: list[int] = []

    def divide_some(parts: Iterable[Part], most: int) -> Iterator[list[Part]]:
        for portion in divide(parts, most):
            portions.append(len(portion))
            yield portion

    monkeypatch.setattr("waraq.workers.count_cores", lambda: 2)
    monkeypatch.setattr(press, "divide", divide_some)
    project = copy_project(tmp_path / "project")
    ingest(project / "seeds", project / "content")
    alone = build(project, project / "output")
    assert portions == []
    monkeypatch.setattr(press, "_FEW", 2)
    shared = build(project, tmp_path / "shared")
    assert len(portions) > 8
    assert shared == alone


@pytest.mark.parametrize(
    ("override", "allowed"),
    [
        ({}, True),
        ({"EXTRA": {"paths": [Path("a")], "numbers": (1, 2.5, None)}}, True),
        ({"PLUGINS": ["waraq.plugins.generator", "sitemap"]}, False),
        ({"JINJA_FILTERS": {"shout": str.upper}}, False),
    ],
)
def test_other_plugins_and_functions_are_not_left_out(override: dict[str, Any], *, allowed: bool) -> None:
    settings = {"PLUGINS": ["waraq.plugins.generator"], "SITENAME": "مشرق", **override}
    assert can_be_shared(settings) == allowed
