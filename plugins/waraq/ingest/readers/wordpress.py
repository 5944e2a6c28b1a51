"""Exports of WordPress (WXR): posts with their day, author and categories; drafts stay drafts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from waraq.errors import Problem
from waraq.ingest.identity import hash_bytes
from waraq.ingest.readers.fields import fill_record
from waraq.ingest.readers.html_text import read_line, write_blocks
from waraq.ingest.readers.lost_letters import LetterWatch
from waraq.ingest.readers.wordpress_text import load_values, read_post
from waraq.ingest.readers.wordpress_xml import MOST_PART, Part, walk_export
from waraq.ingest.record import Record
from waraq.ingest.source_file import SourceFile
from waraq.ingest.trace import is_heard, leave_out, tell

CATEGORY, TAG = "category", "post_tag"
TEXTS = ("content:encoded", "excerpt:encoded")
NO_CATEGORY = "uncategorized"  # the nicename of WordPress's own category for posts that have none
NO_DATE = "0000"
# The term id of a post's main category, as the plugins Yoast SEO and Rank Math keep it.
PRIMARY_KEYS = ("_yoast_wpseo_primary_category", "rank_math_primary_category")
POST_FIELDS = (
    "title", "link", "guid", "category", "dc:creator", "content:encoded", "excerpt:encoded", "wp:post_id",
    "wp:post_date", "wp:post_type", "wp:status", "wp:post_password", "wp:meta_key", "wp:meta_value",
)  # fmt: skip
SITE_FIELDS = ("wp:author_login", "wp:author_display_name", "wp:term_id", "wp:cat_name")
RULES = {
    "headline": "title",
    "date": "wp:post_date",
    "keywords": "category",
    "byline": "dc:creator, by its name in wp:author",
    "publication": "title of the channel",
    "lang": "language of the channel",
}
MOST_NAMES = 100_000  # of authors, and of categories


def read_export(source: SourceFile) -> Iterator[Record | Problem]:
    """Yield the posts of an export, drafts as drafts; pages and waste paper are counted in notes."""
    site = _Site()
    watch = LetterWatch()
    passed: Counter[tuple[str, str]] = Counter()
    number = 0
    is_whole = True
    for part in walk_export(source, frozenset((*POST_FIELDS, *SITE_FIELDS))):
        if isinstance(part, Problem):
            is_whole = is_whole and not part.fatal
            yield part
        elif part.name != "item":
            site.take(part)
            part.show_to(watch)
        elif part.is_long:
            number += 1
            reason = f"the item is longer than {MOST_PART:,} characters"
            yield source.report(reason, "save its text as .html", part.line, str(number))
        else:
            number += 1
            for item in _read_item(source, part, site, number, passed):
                if isinstance(item, Record):
                    part.show_to(watch)
                yield item
    if is_whole and not number:
        yield source.report("the export has no items", "check that the whole file was saved")
    yield from watch.report(source)
    for (kind, name), count in passed.most_common(MOST_NAMES):
        reason = f"items of the {kind} “{name}”, which are no articles, were passed by: {count}"
        how = (
            f"write “post_types: [{name}]” in source.yaml"
            if kind == "type"
            else "publish them, and export again"
        )
        yield source.note(reason, f"if they are articles, {how}")


class _Site:
    """What the channel says of the paper before its items."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.authors: dict[str, str] = {}
        self.categories: dict[str, str] = {}

    def take(self, part: Part) -> None:
        """Remember an author, a category, or a text about the site."""
        if part.name == "wp:author" and len(self.authors) < MOST_NAMES:
            self.authors[part.get("wp:author_login")] = part.get("wp:author_display_name")
        elif part.name == "wp:category" and len(self.categories) < MOST_NAMES:
            self.categories[part.get("wp:term_id")] = read_line(part.get("wp:cat_name"))
        elif part.name in {"title", "link", "language", "wp:base_blog_url"}:
            self.texts.setdefault(part.name, part.text)

    def name_post(self, part: Part) -> str:
        """The permanent name of a post: its guid, else its number at the site's address."""
        base = self.texts.get("wp:base_blog_url") or self.texts.get("link") or ""
        post = part.get("wp:post_id")
        return part.get("guid") or (f"{base}/?p={post}" if base and post else part.get("link"))


