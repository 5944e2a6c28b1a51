"""Archives that are edited and exported again, for the tests of amended indexes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

from tools.bench.articles import make_articles
from waraq.search import ExportReport, SearchDocument, export_index, update_index

Documents = list[SearchDocument]
Export = Callable[[Documents], ExportReport]
WORDS = 60  # of a text: an index of longer ones has more of the same


def shorten(article: SearchDocument) -> SearchDocument:
    """The article with the first words of its text."""
    return replace(article, body=" ".join(article.body.split()[:WORDS]))


WRITERS = [shorten(article) for article in make_articles(400, 460)]


def export_and_compare(folder: Path, documents: Documents) -> ExportReport:
    """Export documents behind the exports before; the files must be those of an export into nothing."""
    update_index(folder / "index", documents)
    report = export_index(folder / "index", folder / "kept", folder / "memory")
    for name in ("other", "fresh"):
        shutil.rmtree(folder / name, ignore_errors=True)
    update_index(folder / "other", documents[::-1])
    export_index(folder / "other", folder / "fresh")
    assert read_files(folder / "kept") == read_files(folder / "fresh")
    return report


def make_documents(count: int) -> Documents:
    """Articles, each with a day of its own."""
    return [
        replace(shorten(article), date=f"20{day // 336:02}-{1 + day // 28 % 12:02}-{1 + day % 28:02}")
        for day, article in enumerate(make_articles(0, count))
    ]


def read_files(folder: Path) -> dict[str, bytes]:
    """All files but the client's, of which a second export has those of the one before too."""
    found = (path for path in folder.rglob("*") if path.is_file() and path.parent.name != "client")
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def edit(documents: Documents, random: Random) -> None:
    """Change an article in one of the ways in which editors do."""
    place, other = random.randrange(len(documents)), random.choice(WRITERS)
    before = documents[place]
    words = before.body.split()
    unknown = "".join(random.choices("ابتجدرسشکلمن", k=6))
    changes: dict[str, object] = random.choice(
        [
            {"body": f"{before.body} {' '.join(other.body.split()[:50])}"},
            {"body": " ".join(words[::2])},
            {"body": f"{before.body} {words[0][:3]}{unknown} {unknown}"},
            {"body": other.body, "lead": other.lead},
            {"headline": other.headline},
            {"people": other.people, "places": other.places[:1], "organisations": ()},
            {"section": other.section},
        ]
    )
    documents[place] = replace(before, **changes)
