"""Edits of a text: what stands where, what takes its place, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias


class Edit(NamedTuple):
    """From `start` to `end` (code points, half open) the text becomes `after`; `why` is for an editor."""

    start: int
    end: int
    after: str
    why: str

    def move(self, distance: int) -> Edit:
        """The same edit so many code points further on."""
        return self._replace(start=self.start + distance, end=self.end + distance)


# A step of normalisation: its edits in order, none overlapping another.
EditFinder: TypeAlias = Callable[[str], Iterable[Edit]]


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made; they come in order and do not overlap.

    >>> apply_edits("كراچي", [Edit(0, 1, "ک", "Arabic kaf"), Edit(4, 5, "ی", "Arabic yeh")]) == "کراچی"
    True
    """
    pieces: list[str] = []
    position = 0
    for edit in edits:
        pieces += (text[position : edit.start], edit.after)
        position = edit.end
    if not pieces:
        return text
    pieces.append(text[position:])
    return "".join(pieces)


def chain_edits(first: Sequence[Edit], middle: str, second: Sequence[Edit]) -> list[Edit]:
    """The edits that do at once what `first`, which led to the text `middle`, and then `second` do.

    Edits of the two that touch the same letters become one, with both reasons.

    >>> chain_edits([Edit(0, 1, "ه", "glyph")], "هم", [Edit(0, 1, "ہ", "heh")])
    [Edit(start=0, end=1, after='ہ', why='glyph; heh')]
    """
    if not first or not second:
        return [*first, *second]
    chained: list[Edit] = []
    shift = 0  # from the text that `first` was made for to `middle`, before the cluster
    for cluster in _cluster(first, second):
        inner = (edit.move(-cluster.start) for edit in cluster.second)
        after = apply_edits(middle[cluster.start : cluster.end], inner)
        start = cluster.start - shift
        shift += cluster.growth
        reasons = dict.fromkeys(edit.why for edit in (*cluster.first, *cluster.second))
        chained.append(Edit(start, cluster.end - shift, after, "; ".join(reasons)))
    return chained


@dataclass(slots=True)
class _Cluster:
    """Edits that touch one another: where they lie in the middle text, and which they are."""

    start: int
    end: int
    first: list[Edit] = field(default_factory=list)
    second: list[Edit] = field(default_factory=list)
    growth: int = 0

    def touches(self, start: int, end: int) -> bool:
        return start < self.end or start == end == self.start == self.end


def _cluster(first: Sequence[Edit], second: Sequence[Edit]) -> Iterator[_Cluster]:
    cluster: _Cluster | None = None
    for start, end, growth, edit in _merge(first, second):
        if cluster is None or not cluster.touches(start, end):
            if cluster is not None:
                yield cluster
            cluster = _Cluster(start, end)
        cluster.end = max(cluster.end, end)
        if growth is None:
            cluster.second.append(edit)
        else:
            cluster.first.append(edit)
            cluster.growth += growth
    if cluster is not None:
        yield cluster


def _merge(first: Sequence[Edit], second: Sequence[Edit]) -> Iterator[tuple[int, int, int | None, Edit]]:
    """Both by their place in the middle text: start, end, by how much an edit of `first` made it longer."""
    placed: list[tuple[int, int, int | None, Edit]] = []
    shift = 0
    for edit in first:
        growth = len(edit.after) - (edit.end - edit.start)
        placed.append((edit.start + shift, edit.start + shift + len(edit.after), growth, edit))
        shift += growth
    placed += [(edit.start, edit.end, None, edit) for edit in second]
    # An empty one stands before what begins at the same place.
    placed.sort(key=lambda each: each[:2])
    return iter(placed)
