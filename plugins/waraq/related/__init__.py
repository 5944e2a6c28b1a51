"""Articles on the same: what an article is about, and which of those near it in time share that."""

from __future__ import annotations

from waraq.related.choosing import Choice, choose_related
from waraq.related.topics import Passage, Topic, TopicFinder

__all__ = ["Choice", "Passage", "Topic", "TopicFinder", "choose_related"]
