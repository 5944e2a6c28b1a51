"""Where a text has names that the editor hides: no tag, but something to tell who looks for one."""

from __future__ import annotations

from collections.abc import Iterator

from waraq.entities.gazetteer import Listing
from waraq.entities.matcher import Matcher
from waraq.entities.name_table import list_names, load_endings
from waraq.entities.tables import Row
from waraq.entities.tagger import Explanation, Tagger
from waraq.text import read_passage

RULE = "hidden"
REASON = "the authority files hide it"


def explain_hidden(tagger: Tagger, text: str) -> list[Explanation]:
    """The names in a text that the editor's files hide, each as one that is not tagged."""
    return list(_find(tagger, text)) if tagger.hidden else []


def _find(tagger: Tagger, text: str) -> Iterator[Explanation]:
    passage, endings = read_passage(text), load_endings()
    for entity in tagger.hidden:
        if not entity.name:
            continue  # a line that hides no name
        end = 0
        for found in Matcher(list_names([Listing(entity, Row({}, "", 0))], endings)).find(passage):
            if found.start >= end:
                end = found.end
                shown = text[found.start : end]
                yield Explanation(found.start, end, shown, entity.kind, (entity.id,), None, RULE, 0.0, REASON)
