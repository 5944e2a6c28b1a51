"""However articles, names, templates and settings changed between builds, the site is that of one build."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from tests.archive_project import PROJECT, build_here
from tests.pictures.made import make_png
from tests.site.editing import BODIES, CREDITS, DATES, ENTITIES, NUMBERS, PICTURES, SECTIONS, STATUSES
from tests.site.editing_names import NamesEditor, load_few
from tests.site.test_build import fingerprint
from waraq.entities.rules import Rules
from waraq.files import write_changed, write_new
from waraq.ingest.copies_file import COLUMNS as COPY_COLUMNS
from waraq.ingest.copies_file import EDITOR, FILE
from waraq.plugins import entity_pages, generator, search_pages, sitemap, writer
from waraq.plugins.archive import Archive
from waraq.plugins.lock import Lock
from waraq.plugins.search_pages import SearchDocuments
from waraq.search import ExportReport, SearchDocument, client_files
from waraq.store import Store

pytestmark = [pytest.mark.long, pytest.mark.timeout(1_200)]  # two hundred sequences, each with a dozen builds
# Many files are written and deleted: in memory, where there is such a folder with room.
MEMORY = Path("/dev/shm")
ROOM = 1 << 29
IN_MEMORY = os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM
# Templates are compiled once for all sequences: Jinja knows them by their paths.
SHARED = tempfile.TemporaryDirectory(dir=MEMORY if IN_MEMORY else None)
THEME = Path(SHARED.name, "theme")
COMPILED = Path(SHARED.name, "compiled")
# A site knows the folder it was built in: all sequences have one. The archive they begin with is built once.
WORK = Path(SHARED.name, "work")
BEGUN = Path(SHARED.name, "begun")
READ: dict[str, SearchDocument] = {}  # and its documents
load_rules = cache(Rules.load)  # which no editor changes
digest_client = cache(client_files._digest_code)  # nor this


class Killed(BaseException):
    """The build ends here."""


class Editor(NamesEditor):
    """An editor at work; `teardown` compares what came of it with a build from nothing."""

    @initialize()
    def begin(self) -> None:
        self.folder = WORK
        self.project = self.folder / "project"
        self.articles = self.project / "content/articles"
        self.per_page = 2
        self.rows = {}
        self.documents: dict[Path, dict[str, SearchDocument]] = {}
        self.patch_modules()
        if not THEME.exists():
            COMPILED.mkdir()
            # Without the fonts: they are most of a site's bytes, and no change concerns them.
            shutil.copytree(PROJECT / "themes/waraq", THEME, ignore=shutil.ignore_patterns("*.woff2"))
        shutil.copy(PROJECT / "themes/waraq/templates/base.html", THEME / "templates")
        shutil.rmtree(WORK, ignore_errors=True)
        if BEGUN.exists():
            shutil.copytree(BEGUN, WORK, symlinks=True)
        else:
            self.begin_archive()
        self.documents[WORK / "cache"] = dict(READ)

    def begin_archive(self) -> None:
        """The archive that all sequences begin with."""
        shutil.copytree(PROJECT / "content/pages", self.project / "content/pages")
        for name in ("cache", "cold-cache"):
            (self.folder / name).mkdir()
            (self.folder / name / "templates").symlink_to(COMPILED)
        for number in range(4):
            self.write(number, (number, number, number, 0, 0, number))
        self.build()
        READ.update(self.documents[WORK / "cache"])
        shutil.copytree(WORK, BEGUN, symlinks=True)

    def patch_modules(self) -> None:
        """Few names and few articles a list, and no index."""
        self.patch = pytest.MonkeyPatch()
        for module in ("changes", "tagger"):
            self.patch.setattr(f"waraq.entities.{module}.load_gazetteer", load_few)
        self.patch.setattr(Rules, "load", load_rules)
        self.patch.setattr(client_files, "_digest_code", digest_client)
        # The index has tests of its own, and takes as long as all pages.
        self.patch.setattr(search_pages, "write_search_index", self.keep_documents)
        self.patch.setattr(entity_pages, "AMONG", 2)  # few articles are many here
        small = partial(sitemap.build_sitemap, sizes=sitemap.Sizes(small=3))
        self.patch.setattr(sitemap, "build_sitemap", small)

    @rule(number=NUMBERS, choices=st.tuples(*[NUMBERS] * 6))
    def write(self, number: int, choices: tuple[int, ...]) -> None:
        """A new article, or an old one edited, redated, moved to another section, withheld or retagged."""
        date, section, body, status, name, credit = choices
        names = ENTITIES[name % len(ENTITIES)]
        head = (
            f"id: 000000000{number}\nheadline: خبر {body}\ndate: {DATES[date % len(DATES)]}\n"
            f"section: {SECTIONS[section % len(SECTIONS)]}\nstatus: {STATUSES[status % len(STATUSES)]}\n"
            f"{CREDITS[credit % len(CREDITS)]}"
        )
        self.articles.mkdir(exist_ok=True)
        text = f"---\n{head}{names}---\n\n{BODIES[body % len(BODIES)]}\n"
        (self.articles / f"{number}.md").write_text(text, "utf-8")

    @rule(number=NUMBERS)
    def delete(self, number: int) -> None:
        (self.articles / f"{number}.md").unlink(missing_ok=True)

    @rule(number=NUMBERS, other=NUMBERS)
    def rename(self, number: int, other: int) -> None:
        """The file has another name, which decides between two of one id."""
        path = self.articles / f"{number}.md"
        if path.exists():
            path.rename(self.articles / f"{other}-{number}.md")

    @rule(name=st.sampled_from(PICTURES), kind=st.integers(0, 3))
    def put_picture(self, name: str, kind: int) -> None:
        """The file of a picture comes, is another, is none that can be shown, or goes."""
        path = self.project / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(make_png(kind, 1))
        if kind == 3:
            path.unlink()

    @rule(pairs=st.lists(st.tuples(NUMBERS, NUMBERS), max_size=5))
    def list_copies(self, pairs: list[tuple[int, int]]) -> None:
        """The table of copies says something else: there may be circles and articles that are not there."""
        rows = (f"000000000{one}\t000000000{other}\t\t\t{EDITOR}" for one, other in pairs)
        table = self.project / "content" / FILE
        table.write_text("\n".join(["\t".join(COPY_COLUMNS), *rows, ""]), "utf-8")
        if not pairs:
            table.unlink()

    @rule(word=st.sampled_from(["nav", "main", "footer"]))
    def change_template(self, word: str) -> None:
        template = THEME / "templates/base.html"
        template.write_text(template.read_text("utf-8") + f"\n<!-- {word} -->", "utf-8")

    @rule(per_page=st.integers(1, 3))
    def change_setting(self, per_page: int) -> None:
        self.per_page = per_page

    @rule()
    def build(self) -> None:
        self.run(self.folder / "output", self.folder / "cache")

    @rule(files=st.integers(0, 40))
    def build_and_kill(self, files: int) -> None:
        left = [files]

        def some(write: Callable[[Path, bytes], object]) -> Callable[[Path, bytes], object]:
            def write_some(path: Path, data: bytes) -> object:
                left[0] -= 1
                if left[0] < 0:
                    raise Killed
                return write(path, data)

            return write_some

        opened: list[Lock | Store] = []

        def note(kind: type[Lock] | type[Store]) -> Callable[..., Lock | Store]:
            def make(*arguments: Any) -> Lock | Store:
                opened.append(kind(*arguments))
                return opened[-1]

            return make

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(writer, "write_changed", some(write_changed))
            patch.setattr(writer, "write_new", some(write_new))
            patch.setattr(generator, "Lock", note(Lock))
            patch.setattr(generator, "Store", note(Store))
            try:
                self.build()
            except Killed:  # the system closes what a killed process had opened
                for each in opened:
                    each._db.close()

    def teardown(self) -> None:
        """Build once more, and from nothing elsewhere."""
        self.build()
        self.run(self.folder / "cold", self.folder / "cold-cache")
        self.patch.undo()
        grown, cold = fingerprint(self.folder / "output"), fingerprint(self.folder / "cold")
        assert grown == cold, sorted(name for name in {*grown, *cold} if grown.get(name) != cold.get(name))
        kept, read = (self.documents[self.folder / name] for name in ("cache", "cold-cache"))
        assert kept == read
        shutil.rmtree(self.folder)

    def keep_documents(self, archive: Archive, *_: object, **__: object) -> ExportReport:
        """Read the documents that the store notes as changed, as the index does; all where it knows none."""
        documents = SearchDocuments(archive)
        since = documents.list_changed()
        known = self.documents.get(archive.config.cache, {})
        if since is None:
            known = {source.id: source.read() for source in documents}
        else:
            known = {each: document for each, document in known.items() if each not in since.ids}
            known.update((source.id, source.read()) for source in since.documents)
        self.documents[archive.config.cache] = known
        archive.store.documents.keep(documents.make_mark())
        return ExportReport(0, 0, 0, 0, "{}")

    def run(self, output: Path, cache_folder: Path) -> None:
        files = self.per_page < 3  # most of the time
        waraq = {
            "CACHE": cache_folder,
            "PER_PAGE": self.per_page,
            "NAME_FEEDS": 2,
            "CITATION_FILES": files,
            "ARTICLE_JSON": files,
        }
        build_here(self.project / "content", output, THEME, waraq)


class PatientEditor(Editor):
    """More changes between two looks."""


def choose(sequences: int, steps: int) -> settings:
    return settings(
        max_examples=sequences,
        stateful_step_count=steps,
        deadline=None,
        # A failing sequence is short; to make it shorter would take an hour.
        phases=(Phase.explicit, Phase.generate),
        report_multiple_bugs=False,
    )


TestSequences = Editor.TestCase
TestSequences.settings = choose(160, 4)
TestLongSequences = PatientEditor.TestCase
TestLongSequences.settings = choose(40, 8)
