"""All checks of a content folder, in one walk over its articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from waraq import stages
from waraq.article import Article, is_urdu
from waraq.checks.addresses import Addresses
from waraq.checks.fields import check_fields
from waraq.checks.letters import check_letters
from waraq.checks.links import Links
from waraq.checks.pages import read_pages
from waraq.checks.rules import break_rule
from waraq.checks.sections import SectionUses
from waraq.checks.written import Written
from waraq.entities import AUTHORITY, Tagger
from waraq.errors import DataError, Problem, TablesError
from waraq.ingest import (
    check_tables,
    describe_repeated,
    load_section_map,
    parse_article,
    read_text,
    walk_articles,
)

_RULES = {"sections.tsv": "sections-table", "duplicates.tsv": "copies-table"}


class Checked(NamedTuple):
    """How many articles can be used, and all that was found, by path and line."""

    articles: int
    problems: tuple[Problem, ...]


def check_content(content: Path, today: date, cache: Path | None = None) -> Checked:
    """Check articles, pages and tables; `today` is the day by which a date is in the future.

    In the folder `cache` a build may have left what the tables of names say.

    Of an article nothing is kept but its id, the first path of each, and what
    is wrong with it.
    """
    tagger, problems = load_names(content / AUTHORITY, cache)
    walk = _Walk(content, today, tagger)
    with stages.run("Checking articles", "articles") as stage:
        for path in stage.each(walk_articles(content)):
            problems += walk.check_article(path)
    problems += walk.check_pages()
    problems += walk.finish()
    problems.sort(key=lambda problem: (problem.path, problem.line or 0, problem.column or 0))
    return Checked(len(walk.first_paths), tuple(problems))


def load_names(authority: Path, cache: Path | None = None) -> tuple[Tagger | None, list[Problem]]:
    """The tagger with the editor's names, None if a build would stop at them; what is wrong with these."""
    try:
        tagger = Tagger.load(authority, cache, keeping=False) if cache else Tagger.load(authority)
    except TablesError as several:
        return None, [_describe(error) for error in several.errors]
    except DataError as error:
        return None, [_describe(error)]
    notices = tagger.corrections.notices
    return tagger, [replace(each, rule="names-table" if each.fatal else "names-notice") for each in notices]


def _describe(error: DataError) -> Problem:
    remedy = error.remedy or "correct the line, as content/authority/README.md describes its columns"
    return break_rule("names-table", error.path, error.message, remedy, (error.line, error.column))


class _Walk:
    """One walk over a content folder."""

    def __init__(self, content: Path, today: date, tagger: Tagger | None) -> None:
        self._content = content
        self._today = today
        self._tagger = tagger
        names = {*tagger.entities, *tagger.corrections.merged} if tagger else None
        self._addresses = Addresses(today.isoformat(), names)
        self._links = Links(self._addresses, content)
        self._sections = SectionUses()
        self.first_paths: dict[str, str] = {}

    def check_article(self, path: Path) -> Iterator[Problem]:
        """Yield what is wrong with an article by itself, and note what it leads to."""
        text = read_text(path, self._content)
        found = parse_article(text, str(path)) if isinstance(text, str) else text
        if not isinstance(found, Article) or not isinstance(text, str):
            yield from found if isinstance(found, tuple) else ()
            return
        if found.id in self.first_paths:
            repeated = describe_repeated(found.id, path, self.first_paths[found.id])
            yield replace(repeated, rule="duplicate-id")
            return
        self.first_paths[found.id] = str(path)
        file = Written(str(path), text.replace("\r\n", "\n").replace("\r", "\n"))
        yield from check_fields(file, found, self._today, self._tagger)
        yield from check_letters(file, urdu=is_urdu(found.lang))
        anchors, wrong = self._links.check(file, found.body, f"a/{found.id}/")
        yield from wrong
        self._addresses.add_article(found, anchors)
        if found.section:
            self._sections.note(found.section, file)

    def check_pages(self) -> Iterator[Problem]:
        """Yield what is wrong with the pages that are no articles."""
        for found in read_pages(self._content):
            if isinstance(found, Problem):
                yield found
                continue
            page, file = found
            yield from check_letters(file, urdu=is_urdu(page.lang))
            anchors, wrong = self._links.check(file, page.body, f"{page.slug}/")
            yield from wrong
            self._addresses.add_page(page.slug, anchors)

    def finish(self) -> Iterator[Problem]:
        """Yield what is known once everything was read."""
        yield from self._links.judge_pending()
        named = {name for name in load_section_map(self._content)[0].sections.values() if name}
        yield from self._sections.find_near(named)
        for problem in check_tables(self._content, self._addresses.has_article):
            yield replace(problem, rule=_RULES[Path(problem.path).name])
