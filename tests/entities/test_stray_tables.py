"""Files beside the editor's tables that are not read, of which the editor is told."""

from __future__ import annotations

from pathlib import Path

from waraq.entities import Tagger, digest_tables

ROW = "id\tname\nperson/rashid\tراشد کوہستانی\n"


def test_a_table_under_another_name_is_told(tmp_path: Path) -> None:
    before = digest_tables(tmp_path)
    (tmp_path / "README.md").write_text("# Names", "utf-8")
    (tmp_path / "~$people.xlsx").write_bytes(b"")
    (tmp_path / ".people.tsv").write_bytes(b"")
    assert digest_tables(tmp_path) == before
    for name in ("people.txt", "Places.CSV", "names.xlsx"):
        (tmp_path / name).write_text(ROW, "utf-16")
    assert digest_tables(tmp_path) != before
    tagger = Tagger.load(tmp_path)
    assert "person/rashid" not in tagger.entities
    told = [(Path(each.path).name, each.remedy, each.fatal) for each in tagger.corrections.notices]
    tables = {"Places.CSV": "places.tsv", "names.xlsx": "people.tsv", "people.txt": "people.tsv"}
    assert told == [
        (name, f"save it as text with tabs under the name {table}, or move it elsewhere", False)
        for name, table in tables.items()
    ]
