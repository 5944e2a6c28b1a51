"""Which entries of a feed are articles, and which drafts: Blogger keeps all of a site in one feed."""

from __future__ import annotations

from collections.abc import Mapping

from waraq.ingest.readers.passed_by import PassedBy
from waraq.ingest.readers.statuses import is_draft

KIND_SCHEME = "http://schemas.google.com/g/2005#kind"  # of the category that tells an entry's kind
ARTICLE = "post"


def passes(entry: Mapping[str, object], passed: PassedBy) -> bool:
    """Tell whether an entry is no article; it is counted then."""
    kind = tell_kind(entry)
    return kind not in {"", ARTICLE} and passed.passes(kind)


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
