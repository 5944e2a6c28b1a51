"""Settings of a folder: the nearest counts, key by key, and a wrong key costs itself only."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waraq.errors import Problem
from waraq.ingest.printed_dates import Order
from waraq.ingest.readers import choose_reader
from waraq.ingest.record import Record
from waraq.ingest.settings import NO_SETTINGS, Settings, apply_settings
from waraq.ingest.settings_file import read_settings
from waraq.ingest.source_file import SourceFile
from waraq.ingest.sources import walk_sources

ALL = """\
columns: {headline: Title, body: [Text, More]}
encoding: windows-1256
publication: روزنامہ جنگ
section: کھیل
lang: ur
byline: نامہ نگار
ids: jang-2004
dates: dmy
time_zone: Asia/Karachi
post_types: [column, story]
format: csv
"""


def load(text: str | bytes, above: Settings = NO_SETTINGS) -> tuple[Settings, tuple[Problem, ...]]:
    raw = text.encode() if isinstance(text, str) else text
    return read_settings(Path("seeds/source.yaml"), lambda: BytesIO(raw), above)


def test_all_keys() -> None:
    settings, problems = load(ALL)
    assert problems == ()
    assert settings == Settings(
        columns=(("headline", ("Title",)), ("body", ("Text", "More"))),
        encoding="windows-1256",
        values={"publication": "روزنامہ جنگ", "section": "کھیل", "lang": "ur", "byline": "نامہ نگار"},
        ids="jang-2004",
        dates="DMY",
        time_zone="Asia/Karachi",
        post_types=("column", "story"),
        formats={"": ".csv"},
    )


@pytest.mark.parametrize(
    "line, reason",
    [
        ("colour: red", "“colour” is no setting"),
        ("columns: Title", "“columns” wants a field"),
        ("columns: {title: Head}", "“title” is no field"),
        ("columns: {body: {a: b}}", "“columns” wants one text"),
        ("encoding: utf-9", "no encoding"),
        ("encoding: base64", "no encoding"),
        ("encoding: idna", "no encoding"),
        ("post_types: [{a: b}]", "“post_types” wants one text"),
        ("dates: day first", "no order of day, month and year"),
        ("time_zone: Asia/Lahore", "no time zone"),
        ("time_zone: ../../etc/passwd", "no time zone"),
        ("lang: اردو", "no language tag"),
        ("section: [a, b]", "“section” wants one text"),
        ("ids: '\u200b'", "“ids” wants one text"),
        ("format: doc", "“doc” is no format"),
        ("format: {dat: [csv]}", "“a list” is no format"),
    ],
)
def test_a_wrong_key_is_named_with_its_line_and_the_others_hold(line: str, reason: str) -> None:
    settings, [problem] = load(f"publication: جنگ\n{line}\n")
    assert settings == Settings(values={"publication": "جنگ"})
    assert (problem.path, problem.line) == ("seeds/source.yaml", 2)
    assert reason in problem.reason
    assert problem.remedy


@pytest.mark.parametrize(
    "raw",
    [
        b"a: b: c",
        b"- a",
        b"a: &x b\nb: *x",
        b"a: !!python/name:os.system x",
        b"\0",
        b"\xff\xfe\xfd",
        b"#" * 200_000,
    ],
)
def test_a_file_that_can_not_be_read_leaves_the_settings_above(raw: bytes) -> None:
    above = Settings(ids="a")
    settings, problems = load(raw, above)
    assert settings is above
    assert len(problems) == 1


def test_an_empty_file_sets_nothing() -> None:
    assert load("") == (NO_SETTINGS, ())
    assert load("# nothing\n") == (NO_SETTINGS, ())


@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_nothing_is_raised(raw: bytes) -> None:
    settings, problems = load(raw)
    assert isinstance(settings, Settings)
    assert all(problem.remedy for problem in problems)


def test_the_nearest_folder_counts_key_by_key(tmp_path: Path) -> None:
    for name, text in {
        "source.yaml": "publication: جنگ\nlang: ur\n",
        "a.txt": "متن",
        "1/source.yaml": "publication: ڈان\nsection: [x]\n",
        "1/b.txt": "متن",
        "1/deep/er/c.txt": "متن",
        "2/d.txt": "متن",
        "2/Source.YAML": "lang: en",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    found = list(walk_sources(tmp_path))
    [problem] = [item for item in found if isinstance(item, Problem)]
    assert (Path(problem.path).parent.name, problem.line) == ("1", 2)
    values = {item.name: item.settings.values for item in found if isinstance(item, SourceFile)}
    assert values == {
        "a.txt": {"publication": "جنگ", "lang": "ur"},
        "1/b.txt": {"publication": "ڈان", "lang": "ur"},
        "1/deep/er/c.txt": {"publication": "ڈان", "lang": "ur"},
        "2/Source.YAML": {"publication": "جنگ", "lang": "ur"},
        "2/d.txt": {"publication": "جنگ", "lang": "ur"},
    }


def test_settings_that_lead_out_of_the_seeds_are_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("ids: x", "utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "source.yaml").symlink_to(tmp_path / "secret")
    [problem] = walk_sources(tmp_path / "seeds")
    assert isinstance(problem, Problem)
    assert "leads out" in problem.reason


@pytest.mark.parametrize(
    "formats, name, reader",
    [
        ({"": ".csv"}, "a.dat", "read_table"),
        ({"": ".csv"}, "dump", "read_table"),
        ({"": ".csv"}, "a.txt", "read_plain_text"),
        ({".txt": ".tsv"}, "a.TXT", "read_table"),
        ({".txt": ".tsv"}, "a.md", "read_markdown"),
        ({".txt": ".tsv"}, "a.dat", None),
        ({}, "a.dat", None),
    ],
)
def test_formats(formats: dict[str, str], name: str, reader: str | None) -> None:
    source = SourceFile(name, name, lambda: BytesIO(b""), 0, settings=Settings(formats=formats))
    chosen = choose_reader(source)
    assert (chosen.__name__ if chosen else None) == reader


def test_other_settings_are_another_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # As it is a moment after the files were written.
    monkeypatch.setattr("waraq.files.is_settled", lambda _state: True)
    (tmp_path / "a.csv").write_text("id,text\n1,a\n", "utf-8")

    def state() -> str:
        [source] = walk_sources(tmp_path)
        assert isinstance(source, SourceFile)
        return source.state

    states = [state()]
    for text in ("lang: ur", "lang: ur", "lang: en"):
        (tmp_path / "source.yaml").write_text(text, "utf-8")
        states.append(state())
    assert states[1] == states[2]
    assert len(set(states)) == 3


def test_values_fill_gaps_only_and_change_the_hash() -> None:
    record = Record(key="1", sha256="0", media_type="text/csv", paragraphs=("متن",), section="دنیا")
    settings = Settings(values={"section": "کھیل", "publication": "جنگ"}, ids="x")
    filled = apply_settings(record, settings)
    assert (filled.section, filled.publication, filled.key, filled.paragraphs) == (
        "دنیا",
        "جنگ",
        "1",
        ("متن",),
    )
    assert filled.sha256 != record.sha256
    assert apply_settings(record, settings) == filled
    assert apply_settings(record, Settings(values={"section": "کھیل"}, ids="x")) is record
    assert apply_settings(record, Settings(encoding="cp1256")).sha256 != record.sha256


def test_a_folder_of_a_legacy_dump(tmp_path: Path) -> None:
    (tmp_path / "source.yaml").write_text("columns: {body: [Lead, Rest]}\nformat: jsonl\nlang: ur\n", "utf-8")
    (tmp_path / "old.dat").write_text(json.dumps({"id": 1, "Lead": "ایک", "Rest": "دو"}), "utf-8")
    [source] = walk_sources(tmp_path)
    assert isinstance(source, SourceFile)
    [record] = choose_reader(source)(source)
    assert apply_settings(record, source.settings).lang == "ur"
    assert record.paragraphs == ("ایک", "دو")


@pytest.mark.parametrize(
    "printed, dates, time_zone, expected",
    [
        ("04/03/2005", "DMY", None, "2005-03-04"),
        ("۴-۳-۲۰۰۵ 10:30", "DMY", None, "2005-03-04"),
        ("04/03/2005", "MDY", None, "2005-04-03"),
        ("25/03/2005", "MDY", None, "25/03/2005"),
        ("04/03/2005", None, "+05:00", "04/03/2005"),
        ("1551733200", None, "Asia/Karachi", "2019-03-05"),
        ("1551733200000", "DMY", "-05:00", "2019-03-04"),
        ("2019-03-04T21:10:00.000Z", None, "Asia/Karachi", "2019-03-05"),
        ("Mon, 04 Mar 2019 21:10:00 GMT", None, "+05:00", "2019-03-05"),
        ("2019-03-04T21:10:00", None, "+05:00", "2019-03-04T21:10:00"),
        ("4 مارچ 2019", "DMY", "+05:00", "4 مارچ 2019"),
    ],
)
def test_dates_are_read_as_the_folder_has_them(
    printed: str, dates: Order | None, time_zone: str | None, expected: str
) -> None:
    record = Record(key="1", sha256="0", media_type="text/csv", date=printed)
    found = apply_settings(record, Settings(dates=dates, time_zone=time_zone))
    assert found.date == expected
    assert found.sha256 != record.sha256


def test_settings_of_dates_leave_the_hashes_of_other_records() -> None:
    record = Record(key="1", sha256="0", media_type="text/csv", date="04/03/2005")
    known = "91dd800cd353944976e304e6104615ba263748251f345006293e2e099298ac6c"
    assert apply_settings(record, Settings(values={"lang": "ur"})).sha256 == known
