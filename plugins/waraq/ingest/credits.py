"""Which words credit a report: desks, papers, agencies and reporters."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import get_args

from waraq.article import Credit, CreditKind
from waraq.text import read_passage
from waraq.text.tables import read_table

TABLE = "dateline_credits.tsv"
COLUMNS = ("words", "match", "kind", "why")
MATCHES = ("whole", "guarded", "first", "last", "edge", "ending")
OWN_STAFF = frozenset({"desk", "reporter"})
# «خصوصی نامہ نگار برائے امور خارجہ» is as long as credits get; longer brackets are sentences.
MAX_CREDIT_WORDS = 6

Words = tuple[str, ...]


def read_credit(text: str) -> Credit | None:
    """Read one name or title as a credit; None when no word of it credits anybody.

    >>> read_credit("اسپورٹس رپورٹر")
    Credit(kind='reporter', text='اسپورٹس رپورٹر')
    >>> read_credit("ڈبلیو ایچ او")
    """
    words = split_words(text)
    kind = find_kind(words)
    return None if kind is None else Credit(kind, " ".join(text.split()))


def find_paper(named: Sequence[Credit]) -> str | None:
    """Return the paper that the credits name, also as the first words of a desk's name.

    >>> find_paper([Credit("desk", "مشرق نامہ ڈیسک")])
    'مشرق نامہ'
    """
    for credit in named:
        if credit.kind == "paper":
            return credit.text
    for credit in named:
        words = credit.text.split()
        for length in range(len(words) - 1, 0, -1):
            name = " ".join(words[:length])
            if credit.kind == "desk" and is_whole_credit(name) and find_kind(split_words(name)) == "paper":
                return name
    return None


def find_kind(words: Words) -> CreditKind | None:
    """Return the kind of credit that folded words make, or None."""
    table = load_credits()
    joined = ("".join(words),)
    if exact := table.get(("whole", joined)) or table.get(("guarded", joined)):
        return exact
    if not 1 <= len(words) <= MAX_CREDIT_WORDS:
        return None
    endings = (table.get(("last", words[-length:])) for length in range(len(words), 0, -1))
    beginnings = (table.get(("first", words[:length])) for length in range(len(words) - 1, 0, -1))
    kinds = [next((kind for kind in found if kind), None) for found in (endings, beginnings)]
    if not kinds[0] and any(table.get(("first", (word,))) in OWN_STAFF for word in words[1:-1]):
        return "reporter"  # «عمران علی نمائندہ جنگ»
    kinds[0] = kinds[0] or _find_ending(words[-1])
    # In «نمائندہ وقت نیوز» the reporter counts, not the paper he writes for.
    return next((kind for kind in kinds if kind in OWN_STAFF), kinds[0] or kinds[1])


def _find_ending(word: str) -> CreditKind | None:
    """Return the kind of a word that may be written together with the one before it: جیوڈیسک."""
    table = load_credits()
    endings = (table.get(("ending", (word[place:],))) for place in range(len(word) - 2))
    return next((kind for kind in endings if kind), None)


def is_guarded(words: Words) -> bool:
    """Tell whether folded words are a credit that also means something else: «پی ٹی آئی»."""
    return ("guarded", ("".join(words),)) in load_credits()


def is_whole_credit(text: str) -> bool:
    """Tell whether a text is one credit word for word, such as the agency «اے۔پی۔پی»."""
    words = split_words(text)
    return ("whole", ("".join(words),)) in load_credits() or is_guarded(words)


@lru_cache(1 << 11)  # the pieces of an opening are asked for several times, and many open several reports
def split_words(text: str) -> Words:
    """Return the folded words of a text, as the table holds them."""
    return tuple(read_passage(text).words)


def is_labelled(text: str) -> bool:
    """Tell whether a text is a label and a name: «رپورٹ: آصف علی»."""
    label, colon, name = text.partition(":")
    return bool(colon and name and _find_label(label))


def is_label(text: str) -> bool:
    """Tell whether a text is the label before a name: «رپورٹ»."""
    return _find_label(text) == "byline"


def _find_label(text: str) -> CreditKind | None:
    """Return whom a text, as the first words of a credit, says that the next ones are."""
    return load_credits().get(("first", split_words(text)))


@cache
def load_credits() -> dict[tuple[str, Words], CreditKind]:
    """Load the table of credits: kind by way of matching and folded words. Raises DataError."""
    kinds: dict[str, CreditKind] = {kind: kind for kind in get_args(CreditKind)}
    table: dict[tuple[str, Words], CreditKind] = {}
    for row in read_table(TABLE, COLUMNS):
        if row[1] not in MATCHES:
            raise row.error(1, f"must be one of {', '.join(MATCHES)}")
        if row[2] not in kinds:
            raise row.error(2, f"must be one of {', '.join(kinds)}")
        words = split_words(row[0])
        if row[1] in ("whole", "guarded"):
            words = ("".join(words),)  # papers write «اے پی پی» and «اےپی پی»
        for match in ("first", "last") if row[1] == "edge" else (row[1],):
            table[match, words] = kinds[row[2]]
    return table