def _read_item(
    source: SourceFile, part: Part, site: _Site, number: int, passed: Counter[tuple[str, str]]
) -> Iterator[Record | Problem]:
    kind = part.get("wp:post_type") or "post"
    use = "read" if kind in source.settings.post_types else load_values("type").get(kind, "count")
    if use == "count":
        passed["type", kind] += 1
    if use != "read":
        return
    status = part.get("wp:status") or "publish"
    use = load_values("status").get(status, "noted")
    if use == "count":
        passed["status", status] += 1
        return
    key = site.name_post(part)
    html = next(filter(None, map(part.get, TEXTS)), "")
    blocks = read_post(html)
    if not blocks:
        yield source.report("the post has no text", "fill or remove it", part.line, key or str(number))
        return
    if use == "noted" or part.get("wp:post_password"):
        shown = "protected by a password" if use != "noted" else f"“{status}”"
        reason = f"the post is {shown} in WordPress and was taken over as a draft"
        yield source.note(reason, "publish it in its article file", part.line, key or str(number))
        use = "draft"
    fields = _read_fields(part, site)
    if is_heard():
        _tell_places(part, fields, key)
    record = Record(
        key=key,
        sha256=hash_bytes(repr((sorted(fields.items()), use, html)).encode("utf-8", "replace")),
        media_type="application/rss+xml",
        paragraphs=tuple(block.text for block in blocks),
        markdown=write_blocks(blocks),
        status="published" if use == "published" else "draft",
        line=part.line,
        number=number,
    )
    yield fill_record(record, fields)


def _tell_places(part: Part, fields: Mapping[str, object], key: str) -> None:
    for field, rule in RULES.items():
        tell(field, rule, fields[field])
    is_link = not part.get("guid") and key == part.get("link")
    tell(
        "id", "guid" if part.get("guid") else "link" if is_link else "the site's address and wp:post_id", key
    )
    texts = [name for name in TEXTS if part.get(name)]
    tell("body", texts[0], part.get(texts[0]))
    is_locked = bool(part.get("wp:post_password"))
    status = part.get("wp:status")
    tell("status", "wp:post_password" if is_locked else f"wp:status, “{status}”", is_locked or status)
    for name in (*texts[1:], *(() if is_link else ("link",))):
        leave_out(name, part.get(name))
    for name, attributes in part.fields.get("category", ()):
        if (domain := attributes.get("domain", CATEGORY)) not in {CATEGORY, TAG}:
            leave_out(f"category with the domain {domain}", name)
        elif attributes.get("nicename") == NO_CATEGORY:
            leave_out("WordPress's own category for posts without one", name)


def _read_fields(part: Part, site: _Site) -> dict[str, object]:
    section, keywords = _read_terms(part, site)
    creator = part.get("dc:creator")
    date = part.get("wp:post_date")
    return {
        "headline": read_line(part.get("title")),
        "date": None if date.startswith(NO_DATE) else date,
        "section": section,
        "keywords": keywords,
        "byline": site.authors.get(creator) or creator,
        "publication": read_line(site.texts.get("title", "")),
        "lang": site.texts.get("language"),
    }


def _read_terms(part: Part, site: _Site) -> tuple[str | None, list[str]]:
    """Return the main category, or the first, and the other categories and tags."""
    categories: list[str] = []
    tags: list[str] = []
    for name, attributes in part.fields.get("category", ()):
        domain = attributes.get("domain", CATEGORY)
        if domain == TAG:
            tags.append(read_line(name))
        elif domain == CATEGORY and attributes.get("nicename") != NO_CATEGORY:
            categories.append(read_line(name))
    keys = (text for text, _ in part.fields.get("wp:meta_key", ()))
    values = (text for text, _ in part.fields.get("wp:meta_value", ()))
    meta = dict(zip(keys, values, strict=False))
    primary = next((site.categories.get(meta[key], "") for key in PRIMARY_KEYS if key in meta), "")
    section = primary if primary in categories else next(iter(categories), None)
    tell("section", "category, by wp:postmeta" if primary in categories else "category", section)
    return section, [name for name in (*categories, *tags) if name != section]
