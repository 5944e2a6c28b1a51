"""Which of our fields a column or key of another program means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from waraq.ingest.readers.folded_names import fold_name
from waraq.ingest.readers.statuses import load_statuses
from waraq.ingest.settings import Columns
from waraq.text.tables import read_table

TABLE = "field_names.tsv"
COLUMNS = ("name", "field", "rank", "why")
FIELDS = (
    "headline",
    "date",
    "date_hijri",
    "section",
    "byline",
    "publication",
    "edition",
    "page",
    "keywords",
    "lang",
    "body",
    "id",
)
# What a table may tell of a file: the text is the file's, and what it is known by should not come and go.
OF_FILES = tuple(name for name in FIELDS if name not in {"body", "id"})
STATUS = "status"  # no field that a column map may have: its keys are those of `statuses`
# So many arrangements of keys are kept, and none with more letters: a hostile dump has others in each record.
_MOST_KEPT = 256
_MOST_LETTERS = 2_000

Arrangement = Mapping[str, tuple[str, ...]]


@cache
def load_names() -> Mapping[str, tuple[str, int]]:
    """Load the folded names, each with its field and its rank among that field's. Raises DataError.

    >>> load_names()["datepublished"]
    ('date', 2)
    """
    names: dict[str, tuple[str, int]] = {}
    for row in read_table(TABLE, COLUMNS):
        if row[1] not in FIELDS:
            raise row.error(1, f"must be one of {' '.join(FIELDS)}")
        name = fold_name(row[0])
        if name in names:
            raise row.error(0, "another row has the same name after folding")
        names[name] = row[1], row.number(2)
    return names


@lru_cache(1 << 10)  # the same cities and papers stand in the openings of many
def is_date_name(text: str) -> bool:
    """Tell whether a text is a name of the date, as before a colon.

    >>> is_date_name("وقتِ اشاعت"), is_date_name("کراچی")
    (True, False)
    """
    return load_names().get(fold_name(text), ("", 0))[0] == "date"


def arrange_names(keys: tuple[str, ...], columns: Columns = ()) -> Arrangement:
    """Return for each field the keys that hold it, the best one first; under `STATUS` those that may say it.

    `columns` is the editor's own map and goes before the table of names: a
    field that it has is looked for nowhere else, a key that it has serves no
    other field.

    >>> arrange_names(("title", "متن", "Lead"), (("headline", ("Lead",)),))
    {'headline': ('Lead',), 'body': ('متن',)}
    """
    if sum(map(len, keys)) > _MOST_LETTERS:
        return _arrange(keys, columns)
    return _arrange_kept(keys, columns)


def _arrange(keys: tuple[str, ...], columns: Columns) -> Arrangement:
    found: dict[str, tuple[str, ...]] = {}
    by_name: defaultdict[str, list[str]] = defaultdict(list)  # as Mongo's _id and another id
    for key in keys:
        by_name[fold_name(key)].append(key)
    for field, wanted in columns:
        given = ([name] if name in keys else by_name.get(fold_name(name), [])[:1] for name in wanted)
        found[field] = tuple(name for names in given for name in names)
    taken = {key for named in found.values() for key in named}
    ranked: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    names, statuses = load_names(), load_statuses()
    for name, same in by_name.items():
        field, rank = names.get(name, ("", 0))
        for key in same:
            if field and field not in found and key not in taken:
                ranked[field].append((rank, len(ranked[field]), key))
            besides = statuses.get(name, {}).values()
            if key not in taken and any("" in beside or beside & by_name.keys() for beside in besides):
                ranked[STATUS].append((0, len(ranked[STATUS]), key))
    return found | {field: tuple(key for *_, key in sorted(ranks)) for field, ranks in ranked.items()}


_arrange_kept = lru_cache(maxsize=_MOST_KEPT)(_arrange)
