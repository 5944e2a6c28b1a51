"""Names that are unsure alone, and sure in a list with people: «مارک ووڈ اور جیمز اینڈرسن»."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from waraq.entities.runs import LEAST_SCORE, Run, is_piece, step_over_and
from waraq.text import Passage

LEAST = 0.4  # of a run that is worth a suggestion
LISTED = 0.9  # of such a run in a list


def raise_in_lists(
    passage: Passage, runs: Sequence[Run], starts: Collection[int], ends: Collection[int]
) -> list[Run]:
    """The runs without the least sure ones, and with a higher score for what is joined to a person.

    `starts` and `ends` are the word numbers where known people's names start
    and end; “and” or a comma joins names. A list is followed from name to name, first towards its end, then
    towards its beginning.
    """
    starts = {*starts, *(run.first for run in runs if run.score >= LEAST_SCORE)}
    ends = {*ends, *(run.last for run in runs if run.score >= LEAST_SCORE)}
    raised = list(runs)
    for numbers in (range(len(raised)), reversed(range(len(raised)))):
        for number in numbers:
            run = raised[number]
            if run.score >= LEAST_SCORE or is_piece(passage, run):
                continue
            if step_over_and(passage, run.first, -1) in ends or step_over_and(passage, run.last, 1) in starts:
                reason = f"{run.reason}, in a list with a person"
                raised[number] = run._replace(rule="list", score=LISTED, reason=reason)
                starts.add(run.first)
                ends.add(run.last)
    return [run for run in raised if run.score >= LEAST]
