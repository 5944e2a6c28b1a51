"""From one article file to everything the pages need of it: body, plain text, lead, entities."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from waraq.article import Article, Correction, Credit, EntityCorrections, Source
from waraq.entities import AUTHORITY, Tagger, resolve_corrections
from waraq.entity import Mention
from waraq.errors import Problem, RecordError
from waraq.files import State
from waraq.ingest import find_section, is_visible, read_hashed_article
from waraq.markup import Renderer, make_renderer, strip_controls
from waraq.plugins.deriver_source import DeriverSource
from waraq.plugins.leads import make_lead, measure_dateline
from waraq.plugins.pictures import PictureFinder, store_pictures, tell_faults
from waraq.related import Passage, TopicFinder
from waraq.store import Record
from waraq.text.kept_tables import keep_tables_in
from waraq.text.memory import Remembered


@lru_cache(1)
def load_deriver(source: DeriverSource) -> Deriver:
    """The deriver, made once a process."""
    keep_tables_in(source.cache)
    tagger = Tagger.load(source.content / AUTHORITY, source.cache)
    renderer = make_renderer(source.strings, every_mention=source.every_mention)
    return Deriver(source.content, tagger, renderer)


@dataclass(frozen=True, slots=True)
class Deriver:
    """Derives records from the article files below the folder `content`."""

    content: Path
    tagger: Tagger
    renderer: Renderer

    def derive(self, path: Path) -> tuple[Record, list[Problem], State]:
        """The record of the article at `path`, notices about it, and its file's state before it was read.

        :raises RecordError: when the file can't be used.
        """
        article, digest, state = read_hashed_article(path, self.content)
        body, article = article.body, clean_article(article)
        if not is_visible(article.headline):
            raise RecordError(Problem(str(path), "the headline holds nothing that can be seen", "write one"))
        name = path.relative_to(self.content).as_posix()
        notices: list[Problem] = []
        names = self._correct(article, path, notices)
        measure = lru_cache(1)(measure_dateline)  # for renderer and lead, mostly of the same text
        pictures = PictureFinder(self.content, path.parent.relative_to(self.content).as_posix())
        rendered = self.renderer.render(
            body,
            dateline=measure,
            tag=lambda text: self._tag(text, names),
            picture=pictures.show,
            lang=article.lang,
        )
        notices += tell_faults(pictures, body, path)
        in_headline = self._tag(article.headline, names)
        headed = dict.fromkeys(m.entity for m in in_headline)
        named = [*headed, *(m.entity for m in rendered.mentions)]
        start = measure(rendered.text)
        record = Record(
            article=article,
            path=name,
            digest=digest,
            lead=make_lead(rendered.text[start:], article),
            html=rendered.html,
            text=rendered.text,
            entities=tuple(dict.fromkeys([*named, *names.add])),
            about=len(headed),
            topics=TopicFinder.load().find(
                Passage(article.headline, in_headline),
                Passage(rendered.text, rendered.mentions, start),
                names.add,
            ),
            pictures=store_pictures(pictures, rendered.pictures),
            looked=pictures.looked,
        )
        return record, notices, state

    def _tag(self, text: str, names: EntityCorrections) -> list[Mention]:
        return [m for m in self.tagger.tag_listed(text) if m.entity not in names.drop]

    def _correct(self, article: Article, path: Path, notices: list[Problem]) -> EntityCorrections:
        """The ids the editor added that exist, and those dropped, as the tables have them; notices."""
        names, faults = resolve_corrections(article.entities, self.tagger)
        notices += [Problem(str(path), *fault, fatal=False) for fault in faults]
        return names


def clean_article(article: Article) -> Article:
    r"""The article as it is kept: its texts without control characters, its section by the usual name.

    It has no body: that is left to the renderer, which strips these characters too.

    >>> clean_article(Article(id="a", headline="خبر\u202e\x07", body="متن")).headline
    'خبر'
    """
    line = article.dateline
    return replace(
        article,
        headline=strip_controls(article.headline).strip(),
        body="",
        section=canonical_section(_clean(article.section)),
        publication=_clean(article.publication),
        byline=_clean(article.byline),
        edition=_clean(article.edition),
        keywords=_clean_all(article.keywords),
        dateline=line and replace(line, places=_clean_all(line.places), credits=_clean_credits(line.credits)),
        source=article.source and _clean_source(article.source),
        withheld_reason=_clean(article.withheld_reason),
        corrections=_clean_corrections(article.corrections),
    )


def _clean(value: str | None) -> str | None:
    return _cleaned[value] if value else None


def _clean_line(value: str) -> str | None:
    clean = strip_controls(value).strip()
    return clean if is_visible(clean) else None


_cleaned = Remembered(_clean_line, most=1 << 12)  # the same sections, papers and reporters come again


def _clean_source(source: Source) -> Source:
    file = strip_controls(source.file)
    return source if file == source.file else replace(source, file=file)


def _clean_all(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(clean for value in values if (clean := _clean(value)))


def _clean_credits(credits_: Iterable[Credit]) -> tuple[Credit, ...]:
    return tuple(replace(each, text=clean) for each in credits_ if (clean := _clean(each.text)))


def _clean_corrections(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """Those that say something, in the order of their days."""
    clean = (replace(each, text=text) for each in corrections if (text := _clean(each.text)))
    return tuple(sorted(clean, key=lambda each: each.date))


def canonical_section(name: str | None) -> str | None:
    """The usual name of the section that an editor wrote under any of its names.

    >>> canonical_section("اسپورٹس"), canonical_section("بچوں کا صفحہ")
    ('کھیل', 'بچوں کا صفحہ')
    """
    known = find_section(name) if name else None
    return known.name if known else name
