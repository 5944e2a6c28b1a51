"""Pages are the same whichever process writes them."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pelican import Pelican
from pelican.settings import read_settings

from tests.archive_project import copy_project
from tests.site.test_build import fingerprint
from waraq.ingest import ingest
from waraq.plugins import press
from waraq.plugins.press import can_be_shared
from waraq.store import Part
from waraq.workers import divide


def read_project(project: Path, **override: Any) -> dict[str, Any]:
    folders = {
        "PATH": str(project / "content"),
        "OUTPUT_PATH": str(project / "output"),
        "THEME": str(project / "themes/waraq"),
        "SITEURL": "https://paper.example/archive",
    }
    settings = read_settings(str(project / "pelicanconf.py"), override={**folders, **override})
    settings["WARAQ"] = {**settings["WARAQ"], "CACHE": project / ".cache"}
    return settings


def build(settings: dict[str, Any]) -> dict[str, str]:
    with contextlib.redirect_stdout(io.StringIO()):
        Pelican(settings).run()
    return fingerprint(Path(settings["OUTPUT_PATH"]))


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
    alone = build(read_project(project))
    assert portions == []
    monkeypatch.setattr(press, "_FEW", 2)
    shared = build(read_project(project, OUTPUT_PATH=str(tmp_path / "shared")))
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
