"""Documents of InPage 1 and 2: the paragraphs of all their stories, in the order of the stream."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from waraq.ingest.inpage.document import Document, InPageError, Notice, Unknowns, join_texts, keep
from waraq.ingest.inpage.legacy_frames import Story, find_loose_text, find_runs, find_stories
from waraq.ingest.inpage.legacy_text import decode_text
from waraq.ingest.inpage.numbers import are_turned, turn_numbers

_SHOWN = 40  # letters of a passage that was left out
_STRAIGHT = Notice(
    "the numbers seem to stand in reading order, unlike in most documents, and were left so",
    "check some years and sums against the document in InPage",
)


def decode_legacy(stream: str, data: bytes) -> Document:
    """The document in a stream of InPage 1 or 2; raises InPageError where there is no text."""
    unknowns = Unknowns()
    notices: list[Notice] = []
    texts = _read_texts(data, unknowns, notices)
    turned = are_turned(line for text in texts for line in text)
    if turned:
        texts = [[turn_numbers(line) for line in text] for text in texts]
    paragraphs, several = join_texts(texts)
    if not paragraphs:
        raise InPageError(f"no text was found in the file's stream {stream}")
    straight = None if turned else _STRAIGHT
    return Document(stream, paragraphs, keep([unknowns.describe(stream), several, straight, *notices]))


def _read_texts(data: bytes, unknowns: Unknowns, notices: list[Notice]) -> list[list[str]]:
    """The lines of each story, with what can be saved of those that are damaged."""
    stories = [story for story in find_stories(data) if _has_letters(data, story)]
    texts: list[list[str]] = [[]]
    left_out: list[tuple[int, int]] = []
    behind, saving = 0, not stories
    for story in [*stories, Story(len(data), len(data))]:
        if saving:
            notices.append(_describe_damage(behind))
            texts[-1] += _decode(data, find_loose_text(data, behind, story.start), unknowns)
        else:
            left_out += find_runs(data, behind, story.start)
        texts.append(_decode(data, story.spans(), unknowns))
        behind, saving = story.end, story.broken
    if left_out:
        notices.append(_describe_left_out(data, left_out))
    return texts


def _has_letters(data: bytes, story: Story) -> bool:
    """Whether a story is more than numbers that look like one by accident."""
    return not story.broken or any(b"\x04" in data[start:end] for start, end in story.spans())


def _decode(data: bytes, spans: Iterable[tuple[int, int]], unknowns: Unknowns) -> list[str]:
    return [
        line.strip()
        for start, end in spans
        for line in decode_text(data[start:end], start, unknowns).split("\n")
    ]


def _describe_damage(offset: int) -> Notice:
    where = (
        f"is damaged at byte {offset} of its stream" if offset else "has no paragraphs where they should be"
    )
    return Notice(
        f"the document {where}; what comes behind was found by its letters, and may lack lines",
        "compare the article with the document in InPage, or look for an undamaged copy",
    )


def _describe_left_out(data: bytes, spans: Sequence[tuple[int, int]]) -> Notice:
    start, end = spans[0]
    shown = decode_text(data[start : min(end, start + 2 * _SHOWN)], start, Unknowns())
    reason = (
        f"{len(spans)} passages that belong to no text were left out, the first at byte {start}: “{shown}…”"
    )
    return Notice(reason, "if they are not older versions of it, add them to the article by hand")
