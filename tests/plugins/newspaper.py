"""A small archive that is built in this process."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.archive_project import PROJECT, build_here
from tests.warm import warm_names, warm_tables, warm_templates
from waraq.plugins.rebuilt import Rebuilt
from waraq.plugins.run import NO_SEARCH
from waraq.plugins.summary import read_summary

HEAD = "---\nid: 000000000{}\nheadline: خبر\ndate: 2014-10-1{}\nsection: دنیا\n---\n\n"


class Newspaper:
    """An archive that is built in this process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.articles = folder / "content/articles"
        self.articles.mkdir(parents=True)
        shutil.copytree(PROJECT / "content/pages", folder / "content/pages")
        shutil.copytree(PROJECT / "themes/waraq", folder / "theme")
        self.output = folder / "output"
        warm_names(folder / "cache", folder / "content/authority")
        warm_tables(folder / "cache")
        self.warm_templates()
        self.settings: dict[str, object] = {NO_SEARCH: True}
        self.waraq: dict[str, object] = {}
        for number in range(4):
            self.write(number)

    def write(self, number: int, text: str = "لاہور میں بارش ہوئی۔", head: str = HEAD) -> Path:
        path = self.articles / f"{number}.md"
        path.write_text(head.format(number, number) + text + "\n", "utf-8")
        return path

    def warm_templates(self) -> None:
        """Spare the next build the compiling; of a copy, too, which has another path."""
        warm_templates(self.folder / "cache", self.folder / "theme/templates")

    def build(self) -> Rebuilt:
        waraq = {"CACHE": self.folder / "cache", **self.waraq}
        build_here(self.folder / "content", self.output, self.folder / "theme", waraq, **self.settings)
        summary = read_summary(self.folder / "cache")
        assert summary is not None
        assert summary.failure == ""
        return summary.rebuilt

    def explain(self) -> str:
        return self.build().explain()
