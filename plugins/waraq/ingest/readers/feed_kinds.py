"""Which entries of a feed are articles, and which drafts: Blogger keeps all of a site in one feed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Set

from waraq.errors import Problem
from waraq.ingest.readers.statuses import is_draft
from waraq.ingest.source_file import SourceFile

KIND_SCHEME = "http://schemas.google.com/g/2005#kind"  # of the category that tells an entry's kind
ARTICLE = "post"
MOST_SHOWN = 10


class KindWatch:
    """Tells the articles of a feed from comments, pages and settings, and counts those."""

    def __init__(self, wanted: Set[str]) -> None:
        """Take the kinds that are articles besides posts, in small letters."""
        self._wanted = wanted
        self._passed: Counter[str] = Counter()

    def passes(self, entry: Mapping[str, object]) -> bool:
        """Tell whether an entry is no article; it is counted then."""
        kind = tell_kind(entry)
        if kind in ("", ARTICLE) or kind in self._wanted:
            return False
        self._passed[kind] += 1
        return True

    def report(self, source: SourceFile) -> Problem | None:
        """Return the notice of what was passed by; None if that is nothing."""
        if not self._passed:
            return None
        kinds = ", ".join(f"{count} {kind}" for kind, count in self._passed.most_common(MOST_SHOWN))
        reason = f"passed by, as they are no articles: {kinds}"
        return source.note(reason, "if some are articles, name their kind under “post_types” in source.yaml")


def tell_kind(entry: Mapping[str, object]) -> str:
    """Return what an entry says it is, in small letters; empty where it says nothing.

    >>> tell_kind({"blogger_type": "COMMENT"}), tell_kind({"title": "خبر"})
    ('comment', '')
    """
    for tag in list_tags(entry):
        if is_kind(tag):
            return str(tag.get("term") or "").rpartition("#")[2].lower()
    return str(entry.get("blogger_type") or "").lower()


def is_kind(tag: Mapping[str, object]) -> bool:
    """Tell whether a category is an entry's kind, and no section of the paper."""
    return tag.get("scheme") == KIND_SCHEME


def list_tags(entry: Mapping[str, object]) -> list[Mapping[str, object]]:
    """Return the categories of an entry, as feedparser gives them."""
    tags = entry.get("tags")
    return [tag for tag in tags if isinstance(tag, Mapping)] if isinstance(tags, list) else []


def is_draft_entry(entry: Mapping[str, object]) -> bool:
    """Tell whether an entry is a draft, by the Atom Publishing Protocol or by Blogger's own word.

    >>> is_draft_entry({"app_draft": "yes"}), is_draft_entry({"blogger_status": "LIVE"})
    (True, False)
    """
    return is_draft("draft", entry.get("app_draft")) or is_draft("status", entry.get("blogger_status"))
