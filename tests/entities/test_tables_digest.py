"""The tables that a tagger is built from: whoever changes one has the names of articles found anew."""

from __future__ import annotations

import re
from pathlib import Path

import waraq.entities
from waraq.entities.gazetteer import TABLES
from waraq.entities.tables_digest import RULE_TABLES


def test_every_table_that_the_tagger_reads_is_in_the_digest() -> None:
    [folder] = waraq.entities.__path__
    sources = [path.read_text("utf-8") for path in Path(folder).glob("*.py") if path.stem != "tables_digest"]
    read = {name for source in sources for name in re.findall(r'"([a-z_]+\.tsv)"', source)}
    assert read - set(TABLES.values()) == set(RULE_TABLES)
