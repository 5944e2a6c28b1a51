"""The opening of a report, as lists and cards show it."""

from __future__ import annotations

from waraq.article import Article

LEAD_LENGTH = 220  # code points: two lines of a card on a wide screen


def measure_dateline(text: str) -> int:
    """How many code points at the beginning of a text are its dateline.

    >>> measure_dateline("لاہور (نامہ نگار) – دریا میں پانی بڑھ گیا۔")
    20
    """
    from waraq.ingest import parse_dateline  # noqa: PLC0415 - lists need leads that are there already

    line = parse_dateline(text)
    return line.body_start if line else 0


def make_lead(report: str, article: Article, length: int = LEAD_LENGTH) -> str:
    """The opening of a report without its dateline, at most about `length` code points, cut between words.

    Where the headline was inferred from the first sentence, the lead goes on
    where the headline stops, so that a card does not say the same thing twice.

    >>> article = Article(id="a", headline="دریا بپھر گیا…", headline_source="inferred", body="")
    >>> make_lead("دریا بپھر گیا، اور  دیہات ڈوب گئے۔", article)
    '… اور دیہات ڈوب گئے۔'
    """
    opening = " ".join(report[: 2 * length].split())
    inferred = article.headline_source == "inferred"
    if inferred or len(opening) <= length:  # more is needed to tell
        opening = " ".join(report.split())
    headline = article.headline.rstrip("… ")
    if inferred and opening.startswith(headline) and len(opening) > len(headline):
        opening = "… " + opening[len(headline) :].lstrip("۔،؛ ")
    if len(opening) <= length:
        return opening
    return opening[:length].rpartition(" ")[0].rstrip("،؛ ") + " …"
