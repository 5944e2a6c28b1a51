"""What the front matter of an article says of its names, and what its editor is told."""

from __future__ import annotations

from pathlib import Path

from waraq.article import EntityCorrections
from waraq.entities import Tagger, resolve_corrections


def test_what_does_nothing_or_not_all_that_it_says_is_told(tmp_path: Path) -> None:
    people = [
        "id\tname\thidden\tmerged_into",
        "person/zia\tضیا کوہستانی\tyes\t",
        "person/old\tپرانا\t\tperson/imran-khan",
    ]
    (tmp_path / "people.tsv").write_text("\n".join(people), "utf-8")
    tagger = Tagger.load(tmp_path)
    add = ("place/lahore", "person/zia", "person/none", "person/none", "person/imran-khan")
    drop = ("place/lahore", "person/zia", "place/none", "person/old")
    names, faults = resolve_corrections(EntityCorrections(add, drop), tagger)
    assert names.add == ("place/lahore", "person/imran-khan")
    assert names.drop == (*drop, "person/imran-khan")
    assert [reason.removeprefix("entities: ") for reason, _ in faults] == [
        "add names person/zia, which is hidden",
        "add names person/none, which no table has",
        "drop names place/none, which no table has",
        "drop names person/old, which is merged into person/imran-khan",
        "place/lahore is both added and dropped, and counts as added",
        "person/imran-khan is both added and dropped, and counts as added",
    ]
    assert all(remedy for _, remedy in faults)
