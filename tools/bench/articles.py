"""The articles of the made-up archive: number k is the same in every archive that is large enough."""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from random import Random

from tools.bench.names import compose_word, count_made_up, load_names, make_word, sort_names
from tools.bench.subjects import Topic, load_words, pick_topic
from tools.bench.weights import pick_below
from waraq.dates import format_edtf
from waraq.search import SearchDocument

FIRST_DAY = date(1990, 1, 1)
ARTICLES_A_DAY = 5
# Lengths of bodies in words: the logarithm has this mean and deviation, which makes 227 words on average.
LENGTH_MEAN, LENGTH_DEVIATION = 5.324, 0.45
MEAN_WORDS = 227
SHORTEST, LONGEST = 60, 900
COMMA = 0.08  # how often a word inside a sentence has a comma
PUBLICATIONS = tuple(f"روزنامہ {compose_word(number, 2)}" for number in (900, 901, 902))

# Where a word comes from, as shares of all; the rest are words of Makhzan by their counts.
REPEATED = 0.06  # one of the article's own, again
OF_SECTION = 0.05
OF_TOPIC = 0.12
OF_NAMES = 0.02
OF_MADE_UP = 0.012


def make_articles(start: int, stop: int) -> Iterator[SearchDocument]:
    """The articles numbered `start` to `stop` - 1, oldest first."""
    return map(make_article, range(start, stop))


def make_article(number: int) -> SearchDocument:
    """The article of a number from 0 on; each calendar day has five of them, from 1 January 1990 on."""
    random = Random(f"article {number}")
    text = _Text(number, random)
    sentences = list(_make_sentences(text.write_body(), random))
    day = (FIRST_DAY + timedelta(number // ARTICLES_A_DAY)).isoformat()
    names = sort_names(text.names)
    identity = b32encode(sha256(f"article {number}".encode()).digest()).decode().lower()[:10]
    return SearchDocument(
        id=identity,
        url=f"a/{identity}/",
        headline=_make_headline(text.names[0], sentences, random),
        lead=sentences[0],
        body="\n\n".join(_make_paragraphs(sentences, random)),
        people=tuple(names["people"]),
        places=tuple(names["places"]),
        organisations=tuple(names["organisations"]),
        date=day,
        date_text=format_edtf(day),
        section=text.topic.section.name,
        publication=random.choice(PUBLICATIONS),
    )


class _Text:
    """Writes the words of one article."""

    def __init__(self, number: int, random: Random) -> None:
        self._random = random
        self._new = range(count_made_up(number * MEAN_WORDS), count_made_up((number + 1) * MEAN_WORDS))
        self._own: list[str] = []
        self._words, self._commonest = load_words()
        self.topic: Topic = pick_topic(number, random)
        self.names = _pick_names(random)

    def write_body(self) -> list[str]:
        """The words of the body, all the new made-up ones of this article among them."""
        random = self._random
        length = draw_length(random)
        words: list[str] = []
        new = [make_word(number) for number in self._new]
        self._own.extend(new)
        while len(words) < length - len(new):
            words.extend(self._pick().split())
        for word in new:
            words.insert(random.randrange(len(words) + 1), word)
        return words

    def _pick(self) -> str:
        """The next word, or words that belong together."""
        random = self._random
        source = random.random()
        if (source := source - REPEATED) < 0 and self._own:
            return random.choice(self._own)
        if (source := source - OF_SECTION) < 0:
            word = self.topic.section.words.pick(random)
        elif (source := source - OF_TOPIC) < 0:
            word = self.topic.words.pick(random)
        elif (source := source - OF_NAMES) < 0:
            word = random.choice(self.names)
        elif source - OF_MADE_UP < 0:
            word = make_word(pick_below(max(1, self._new.start), random))
        else:
            word = self._words.pick(random)
        if word not in self._commonest:
            self._own.append(word)
        return word


def draw_length(random: Random) -> int:
    """How many words a body has."""
    length = round(random.lognormvariate(LENGTH_MEAN, LENGTH_DEVIATION))
    return max(SHORTEST, min(LONGEST, length))


def _pick_names(random: Random) -> tuple[str, ...]:
    """Two to six names."""
    wanted = random.randint(2, 6)
    names: dict[str, None] = {}
    while len(names) < wanted:
        names[load_names().pick(random)] = None
    return tuple(names)


def _make_sentences(words: list[str], random: Random) -> Iterator[str]:
    """Sentences of 8 to 25 words (the last may be shorter), with commas, each with its full stop."""
    at = 0
    while at < len(words):
        length = random.randint(8, 25)
        sentence = words[at : at + length]
        at += length
        inner = (f"{word}،" if random.random() < COMMA else word for word in sentence[:-1])
        yield " ".join([*inner, f"{sentence[-1]}۔"])


def _make_paragraphs(sentences: list[str], random: Random) -> Iterator[str]:
    """Two to four sentences each."""
    at = 0
    while at < len(sentences):
        length = random.randint(2, 4)
        yield " ".join(sentences[at : at + length])
        at += length


def _make_headline(name: str, sentences: list[str], random: Random) -> str:
    """Six to ten words: a name, and what a sentence begins with."""
    wanted = random.randint(6, 10) - len(name.split())
    words = random.choice(sentences[:-1] or sentences).replace("،", "").rstrip("۔").split()
    return " ".join([name, *words[:wanted]])
