"""Texts of real news, put together anew for as many articles as are asked for.

The texts are those of a file that is no part of the project: the COUNTER
corpus, which may be used for research but not passed on. What is made of
them stays below `.cache/`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

from tools.bench.articles import draw_length, make_article
from tools.bench.layout import PROJECT
from waraq.search import SearchDocument

NEWS = PROJECT.parent / "shared" / "data" / "counter_news.jsonl"
_SENTENCE = re.compile(r"[^۔؟!\n]+[۔؟!]*")
# What is longer is no sentence but a table or a list.
_MOST_WORDS = 60
# So many sentences in a row are taken from one text, and are a paragraph.
_FEWEST, _MOST = 2, 4


def make_news(number: int, texts: Path) -> SearchDocument:
    """The article of a number with a text of news: as long as the made-up one, and with its names in it."""
    document, random = make_article(number), Random(f"news {number}")
    paragraphs = compose_paragraphs(load_news(texts), draw_length(random), random)
    for place, name in enumerate(document.names):
        at = place % len(paragraphs)
        paragraphs[at] = f"{name} {paragraphs[at]}"
    first = paragraphs[0].split()
    headline = " ".join([document.names[0], *paragraphs[-1].rstrip("۔؟!").split()[: random.randint(4, 8)]])
    return replace(document, headline=headline, lead=" ".join(first[:25]), body="\n\n".join(paragraphs))


def compose_paragraphs(texts: Sequence[Sequence[str]], words: int, random: Random) -> list[str]:
    """Paragraphs of so many words or a few more, each of sentences that stand together in a text."""
    paragraphs: list[str] = []
    written = 0
    while written < words:
        text = random.choice(texts)
        start = random.randrange(len(text))
        paragraph = " ".join(text[start : start + random.randint(_FEWEST, _MOST)])
        paragraphs.append(paragraph)
        written += len(paragraph.split())
    return paragraphs


@cache
def load_news(texts: Path) -> tuple[tuple[str, ...], ...]:
    """The sentences of each text in a file that has a line of JSON with a ``text`` for each.

    Raises OSError or ValueError where it can't be read.
    """
    with texts.open(encoding="utf-8") as lines:
        found = tuple(split_sentences(str(json.loads(line)["text"])) for line in lines)
    return tuple(sentences for sentences in found if sentences)


def split_sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text.

    >>> split_sentences("سیلاب آیا۔ کب تھمے گا؟ معلوم نہیں")
    ('سیلاب آیا۔', 'کب تھمے گا؟', 'معلوم نہیں')
    """
    found = (" ".join(sentence.split()) for sentence in _SENTENCE.findall(text))
    return tuple(sentence for sentence in found if 0 < len(sentence.split()) <= _MOST_WORDS)
