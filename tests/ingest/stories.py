"""Stories in files of many, without ids, and what an ingest makes of them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from random import Random

from waraq.ingest import Report, ingest, read_article, walk_articles
from waraq.text.frequency import load_frequencies

WORDS = [word for word in load_frequencies() if len(word) > 2][:3000]
Story = dict[str, str]


def make_story(number: int, words: int = 30, **fields: str) -> Story:
    body = " ".join(Random(number).choices(WORDS, k=words))
    story = {"headline": f"خبر {number}", "date": f"2014-10-{10 + number % 3}", "body": body}
    return {name: value for name, value in (story | fields).items() if value}


def correct(story: Story, number: int = 0) -> Story:
    """The story with another word at a place."""
    words = story["body"].split()
    words[number % len(words)] = f"تصحیح{WORDS[number]}"
    return story | {"body": " ".join(words)}


def write(house: Path, **files: Iterable[Mapping[str, str]]) -> None:
    (house / "seeds").mkdir(exist_ok=True)
    for old in (house / "seeds").iterdir():
        old.unlink()
    for name, records in files.items():
        lines = (json.dumps(record, ensure_ascii=False) for record in records)
        (house / "seeds" / f"{name}.jsonl").write_text("\n".join(lines), "utf-8")


def run(house: Path, cache: bool = True) -> Report:
    if not cache:
        shutil.rmtree(house / ".cache", ignore_errors=True)
    return ingest(house / "seeds", house / "content", house / ".cache")


def read_ids(house: Path) -> dict[str, str]:
    articles = (read_article(path, house / "content") for path in walk_articles(house / "content"))
    return {article.body: article.id for article in articles}


def read_all(house: Path) -> dict[str, bytes]:
    files = (path for path in (house / "content").rglob("*") if path.is_file())
    return {str(path.relative_to(house)): path.read_bytes() for path in files}
