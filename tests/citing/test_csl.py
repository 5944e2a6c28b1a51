"""CSL-JSON files keep to the schema of CSL's input data (csl-data.json 1.0.2), as far as they use it."""

from __future__ import annotations

import json

import pytest

from tests.citing.samples import ABOUT, ALL, BARE, BETWEEN, BOTH, FULL, MONTH, UNDATED, UNSURE, YEAR
from waraq.article import Article
from waraq.citing import Reference, make_reference, write_bibtex, write_csl, write_ris

# Of the schema: properties that are texts; `additionalProperties` is false at every level.
TEXTS = {
    "id",
    "type",
    "title",
    "container-title",
    "section",
    "language",
    "note",
    "source",
    "URL",
    "page",
    "edition",
}


def assert_valid(text: str) -> dict[str, object]:
    data = json.loads(text)
    assert isinstance(data, list)
    assert len(data) == 1
    (item,) = data
    assert {"id", "type"} <= set(item), "what the schema requires"
    assert item["type"] == "article-newspaper", "one of its types"
    assert set(item) <= {*TEXTS, "author", "issued"}
    assert all(isinstance(item[key], str) and item[key] for key in TEXTS & set(item))
    for name in item.get("author", ()):
        assert set(name) == {"literal"}
        assert isinstance(name["literal"], str)
    if "issued" in item:
        assert set(item["issued"]) <= {"date-parts", "circa"}
        assert item["issued"].get("circa", True) is True
        (parts,) = item["issued"]["date-parts"]
        assert 1 <= len(parts) <= 3
        assert all(type(part) is int for part in parts)
    return item


@pytest.mark.parametrize("reference", ALL.values(), ids=ALL)
def test_every_file_is_valid(reference: Reference) -> None:
    item = assert_valid(write_csl(reference))
    assert item["title"] == reference.title
    assert [name["literal"] for name in item.get("author", ())] == list(reference.authors)
    assert item.get("container-title") == reference.paper


def test_dates_are_as_exact_as_they_are_known() -> None:
    issued = [assert_valid(write_csl(each)).get("issued") for each in (FULL, MONTH, YEAR, UNDATED)]
    assert issued[:3] == [{"date-parts": [parts]} for parts in ([1992, 3, 26], [1992, 3], [1992])]
    assert issued[3] is None
    assert assert_valid(write_csl(UNDATED))["note"] == "n.d., not before 1992-03-26"


def test_dates_that_are_not_sure_are_told_as_such() -> None:
    about, unsure, both, between = (assert_valid(write_csl(each)) for each in (ABOUT, UNSURE, BOTH, BETWEEN))
    assert about["issued"] == {"date-parts": [[1990, 5]], "circa": True}
    assert unsure["issued"] == {"date-parts": [[1990, 5, 6]], "circa": True}
    assert [each["note"] for each in (about, unsure, both, between)] == [
        "date approximate", "date uncertain", "date approximate, date uncertain",
        "n.d., between 1990-05 and 1995",
    ]  # fmt: skip


def test_the_printed_page_is_told_of_its_edition() -> None:
    printed = FULL._replace(page="A4", edition="لاہور {شام}")
    item = assert_valid(write_csl(printed))
    assert (item["page"], item["edition"]) == ("A4", "لاہور {شام}")
    assert "\r\nSP  - A4\r\nET  - لاہور {شام}\r\n" in write_ris(printed)
    written = write_bibtex(printed)
    assert "  pages = {A4},\n  edition = {لاہور \\textbraceleft{}شام\\textbraceright{}},\n" in written
    article = Article(id="3kq7m2x9tb", headline="خبر", body="", page="A4", edition="لاہور")
    made = make_reference(article, "", None)
    assert (made.page, made.edition) == ("A4", "لاہور")


def test_what_is_not_known_is_absent() -> None:
    assert set(assert_valid(write_csl(BARE))) == {"id", "type", "title", "language", "note"}
