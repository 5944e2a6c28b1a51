"""From one article file to everything the pages need of it: body, plain text, lead, entities."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import astuple, dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from waraq.article import Article, Correction, Credit, EntityCorrections, Source
from waraq.entities import AUTHORITY, Tagger, digest_tables, resolve_corrections
from waraq.entity import Mention
from waraq.errors import Problem, RecordError
from waraq.files import State
from waraq.ingest import find_section, is_visible, parse_dateline, read_hashed_article
from waraq.markup import MarkupStrings, Renderer, make_renderer, strip_controls
from waraq.plugins.pictures import PictureFinder, store_pictures, tell_faults
from waraq.related import Passage, TopicFinder
from waraq.store import Record
from waraq.text.kept_tables import keep_tables_in
from waraq.text.memory import Remembered

LEAD_LENGTH = 220  # code points: two lines of a card on a wide screen


class DeriverSource(NamedTuple):
    """What a deriver is made from, in each process that derives.

    `content` is the content folder, `strings` are the renderer's few words,
    `tables` is the digest of all that the tagger is made from,
    `every_mention` says that not only the first one of each name is a link,
    `cache` is the folder in which what the tables say is kept, if anywhere.
    """

    content: Path
    strings: MarkupStrings
    tables: str
    every_mention: bool = False
    cache: Path | None = None

    @classmethod
    def of(
        cls,
        content: Path,
        strings: MarkupStrings,
        cache: Path | None = None,
        *,
        every_mention: bool = False,
    ) -> DeriverSource:
        """The source of a content folder as it is now."""
        return cls(content, strings, digest_tables(content / AUTHORITY), every_mention, cache)

    @property
    def words(self) -> tuple[str, ...]:
        """What shapes derivation besides code, tables and names."""
        return *astuple(self.strings), str(self.every_mention)

    def load(self) -> Deriver:
        """The deriver, made once a process."""
        return _load_deriver(self)


@lru_cache(1)
def _load_deriver(source: DeriverSource) -> Deriver:
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


def hash_file(path: Path) -> str:
    """SHA-256 of the file's bytes, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def measure_dateline(text: str) -> int:
    """How many code points at the beginning of a text are its dateline.

    >>> measure_dateline("لاہور (نامہ نگار) – دریا میں پانی بڑھ گیا۔")
    20
    """
    line = parse_dateline(text)
    return line.body_start if line else 0


def make_lead(report: str, article: Article, length: int = LEAD_LENGTH) -> str:
    """The opening of a report without its dateline, at most about `length` code points, cut between words.

    Where the headline was inferred from the first sentence, the lead goes on
    where the headline stops, so that a card does not say the same thing twice.

    >>> article = Article(id="a", headline="دریا بپھر گیا…", headline_source="inferred", body="")
    >>> make_lead("دریا بپھر گیا، اور  دیہات ڈوب گئے۔", article)
    '… اور دیہات ڈوب گئے۔'
    """
    opening = " ".join(report[: 2 * length].split())
    inferred = article.headline_source == "inferred"
    if inferred or len(opening) <= length:  # more is needed to tell
        opening = " ".join(report.split())
    headline = article.headline.rstrip("… ")
    if inferred and opening.startswith(headline) and len(opening) > len(headline):
        opening = "… " + opening[len(headline) :].lstrip("۔،؛ ")
    if len(opening) <= length:
        return opening
    return opening[:length].rpartition(" ")[0].rstrip("،؛ ") + " …"


def effective_status(article: Article, today: date) -> str:
    """The article's status today: ``embargoed`` until the embargo's day has come."""
    if article.status == "published" and article.embargo_until and article.embargo_until > today.isoformat():
        return "embargoed"
    return article.status
