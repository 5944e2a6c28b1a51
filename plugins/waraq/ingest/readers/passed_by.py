"""Records that are no articles, by the kind that they say they are: passed by, and told once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from waraq.errors import Problem
from waraq.ingest.readers.wordpress_text import load_values
from waraq.ingest.source_file import SourceFile

MOST_KINDS = 100  # that are counted one by one
MOST_SHOWN = 10
OTHERS = "others"
DRUPAL, BASIC_PAGE = "node--", "page"


class PassedBy:
    """Counts what a source holds beside articles; its settings may say that some kinds are articles."""

    def __init__(self, source: SourceFile) -> None:
        self._source = source
        self._wanted = {name.lower() for name in source.settings.post_types}
        self._counts: Counter[str] = Counter()
        self._textless = 0

    def passes(self, kind: str, *, quietly: bool = False) -> bool:
        """Tell whether a record of this kind, which is none of articles, is passed by; it is counted then."""
        if kind.lower() in self._wanted:
            return False
        if not quietly:
            known = kind in self._counts or len(self._counts) < MOST_KINDS
            self._counts[kind if known else OTHERS] += 1
        return True

    def pass_textless(self) -> None:
        """Count a post without a text."""
        self._textless += 1

    def passes_record(self, values: Mapping[str, object]) -> bool:
        """Tell whether a record is passed by: a row of WordPress's table that is no post, a page of Drupal.

        What WordPress keeps for itself, as older versions and menus, is not counted.
        """
        kind = values.get("post_type")
        if isinstance(kind, str) and "post_status" in values:
            use = load_values("type").get(kind, "count")
            return use != "read" and self.passes(kind, quietly=use == "pass")
        kind = values.get("type")
        return kind == f"{DRUPAL}{BASIC_PAGE}" and self.passes(BASIC_PAGE)

    def report(self) -> Iterator[Problem]:
        """Yield the notice of what was passed by, if anything was."""
        if self._counts:
            kinds = ", ".join(f"{count} {kind}" for kind, count in self._counts.most_common(MOST_SHOWN))
            reason = f"passed by, as they are no articles: {kinds}"
            remedy = "if some are articles, name their kind under “post_types” in source.yaml"
            yield self._source.note(reason, remedy)
        if self._textless:
            reason = f"posts without a text, as of pictures alone, were passed by: {self._textless}"
            yield self._source.note(reason, "look whether a picture shows a text that belongs in the archive")
