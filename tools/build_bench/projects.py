"""The folders in which the tools run: all that they read besides articles."""

from __future__ import annotations

import compileall
import shutil
from collections.abc import Callable

from tools.bench.layout import PROJECT
from tools.build_bench.layout import HERE, Layout
from waraq.plugins.assets import STATIC, theme_assets

PAGES_SETTINGS = "pages_conf.py"
PAGES_OUTPUT = "output-pages"


def copy_peer(form: str) -> Callable[[Layout], None]:
    """What puts the templates and settings of another tool into its folder, and our theme's files to copy."""

    def set_up(layout: Layout) -> None:
        ignore = shutil.ignore_patterns("node_modules", "package*.json")
        shutil.copytree(HERE / form, layout.project(form), ignore=ignore, dirs_exist_ok=True)
        for name, data in theme_assets(PROJECT / "themes" / "waraq" / STATIC):
            path = layout.project(form) / "static" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    return set_up


def set_up_waraq(layout: Layout) -> None:
    """The project's own settings, theme and pages, and the authority files of the made-up names."""
    project = layout.project("waraq")
    shutil.copytree(layout.authority, project / "content" / "authority", dirs_exist_ok=True)
    shutil.copytree(PROJECT / "content" / "pages", project / "content" / "pages", dirs_exist_ok=True)
    shutil.copy(PROJECT / "pelicanconf.py", project)
    for name in ("themes", "plugins"):
        link = project / name
        link.unlink(missing_ok=True)
        link.symlink_to(PROJECT / name)
    # As an installation does, or else the first run: it would be the one that is measured.
    compileall.compile_dir(PROJECT / "plugins" / "waraq", quiet=1)


def set_up_pages(layout: Layout) -> None:
    """The same, with an output folder and a cache of its own."""
    set_up_waraq(layout)
    lines = (
        "import sys",
        "from pathlib import Path",
        "sys.path.insert(0, str(Path(__file__).resolve().parent))",
        "from pelicanconf import *",
        f"OUTPUT_PATH = {PAGES_OUTPUT!r}",
        'WARAQ = {**WARAQ, "CACHE": ".cache-pages"}',
    )
    (layout.project("waraq") / PAGES_SETTINGS).write_text("\n".join([*lines, ""]), "utf-8")
