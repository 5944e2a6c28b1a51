"""The archive as each tool wants it: article files in the same folders, with the same text and data."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tools.bench.progress import show_progress
from tools.build_bench.archive import Record, make_record
from waraq.ingest.writer import place_article, write_article
from waraq.workers import Workers, divide

PORTION = 200
Write = Callable[[Record, Path], None]


def write_ours(record: Record, content: Path) -> None:
    """Write the file that Waraq reads, as its own ingest does."""
    write_article(record.article, place_article(record.article, content), content)


def write_peer(record: Record, content: Path) -> None:
    """Write the file that Hugo and Eleventy read, where ours lies; JSON's texts and lists are YAML's too."""
    path = place_article(record.article, content)
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = (f"{key}: {value}" for key, value in list_values(record).items())
    path.write_text("\n".join(["---", *lines, "---", "", record.article.body, ""]), "utf-8", newline="\n")


def list_values(record: Record) -> dict[str, str]:
    """The front matter of a peer's file: what the templates print, and the lists that the article is on."""
    article = record.article
    date = article.date or ""
    values = {
        "title": article.headline,
        "slug": article.id,
        "description": record.lead,
        "publication": article.publication,
        "source": article.source.file if article.source else None,
        "publications": [article.publication],
        "sections": [article.section],
        "people": record.people,
        "places": record.places,
        "organisations": record.organisations,
        "years": [date[:4]],
        "months": [date[:7]],
        "days": [date],
        "yeardays": [date[5:]],
    }
    return {"date": date, **{key: json.dumps(value, ensure_ascii=False) for key, value in values.items()}}


def write_pelican(record: Record, content: Path) -> None:
    """Write the file that Pelican's own reader takes; all names are tags, since it knows no other lists."""
    article = record.article
    path = place_article(article, content)
    path.parent.mkdir(parents=True, exist_ok=True)
    # Its tags are separated by commas, which no name has.
    tags = ", ".join((*record.people, *record.places, *record.organisations))
    lines = (
        f"Title: {article.headline}",
        f"Date: {article.date}",
        f"Slug: {article.id}",
        f"Category: {article.section}",
        f"Tags: {tags}",
        f"Summary: {record.lead}",
        f"Author: {article.publication}",
    )
    path.write_text("\n".join([*lines, "", article.body, ""]), "utf-8", newline="\n")


FORMS: Mapping[str, Write] = {
    "waraq": write_ours,
    "hugo": write_peer,
    "eleventy": write_peer,
    "pelican": write_pelican,
}


@dataclass(frozen=True, slots=True)
class Archive:
    """The content folders by the form of the files in them, and the authority files that name all names.

    `texts` are those of news that articles are put together from, if they are.
    """

    contents: Mapping[str, Path]
    authority: Path
    texts: Path | None = None

    def write(self, start: int, stop: int) -> Counter[str]:
        """Write the articles numbered `start` to `stop` - 1; how many of them name each person."""
        people: Counter[str] = Counter()
        write = partial(_write_portion, self)
        with Workers() as workers:
            written = workers.map(write, divide(range(start, stop), PORTION))
            portions = -(-(stop - start) // PORTION)
            for found in show_progress(written, portions, f"portions of {PORTION} articles written"):
                people.update(found)
        return people

    def edit(self, number: int) -> None:
        """Add a paragraph to one article."""
        self.put(make_record(number, self.authority, self.texts, edited=True))

    def put(self, record: Record) -> None:
        """Write one article in every form."""
        for form, content in self.contents.items():
            FORMS[form](record, content)

    def rename(self, old: str, new: str) -> int:
        """Change a name in the front matter of all articles that have it, Waraq's own apart; in how many."""
        changed: set[str] = set()
        for form, content in self.contents.items():
            if form != "waraq":
                changed.update(path.name for path in content.rglob("*.md") if rename_in_file(path, old, new))
        return len(changed)


def _write_portion(archive: Archive, numbers: list[int]) -> Counter[str]:
    people: Counter[str] = Counter()
    for number in numbers:
        record = make_record(number, archive.authority, archive.texts)
        archive.put(record)
        people.update(record.people)
    return people


def rename_in_file(path: Path, old: str, new: str) -> bool:
    """Change a name where the front matter lists it; whether it does."""
    text = path.read_text("utf-8")
    changed = "\n".join(_rename(line, old, new) for line in text.split("\n"))
    if changed != text:
        path.write_text(changed, "utf-8", newline="\n")
    return changed != text


def _rename(line: str, old: str, new: str) -> str:
    """A line of front matter that lists people, or tags, with another name.

    >>> _rename('people: ["الف", "ب"]', "ب", "جیم"), _rename("Tags: الف, ب", "ب", "جیم")
    ('people: ["الف", "جیم"]', 'Tags: الف, جیم')
    """
    if line.startswith("people: "):
        return line.replace(f'"{old}"', f'"{new}"')
    if line.startswith("Tags: "):
        names = line.removeprefix("Tags: ").split(", ")
        return "Tags: " + ", ".join(new if name == old else name for name in names)
    return line
