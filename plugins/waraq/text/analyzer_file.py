"""The tables of the analyzer as one compact JSON file, for the browser.

Lists of words are texts with a space between, since no folded word has one,
and groups of words have a semicolon between. Runs of code points are two
numbers: how far the first is from the end of the run before, and how many
follow it. ``client/tables.js`` reads the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from waraq.errors import IndexFormatError
from waraq.text.acronyms import Spelling
from waraq.text.orthography import Mapped, Orthography, Span
from waraq.text.stem import Morphology, SuffixRule
from waraq.text.vocabulary import Vocabulary

FORMAT = 6


def write_tables(
    orthography: Orthography, spelling: Spelling, morphology: Morphology, words: Vocabulary
) -> str:
    """All tables as JSON, the same bytes for the same tables; ends in a line feed."""
    tables = {
        "format": FORMAT,
        "letters": [_write_spans(orthography.letters), join_words(to for _, _, to in orthography.letters)],
        "marks": _write_spans(orthography.marks),
        "joiners": _write_spans(orthography.joiners),
        "classes": [
            _write_spans(orthography.classes),
            join_words(kind for _, _, kind in orthography.classes),
        ],
        "words": write_groups(orthography.words),
        "prefixes": write_groups(orthography.prefixes),
        "nonjoiners": join_words(sorted(orthography.nonjoiners)),
        "acronyms": [
            write_groups(spelling.letters),
            join_words(sorted(spelling.words)),
            join_words(sorted(spelling.postpositions)),
            join_words(sorted(spelling.ungoverned)),
            join_words(sorted(spelling.offices)),
        ],
        "suffixes": [[r.suffix, r.replacement, r.minimum, r.stems] for r in morphology.rules],
        "stems": {name: join_words(sorted(stems)) for name, stems in morphology.stems.items()},
        "exceptions": write_groups(morphology.exceptions.items()),
        "endings": write_groups(morphology.endings.items()),
        "equivalents": write_groups(words.equivalents.items()),
        "fields": write_groups(words.fields.items()),
        "stopwords": join_words(sorted(words.stopwords)),
        "frequent": join_words(words.frequent),
    }
    return json.dumps(tables, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def read_tables(text: str) -> tuple[Orthography, Spelling, Morphology, Vocabulary]:
    """What `write_tables` wrote; raises `IndexFormatError` for another format."""
    tables = json.loads(text)
    if tables["format"] != FORMAT:
        message = f"analyzer tables have format {tables['format']}, this Waraq reads {FORMAT}"
        raise IndexFormatError(message)
    orthography = Orthography(
        letters=_read_mapped(tables["letters"]),
        marks=_read_spans(tables["marks"]),
        joiners=_read_spans(tables["joiners"]),
        classes=_read_mapped(tables["classes"]),
        words=_read_groups(tables["words"]),
        prefixes=_read_groups(tables["prefixes"]),
        nonjoiners=frozenset(tables["nonjoiners"].split()),
    )
    letters, *words_of_letters = tables["acronyms"]
    morphology = Morphology(
        rules=tuple(SuffixRule(*rule) for rule in tables["suffixes"]),
        stems={name: frozenset(stems.split()) for name, stems in tables["stems"].items()},
        exceptions=dict(_read_groups(tables["exceptions"])),
        endings=dict(_read_groups(tables["endings"])),
    )
    words = Vocabulary(
        equivalents=dict(_read_groups(tables["equivalents"])),
        stopwords=frozenset(tables["stopwords"].split()),
        fields=dict(_read_groups(tables["fields"])),
        frequent=tuple(tables["frequent"].split()),
    )
    spelling = Spelling(_read_groups(letters), *(frozenset(each.split()) for each in words_of_letters))
    return orthography, spelling, morphology, words


def join_words(words: Iterable[str]) -> str:
    """The words as one text.

    >>> join_words(["صدر", "وزیر"])
    'صدر وزیر'
    """
    return " ".join(words)


def _write_spans(spans: Iterable[Sequence[int | str]]) -> list[int]:
    bounds = [(int(span[0]), int(span[1])) for span in spans]
    gaps = [first - last for (_, last), (first, _) in pairwise([(0, 0), *bounds])]
    return [number for gap, (first, last) in zip(gaps, bounds, strict=True) for number in (gap, last - first)]


def _read_spans(numbers: Sequence[int]) -> tuple[Span, ...]:
    spans: list[Span] = []
    end = 0
    for gap, length in zip(numbers[::2], numbers[1::2], strict=True):
        spans.append((end + gap, end + gap + length))
        end += gap + length
    return tuple(spans)


def _read_mapped(table: tuple[Sequence[int], str]) -> tuple[Mapped, ...]:
    spans, to = table
    return tuple((*span, word) for span, word in zip(_read_spans(spans), to.split(" "), strict=True))


def write_groups(pairs: Iterable[tuple[str, str]]) -> str:
    """Each target with the words that lead to it, both sorted.

    >>> write_groups([("لئے", "لیے"), ("انھوں", "انہوں"), ("لیئے", "لیے")])
    'انہوں انھوں;لیے لئے لیئے'
    """
    groups: dict[str, list[str]] = {}
    for word, target in pairs:
        groups.setdefault(target, []).append(word)
    return ";".join(join_words([target, *sorted(groups[target])]) for target in sorted(groups))


def _read_groups(text: str) -> tuple[tuple[str, str], ...]:
    groups: Mapping[str, list[str]] = {
        target: words for target, *words in (group.split(" ") for group in text.split(";") if text)
    }
    return tuple(sorted((word, target) for target, words in groups.items() for word in words))
