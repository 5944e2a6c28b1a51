"""Entity tagging: the gazetteer, the editor's authority files, and the rules that find names in a text."""

from __future__ import annotations

from waraq.entities.tagger import Explanation, Tagger, digest_tables

__all__ = ["Explanation", "Tagger", "digest_tables"]
