"""What searching makes of each code point: the tables behind folding and word division.

Everything here is explicit code-point ranges, so that the browser can run the
same tables without Unicode properties, which differ between versions.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from waraq.text.tables import Row, read_table

CLASSES = ("arabic", "latin", "other", "digit", "group", "decimal")
_PRESENTATION_FILLERS = " \u0640"  # a mark's presentation form stands on a space or a tatweel

Span: TypeAlias = tuple[int, int]
Mapped: TypeAlias = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Orthography:
    """The search tables of the script: spans are first and last code point, both included.

    `letters` map a span to its folded writing, `marks` and `joiners` are left
    out (a mark belongs to the letter before it), `classes` say what words are
    made of (`CLASSES`); everything else separates. `words` and `prefixes`
    map folded spellings to the one we index. `nonjoiners` are the folded
    letters that do not join to the next one.
    """

    letters: tuple[Mapped, ...]
    marks: tuple[Span, ...]
    joiners: tuple[Span, ...]
    classes: tuple[Mapped, ...]
    words: tuple[tuple[str, str], ...]
    prefixes: tuple[tuple[str, str], ...]
    nonjoiners: frozenset[str]


@cache
def load_orthography() -> Orthography:
    """The shipped tables; raises `DataError` where one is wrong."""
    marks = _read_spans("mark")
    joiners = _read_spans("joiner")
    letters = _fold_letters(_covered(marks) | _covered(joiners))
    return Orthography(
        letters=_merge_runs(letters),
        marks=join_spans([*marks, *((cp, cp) for cp, to in letters.items() if not to)]),
        joiners=join_spans(joiners),
        classes=_read_classes(),
        words=_read_variants("word"),
        prefixes=_read_variants("prefix"),
        nonjoiners=frozenset(row[0] for row in read_table("nonjoiners.tsv", ["letter", "why"])),
    )


def read_letters() -> tuple[Row, ...]:
    """The rows of ``letters.tsv``: from, display, search, why."""
    return read_table("letters.tsv", ["from", "display", "search", "why"])


def read_marks() -> tuple[Row, ...]:
    """The rows of ``marks.tsv``: from, kind, display, why."""
    return read_table("marks.tsv", ["from", "kind", "display", "why"])


def read_compatibility(uses: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The code points whose compatibility decomposition has one of the given uses, each with the reason."""
    wanted = set(uses)
    for row in read_table("compatibility.tsv", ["from", "use", "why"]):
        if row[1] not in {"latin", "presentation", "search"}:
            raise row.error(1, "the use must be latin, presentation or search")
        if row[1] in wanted:
            first, last = row.span(0)
            yield from ((cp, row[2]) for cp in range(first, last + 1))


def expand_cell(row: Row, column: int) -> Iterator[tuple[int, str]]:
    """Each code point of the row's span with what the given column makes of it; nothing for an empty cell."""
    first, last = row.span(0)
    if row[column].startswith("U+"):
        start = row.span(column)[0]
        yield from ((cp, chr(start + cp - first)) for cp in range(first, last + 1))
    elif row[column]:
        yield from ((cp, row[column]) for cp in range(first, last + 1))


def decompose_presentation(character: str) -> str:
    r"""The letters a presentation form stands for, without the carrier of a lone mark.

    >>> decompose_presentation("\ufefb") == "لا"
    True
    """
    decomposed = unicodedata.normalize("NFKC", character)
    return "".join(c for c in decomposed if c not in _PRESENTATION_FILLERS)


def write_class(spans: Iterable[Span]) -> str:
    r"""The spans as a character class for a pattern.

    >>> print(write_class([(0x6CC, 0x6CC)]))
    [\U000006cc-\U000006cc]
    """
    return "[" + "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in sorted(spans)) + "]"


def join_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same code points in as few spans as there can be, ascending.

    >>> join_spans([(5, 6), (1, 2), (3, 3)])
    ((1, 3), (5, 6))
    """
    joined: list[Span] = []
    for first, last in sorted(spans):
        if joined and joined[-1][1] >= first - 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return tuple(joined)


def _fold_letters(silent: set[int]) -> dict[int, str]:
    """What every listed code point becomes; an empty text for forms of marks alone."""
    direct = {cp: to for row in read_letters() for cp, to in expand_cell(row, 2)}
    direct |= {cp: chr(cp).lower() for cp in range(0x41, 0x5B)}

    def fold_all(text: str) -> str:
        return "".join(direct.get(ord(c), c) for c in text if ord(c) not in silent)

    folded = dict(direct)
    for cp, _ in read_compatibility({"presentation", "search"}):
        folded[cp] = fold_all(decompose_presentation(chr(cp)))
    for cp, _ in read_compatibility({"latin"}):
        folded.setdefault(cp, fold_all(unicodedata.normalize("NFD", chr(cp).lower())))
    return {cp: to for cp, to in folded.items() if to != chr(cp)}


def _merge_runs(letters: dict[int, str]) -> tuple[Mapped, ...]:
    runs: list[Mapped] = []
    for cp, to in sorted(letters.items()):
        if not to:
            continue
        if runs and runs[-1][1] == cp - 1 and runs[-1][2] == to:
            runs[-1] = (runs[-1][0], cp, to)
        else:
            runs.append((cp, cp, to))
    return tuple(runs)


def _covered(spans: Iterable[Span]) -> set[int]:
    return {cp for first, last in spans for cp in range(first, last + 1)}


def _read_spans(kind: str) -> list[Span]:
    rows = read_marks()
    for row in rows:
        if row[1] not in {"mark", "joiner"}:
            raise row.error(1, "the kind must be mark or joiner")
    return [row.span(0) for row in rows if row[1] == kind]


def _read_classes() -> tuple[Mapped, ...]:
    classes: list[Mapped] = []
    for row in read_table("classes.tsv", ["from", "class", "why"]):
        first, last = row.span(0)
        if row[1] not in CLASSES:
            raise row.error(1, f"the class must be one of {', '.join(CLASSES)}")
        if classes and first <= classes[-1][1]:
            raise row.error(0, "the ranges must ascend and not overlap")
        classes.append((first, last, row[1]))
    return tuple(classes)


def _read_variants(kind: str) -> tuple[tuple[str, str], ...]:
    rows = read_table("variants.tsv", ["from", "kind", "to", "why"])
    for row in rows:
        if row[1] not in {"word", "prefix"}:
            raise row.error(1, "the kind must be word or prefix")
    return tuple((row[0], row[2]) for row in rows if row[1] == kind)
