"""Modules of a test, joined, and what they print when Node runs them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from waraq.search.bundle import join_modules

PAGE = {"page": "page.js"}


def join(
    sources: Mapping[str, str],
    entries: Mapping[str, str] = PAGE,
    lazy: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """The bundles by their names; the files are called so too."""
    joined = join_modules(sources, entries, lazy or {}, lambda name, _: f"{name}.js")
    return {name: bundle.text for name, bundle in joined.items()}


def run(folder: Path, files: Mapping[str, str], name: str = "page.js") -> str:
    """What a module prints, with the others beside it."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node is not installed")
    folder.mkdir(exist_ok=True)
    for file, text in {"package.json": '{"type": "module"}', **files}.items():
        (folder / file).write_text(text, "utf-8")
    done = subprocess.run([node, str(folder / name)], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def run_both(
    folder: Path, sources: Mapping[str, str], lazy: Mapping[str, str] | None = None, page: str = "page"
) -> str:
    """What the modules print; the bundles must print the same."""
    entries = {page: f"{page}.js"} | PAGE
    apart = run(folder / "apart", sources)
    bundles = {f"{name}.js": text for name, text in join(sources, entries, lazy).items()}
    assert run(folder / "joined", bundles) == apart
    return apart
