"""The records for libraries: an OAI-PMH static repository by its specification."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from tests.archive_project import PROJECT
from tests.plugins.names_archive import Names
from waraq.article import Dateline
from waraq.plugins import oai
from waraq.plugins.oai import write_repositories
from waraq.store import Part

OAI = "http://www.openarchives.org/OAI/2.0/"
SPACES = {"oai": OAI}
SCHEMA = etree.XMLSchema(file=str(PROJECT / "tests/schemas/static-repository.xsd"))


@pytest.fixture
def names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Names:
    made = Names(
        tmp_path, monkeypatch, OAI_EMAIL="data@paper.example", OAI_GATEWAY="https://gateway.example/oai/",
        LICENCE="CC BY 4.0", LICENCE_URL="https://creativecommons.org/licenses/by/4.0/",
    )  # fmt: skip
    made.add("b", "1992-03-05", [], section="کھیل", keywords=("پل", "سڑک"), byline="اعظم")
    made.add("a", "1992-03", [], headline="<پل> & \x01سڑک", dateline=Dateline(("لاہور", "کراچی")))
    made.add("c", None, [], lang="en")
    return made


def read(names: Names, name: str) -> etree._Element:
    """A repository, checked by the schema, and by what no schema says."""
    root = etree.fromstring(names.written.files[name])
    SCHEMA.assertValid(root)
    days = [str(each) for each in root.xpath("//oai:datestamp/text()", namespaces=SPACES)]
    assert min(days) == root.findtext(".//oai:earliestDatestamp", namespaces=SPACES)
    return root


def test_a_year_is_a_repository(names: Names) -> None:
    write_repositories(names.archive, names.written, Part("oai", "1992"))
    root = read(names, "data/oai-1992.xml")
    identify = {etree.QName(each).localname: each.text for each in root[0]}
    assert identify["baseURL"] == "https://gateway.example/oai/paper.example/data/oai-1992.xml"
    assert identify["adminEmail"] == "data@paper.example"
    assert root.xpath("//oai:identifier/text()", namespaces=SPACES) == [
        "oai:paper.example:a",
        "oai:paper.example:b",
    ]
    first, second = (
        [(etree.QName(each).localname, each.text) for each in record[1][0]] for record in root[2]
    )
    assert ("title", "<پل> & سڑک") in first
    assert [text for name, text in first if name == "coverage"] == ["لاہور", "کراچی"]
    assert ("date", "1992-03") in first
    assert [text for name, text in second if name == "subject"] == ["کھیل", "پل", "سڑک"]
    assert {("creator", "اعظم"), ("identifier", "https://paper.example/a/b/"), ("language", "ur")} <= set(
        second
    )
    assert ("rights", "https://creativecommons.org/licenses/by/4.0/") in second
    root[2].append(root[2][0].__copy__())
    assert not SCHEMA.validate(root), "one identifier twice"


def test_dates_say_how_sure_they_are(names: Names) -> None:
    names.add("e", "1992-04", [], date_qualifier="~", date_source="dateline")
    names.add("f", None, [], not_before="1990-05", not_after="1995")
    names.add("g", None, [], not_before="1990", date_hijri="17 رجب 1446ھ")
    for year in ("1992", ""):
        write_repositories(names.archive, names.written, Part("oai", year))
    dates = {
        record.findtext(".//{*}identifier").rpartition(":")[2]: (
            [each.text for each in record.iter("{*}date")],
            [each.text for each in record.iter("{*}description")][1:],
        )
        for name in ("data/oai-1992.xml", "data/oai-undated.xml")
        for record in read(names, name)[2]
    }
    assert dates == {
        "a": (["1992-03"], []),
        "b": (["1992-03-05"], []),
        "c": ([], []),
        "e": (["1992-04~"], ["تاریخ متن سے اخذ شدہ"]),
        "f": (["[1990-05..1995]"], []),
        "g": (["17 رجب 1446ھ"], []),
    }


def test_a_large_year_has_several(names: Names, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(oai, "PER_FILE", 1)
    for year in ("1992", ""):
        write_repositories(names.archive, names.written, Part("oai", year))
    files = ["data/oai-1992-2.xml", "data/oai-1992.xml", "data/oai-undated.xml"]
    assert sorted(names.written.files) == files
    assert [len(read(names, name)[2]) for name in files] == [1, 1, 1]


def test_a_change_writes_the_repository_of_its_year(names: Names) -> None:
    names.store.pages.keep_site("1")
    names.add("b", "1992-03-05", ["place/lahore"])
    names.add("d", "1993-01-02", [])
    stale = [part for part in names.store.pages.stale() if part.kind == "oai"]
    assert [part.key for part in stale] == ["1992", "1993"]


def test_who_is_not_asked_for_records_writes_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = Names(tmp_path, monkeypatch)
    names.add("a", "1992", [])
    write_repositories(names.archive, names.written, Part("oai", "1992"))
    assert names.written.files == {}
