"""Headlines for reports that came without one.

The words are the report's own, from its beginning, and nothing is left out in
the middle: leaving out «کے خلاف» would turn a report around. What is cut ends
with «…», and the article is marked ``headline_source: inferred``.
"""

from __future__ import annotations

from itertools import pairwise

from waraq.ingest.clauses import load_roles
from waraq.ingest.dateline import parse_dateline
from waraq.text import Token, tokenize

MAX_HEADLINE = 90
MIN_HEADLINE = 40
MIN_SENTENCE = 20  # a shorter «sentence» is an abbreviation such as اے۔
ELLIPSIS = "…"
SENTENCE_ENDS = "۔؟!.?"
CLAUSE_MARKS = "،؛:,;–—"
PAIRS = (("“", "”"), ("«", "»"), ("(", ")"), ("‘‘", "’’"))
IZAFAT = "\u0650"  # zer, the izafat that ties a noun to the next
NEVER_LAST = frozenset({"genitive", "link", "verb", "conjunction", "complementizer"})
NEVER_FIRST = frozenset({"postposition", "genitive", "link"})


def infer_headline(body: str) -> str | None:
    """Make a headline of the first sentence after the dateline; None where there are no words.

    >>> infer_headline("لاہور (اسٹاف رپورٹر) – شہر میں رات بھر بارش ہوئی۔ سڑکیں ڈوب گئیں۔")
    'شہر میں رات بھر بارش ہوئی'
    """
    dateline = parse_dateline(body)
    report = body[dateline.body_start :] if dateline else body
    for paragraph in report.split("\n"):
        sentence = _first_sentence(paragraph.strip())
        words = tokenize(sentence)
        if words:
            return sentence if len(sentence) <= MAX_HEADLINE else _cut(sentence, words)
    return None


def _first_sentence(text: str) -> str:
    """Return the first sentence, without its full stop."""
    for place, character in enumerate(text):
        ends = character in SENTENCE_ENDS and text[place + 1 : place + 2] in {"", " ", "\u00a0", "\n"}
        if ends and place >= MIN_SENTENCE and _is_balanced(text[:place]):
            return text[: place + 1].rstrip("۔. ")
    return text.rstrip("۔. ")


def _cut(sentence: str, words: list[Token]) -> str:
    """Cut a sentence at the last clause that fits, else at a phrase, else at a word."""
    fitting = [word for word in words if word.end < MAX_HEADLINE]
    if not fitting:  # one endless word: there is no place to cut but inside it
        return sentence[: MAX_HEADLINE - 1] + ELLIPSIS
    steps = [
        (here, after)
        for here, after in pairwise(words)
        if MIN_HEADLINE <= here.end < MAX_HEADLINE and _is_balanced(sentence[: here.end])
    ]
    for ends_here in (_ends_clause, _ends_phrase, _ends_word):
        cuts = [here.end for here, after in steps if ends_here(sentence, here, after)]
        if cuts:
            return sentence[: cuts[-1]] + ELLIPSIS
    return sentence[: steps[-1][0].end if steps else fitting[-1].end] + ELLIPSIS


def _ends_clause(sentence: str, here: Token, after: Token) -> bool:
    marked = not set(sentence[here.end : after.start]).isdisjoint(CLAUSE_MARKS)
    roles = load_roles()
    # «جیت کر» closes a clause, «جاری کر دیا» does not.
    closed = roles.get(here.text) == "closer" and roles.get(after.text) != "verb"
    return marked or closed or roles.get(after.text) == "conjunction"


def _ends_phrase(_sentence: str, here: Token, after: Token) -> bool:
    roles = load_roles()
    return roles.get(here.text) == "postposition" and roles.get(after.text) not in NEVER_FIRST


def _ends_word(sentence: str, here: Token, after: Token) -> bool:
    """Whether a cut leaves no word hanging: neither «سنگِ…» nor «تاپی…» before its «کا»."""
    roles = load_roles()
    hangs = roles.get(here.text) in NEVER_LAST or sentence[here.end - 1] == IZAFAT
    return not hangs and roles.get(after.text) not in NEVER_FIRST | {"verb", "closer"}


def _is_balanced(text: str) -> bool:
    return all(text.count(opening) == text.count(closing) for opening, closing in PAIRS)
