"""What is told of a date where no markup can stand, as in results of a search."""

from __future__ import annotations

import pytest

from tests.archive_project import PROJECT
from waraq.article import Article
from waraq.plugins.catalogue import STRINGS, Catalogue
from waraq.plugins.printed_date import list_forms, print_date

STRINGS_FILE = PROJECT / "themes/waraq" / STRINGS
URDU = Catalogue.load(STRINGS_FILE, "latin")


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ({"date": "2014-03-11"}, "11 مارچ 2014ء"),
        ({"date": "2014-03", "date_qualifier": "~"}, "تقریباً مارچ 2014ء"),
        ({"date": "2014", "date_source": "source"}, "2014ء"),
        ({"date": "2014", "date_source": "filename", "date_qualifier": "?"}, "2014ء (غیر یقینی) (اخذ شدہ)"),
        ({"not_before": "1990-05", "not_after": "1995"}, "تاریخ نامعلوم، مئی 1990ء اور 1995ء کے درمیان"),
        ({"not_before": "1990"}, "تاریخ نامعلوم، 1990ء کے بعد"),
        ({"not_after": "1995-01-02"}, "تاریخ نامعلوم، 2 جنوری 1995ء تک"),
        ({"date_hijri": "17 رجب 1446ھ", "not_before": "1990"}, "17 رجب 1446ھ"),
        ({}, "تاریخ نامعلوم"),
    ],
)
def test_dates(known: dict[str, str], told: str) -> None:
    article = Article(id="a", headline="خبر", body="", **known)  # type: ignore[arg-type]
    assert print_date(article, URDU) == told


def test_other_words_or_digits_are_other_forms() -> None:
    others = [Catalogue.load(STRINGS_FILE, "urdu"), Catalogue.load(STRINGS_FILE, "latin", "en")]
    assert len({list_forms(each) for each in (URDU, *others)}) == 3
    rows = [line.split("\t") for line in STRINGS_FILE.read_text("utf-8").splitlines()]
    strings = {row[0]: row[1] for row in rows}
    for key in ("date.not_after", "list.comma"):
        assert list_forms(Catalogue({**strings, key: "؟"})) != list_forms(Catalogue(strings))
